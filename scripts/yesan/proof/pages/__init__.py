"""Whole tables, files and links of the site.

In: tables as pages show them, and the files of the site. Out: rows, files and links that are
missing, added or changed.
"""
