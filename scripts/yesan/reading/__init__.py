"""Bytes into values: a resource's files become text, rows and types, each by the standard's rules.

In: a folder or an address, and what the descriptor says of one file. Out: `Content` (bytes),
`Dialect` (how they are read) and a frictionless table. Nothing outside the package's folder is
read, nothing is fetched unless `Locations` allows it.
"""
