"""The nouns of the standard: Package, Resource, Field, Source, and the column types.

In: what the descriptor says. Out: frozen values without behaviour of their own, made by
`descriptor` and read by everything after it. A property of our extension is declared in
`extension`.
"""
