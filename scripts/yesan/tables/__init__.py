"""Typed rows: every table read once by frictionless, its errors in our words.

In: a `Package`. Out: `Tables`, exact Python values in their printed unit. Discrepancies of the
source, which are rows too, are read here.
"""
