"""The command line: each command is a function in `cli` that calls the other rooms.

In: arguments. Out: text on the terminal, an exit code, and the files that a command writes. No
other room imports this one. To change a command or add one: its function in `cli`, and what it does
in a module of its own; what several have in common is in `options`, `task` and `console`. What
`yesan new` guesses and writes is in `scaffold`.
"""
