"""A package becomes a published site: pages are generated, built by MkDocs, finished, published.

The only room that imports MkDocs, in `plugin`, `mkdocs_builder`, `live_reload` and `settings`:
`content` and `finish` are the same for any builder. In: a package. Out: a folder to serve. Style
sheets, scripts and libraries of the site are in `assets`. To change what a built page gets:
`finish`; what it may load or run: `security_policy`, `disarm` and `trust`.
"""
