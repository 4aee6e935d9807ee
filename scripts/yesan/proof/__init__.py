"""Proves the computed figures of a built site anew, in code that shares nothing with the model.

In: a package, and the folder of its built site with its table of claims. Out: `Proof`: how many
claims, elements, cells and bars were compared with the tables, and every error. The tables go into
DuckDB as text; figures are cast and computed there. What is said beside figures is read by the
catalogs of messages, as data. Nothing of `tables`, `model`, `charts` or `pages` is used: what these
rooms do wrong must differ from what is done here.

The folders, each of which imports only those before it: data, site, claims, figures, numbers,
texts, pages, interface, pictures, previews. To add an operation: its SQL in `claims.recomputation`,
and what its operands must be in `claims.denominators`.
"""
