"""Reports say what is wrong with a package to whoever keeps it: where, what, why and what to do.

In: errors, warnings, and the rows that they are about. Out: text, JSON, Markdown, HTML and the
commands of GitHub, in the language of who reads them. To add a form of reports: a module here, and
its name in `forms`.
"""
