"""Files for readers to keep: tables, figures, charts, and the package as one zip.

In: the package's bytes and rows, and the charts of pages. Out: bytes by path. Nothing is computed
here. Every format of a table is written from one `TypedTable`; what a format cannot hold is told as
a `Misfit`. To add a file: a module that makes its bytes, and the line in `formats` or in
`pages.pages` that asks for it.
"""
