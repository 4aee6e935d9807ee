"""What `yesan new` writes: a project from tables without a descriptor, a package, or the example.

In: tables, spreadsheets or a package. Out: the files of a project, and a note on each guess. To add
a unit or a word for a power of ten: `unit_notes`, `scale_words` or `myriads`; to change what a
table is described as: `table_files`; what a project has beside its tables: `templates`.
"""
