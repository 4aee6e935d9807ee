"""A package checked: descriptor, cells, keys, rules and listed discrepancies.

In: the path of a package. Out: `Checked` (model and outcomes), or every error at once. To add a
check of our own: a function here; a check of one package is a SQL file of its own.
"""
