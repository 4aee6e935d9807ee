"""The package compared with the text it was taken from, both ways.

In: the model and the text of a source. Out: coverage by table, and the record of it that the site
shows. To add a comparison: a module that yields errors, and its line in `verification`.
"""
