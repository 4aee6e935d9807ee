"""A built page read: its elements, texts and numbers, and the messages that texts can be.

In: HTML and SVG, and the catalogs of messages. Out: what elements refer to, runs of text, numbers
as written, bars with their scales.
"""
