"""Every page as Markdown, by templates: home, lists, entities, tables, checks, downloads.

In: a checked package, a language, and what draws charts. Out: files by path, with a summary of
each page (`pages.generate`). To add a kind of page: a module ``*_page`` with the frozen class of
what its template in `templates` receives, and a function `of` that makes it. `contract` lists
these classes for those who replace a template.
"""
