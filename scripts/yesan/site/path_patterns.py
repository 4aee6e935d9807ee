"""Patterns of paths in a ``mkdocs.yml``, tried before a site is built with them.

They are those of a ``.gitignore``; the library that reads them fails at some in words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from yesan.errors import DataError, InvalidPackage
from yesan.phrase import Phrase
from yesan.site.trust import CONFIG

SETTINGS = ("exclude_docs", "draft_docs", "not_in_nav")


def check(settings: Mapping[str, Any]) -> None:
    """Refuse patterns that cannot be read.

    Args:
        settings: Of a ``mkdocs.yml``.

    Raises:
        InvalidPackage: Each such pattern, with the setting that has it.
    """
    if errors := list(_errors(settings)):
        raise InvalidPackage(errors)


def _errors(settings: Mapping[str, Any]) -> Iterator[DataError]:
    from pathspec.gitignore import GitIgnoreSpec  # noqa: PLC0415 - comes with MkDocs, as it is slow

    for name in SETTINGS:
        given = settings.get(name)
        for pattern in given.splitlines() if isinstance(given, str) else ():
            try:
                GitIgnoreSpec.from_lines([pattern])
            except (ValueError, re.error) as error:
                said = " ".join(str(error).split())
                yield DataError(
                    CONFIG,
                    "configuration-error",
                    pattern,
                    Phrase("a pattern of paths ({said})", said=said),
                    Phrase("write it as in a .gitignore"),
                    field=name,
                )
