"""An interface for programs without a server: JSON of each entity and each table, with its schema.

In: what the rows of a package mean, and where its site shows them. Out: bytes by path, below
``api/v1``. Every figure has the cell that prints it, or the claim that it is; nothing is computed
here. To change what a file says: its module, `schemas`, and the check in `proof/api`.
"""
