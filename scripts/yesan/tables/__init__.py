"""Typed rows: every table read once by frictionless, its errors in our words, its rows by key.

In: a `Package`. Out: `Tables`, exact Python values in their printed unit. Discrepancies of the
source, which are rows too, are read here.
"""
