"""Bytes into values: a resource's files become text, rows and types, as the standards say.

In: a folder or an address, and what the descriptor says about one file. Out: `Content` (bytes),
`Dialect` (how they are read) and a frictionless table. Nothing outside the package's folder is
read, and nothing is fetched unless `Locations` allows it. To add a format: how it is recognised in
`dialect` or `workbook`, and how it is made plain in `standard_form`.
"""
