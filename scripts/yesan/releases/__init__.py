"""The releases of a package: its earlier versions, and what changed from each to the next.

In: a package, and where its releases are kept: tags of its git repository, or a folder of zips.
Out: `History`, with the changes of each version, corrections apart from what is new, and what a
site keeps of them under ``v/``. Nothing is written here. To add something that
is told of a version: its place in `history.Entry`, and its check in `proof.pages.releases`.
"""
