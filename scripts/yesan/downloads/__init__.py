"""Files for readers to keep: tables, figures, charts, and the package as one zip.

In: the package's bytes and the charts of pages. Out: bytes by path. Nothing is computed here.
"""
