"""The forms of reports: which there are, and which one the name of a file asks for."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from yesan.errors import UsageError
from yesan.phrase import Phrase


class Form(StrEnum):
    """The forms of reports."""

    text = "text"
    json = "json"
    github = "github"
    markdown = "markdown"
    html = "html"


SUFFIXES = {
    ".txt": Form.text,
    ".json": Form.json,
    ".md": Form.markdown,
    ".html": Form.html,
}
"""The form that the name of a file asks for by its end."""


def asked(file: str) -> tuple[Form, str]:
    """The form of a report that is to be saved, and the file: ``report.md``, ``github:log.txt``.

    Raises:
        UsageError: Neither says the form.
    """
    name, separator, path = file.partition(":")
    if separator and path and name in {*Form}:
        return Form(name), path
    suffix = PurePath(file).suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(
            Phrase(
                "{file}: end its name in {suffixes}, or put the form before it, such as "
                "markdown:{file}",
                file=file,
                suffixes=", ".join(SUFFIXES),
            )
        )
    return SUFFIXES[suffix], file
