"""What differs between two editions of a package: tables, rows, cells, and what they mean.

In: two editions, each a folder, a zip or a revision. Out: `Changes`, each statement of which can be
checked in the cells, and the same as text, Markdown, HTML or JSON. To add a kind of change: a
module that finds it, its place in `changes.Changes` and its words in `report`.
"""
