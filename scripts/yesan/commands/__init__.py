"""The command line: each command is a function in `cli`, its work a call into the rooms before.

In: arguments. Out: text on the terminal, an exit code, and what a command writes. Nothing imports
this room.
"""
