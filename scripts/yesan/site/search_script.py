"""The scripts of the search as one: a page that was opened from a folder may load no module."""

from __future__ import annotations

import re
from collections.abc import Mapping

FOLDER = "assets/search/"
PATH = "assets/yesan-search.js"
MODULES = (
    *("files", "folding", "letters", "sounds", "spelling", "thesaurus", "numbers", "names"),
    *("readings", "results", "texts", "finder", "box"),
)
"""The modules, each after those that it imports."""
IMPORT = re.compile(rb'^import \{[^}]*\} from "\./[a-z]+\.js";\n', re.MULTILINE)
EXPORT = re.compile(rb"^export ", re.MULTILINE)
BEGIN, END = (
    b'"use strict";\n{\n',
    b"window.yesanSearch = { Box, Finder, Folding, contentOf };\n}\n",
)
"""A block keeps the names of the modules to itself; the page gets these."""


def of(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The assets of a site, with one script in the place of the modules of the search.

    Args:
        assets: The files by their paths.
    """
    parts = (assets[f"{FOLDER}{name}.js"] for name in MODULES)
    whole = b"".join(EXPORT.sub(b"", IMPORT.sub(b"", part)) for part in parts)
    kept = {path: content for path, content in assets.items() if not path.startswith(FOLDER)}
    return {**kept, PATH: BEGIN + whole + END}
