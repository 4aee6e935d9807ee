"""Checks the files for programs below ``api``: each figure of them, and what leads to them.

In: the tables, the claims, the files of a site. Out: what is wrong. To check another property of
the files: its expectation in `told_figures`, `told_rows` or `interface`.
"""
