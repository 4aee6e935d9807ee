"""Typed rows: every table validated by frictionless, its rows made once, its errors in our words.

In: a `Package`. Out: `Tables`, exact Python values in their printed unit. Discrepancies of the
source, which are rows too, are read here. To add a check of rows: `row_checks`; to change what an
error says: `cell_errors`.
"""
