"""The nouns of the standard: Package, Resource, Field, Source, and the column types.

In: what the descriptor says. Out: frozen values, made by `descriptor` and read by every room after
it. A property or a role of our extension is declared in `extension`; to change one, begin there.
"""
