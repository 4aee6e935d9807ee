"""How the file of a table is written: its encoding, the ends of its lines, what is between cells.

None of it changes what a cell means; a spreadsheet program changes all of it at once.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter

from yesan.errors import Fault
from yesan.package.resource import Resource

ENCODING, MARK, ENDS, DELIMITER = "encoding", "mark", "ends", "delimiter"
"""What is told of a file, by the names that programs can rely on."""
NAMES = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
"""Encodings that differ from another one by their mark or order of bytes alone."""


def differing(old: Resource, new: Resource) -> dict[str, tuple[str, str]]:
    """In what the file of a table is written otherwise, before and after.

    Args:
        old: The table before.
        new: The table after.
    """
    try:
        before, after = _form(old), _form(new)
    except Fault:
        return {}
    return {
        name: (before[name], after[name])
        for name in before.keys() & after.keys()
        if before[name] != after[name]
    }


def _form(resource: Resource) -> dict[str, str]:
    """How a file is written; nothing of rows that the descriptor has itself, or of JSON."""
    dialect, content = resource.dialect, resource.content
    if content.inline is not None or dialect.kind != "csv":
        return {}
    text = dialect.text(content)
    encoding = dialect.encoding.lower()
    has_mark = content.data.startswith(BOM_UTF8)
    found = {
        ENCODING: NAMES.get(encoding, encoding),
        MARK: "BOM" if has_mark else "",
        DELIMITER: str(dialect.form["delimiter"]),
    }
    windows = text.count("\r\n")
    ends = Counter(CRLF=windows, LF=text.count("\n") - windows, CR=text.count("\r") - windows)
    if most := +ends:  # of a file without a line end nothing is said
        found[ENDS] = most.most_common(1)[0][0]
    return found
