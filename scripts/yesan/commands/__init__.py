"""The command line: each command is a function in `cli` that calls the other rooms.

In: arguments. Out: text on the terminal, an exit code, and the files that a command writes. No
other room imports this one.
"""
