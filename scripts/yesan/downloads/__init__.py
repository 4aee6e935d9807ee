"""Files for readers to keep: tables, figures, charts, and the package as one zip.

In: the package's bytes and the charts of pages. Out: bytes by path. Nothing is computed here. To
add a file: a module that makes its bytes, and the line in `pages.pages` that asks for it.
"""
