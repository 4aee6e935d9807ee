"""Every page as Markdown, by templates: home, lists, entities, tables, checks, downloads.

In: checked package, language, charts. Out: files by path. A page is a module with its frozen
context class and its template in `templates`, which a project may override.
"""
