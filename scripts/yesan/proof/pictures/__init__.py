"""The pictures of charts, in pages and as files.

In: SVG. Out: names, orders and lengths that are not those of the figures.
"""
