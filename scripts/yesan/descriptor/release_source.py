"""The property `releases` of a package: where its releases are kept."""

from __future__ import annotations

from pathlib import PurePosixPath

from yesan.descriptor.findings import Problems
from yesan.package.release_source import ReleaseSource
from yesan.phrase import Phrase
from yesan.reading.parsing import Json

TAGS = "tags"
NAMES = frozenset({"from", "pages"})


def read(raw: Json, findings: Problems) -> ReleaseSource | None:
    """Where a descriptor says that its releases are; none where it says nothing of them.

    Args:
        raw: The descriptor.
        findings: Collects what is wrong.
    """
    value = raw.get("releases")
    if value is None:
        return None
    here = findings.at("releases")
    if not isinstance(value, dict) or value.keys() - NAMES or "from" not in value:
        here.note(
            value,
            Phrase('an object: {{"from": "tags"}}'),
            Phrase(
                'write "from": "tags" for the tags of the repository, or a folder with a zip of '
                'each release; "pages": true keeps their pages as well'
            ),
        )
        return None
    where, pages = value["from"], value.get("pages", False)
    if not isinstance(pages, bool):
        here.at("pages").note(
            pages, Phrase("true or false"), Phrase("write true to keep the pages of each release")
        )
        return None
    if not isinstance(where, str) or not _is_within(where):
        here.at("from").note(
            where,
            Phrase('"tags", or a folder beside the descriptor'),
            Phrase("write the path of a folder inside the package, such as releases"),
        )
        return None
    return ReleaseSource("" if where == TAGS else PurePosixPath(where).as_posix(), pages)


def _is_within(path: str) -> bool:
    parts = PurePosixPath(path).parts
    hidden = any(part.startswith(".") or part == ".." for part in parts)
    return bool(parts) and not path.startswith("/") and not hidden and not set("\\:\0") & set(path)
