"""Pages become a published site: built by MkDocs, finished, and put in place at once.

The only room that imports MkDocs. In: a package. Out: a folder to serve. Style sheets, scripts
and libraries of the site are in `assets`.
"""
