"""The package read anew: its rows as texts and figures, and what each row is of.

In: the files of a package. Out: cells, and which entities, phase, year and direction they are of.
"""
