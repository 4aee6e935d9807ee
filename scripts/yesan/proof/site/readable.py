"""The files of a site that may be a stranger's, or broken: read, or refused in a sentence."""

from __future__ import annotations

import csv
import gzip
import posixpath
import zlib
from pathlib import Path

from yesan.errors import Fault
from yesan.proof.finding import REMEDY

UNREADABLE = (
    *(ArithmeticError, RecursionError, ValueError, EOFError),
    *(csv.Error, gzip.BadGzipFile, zlib.error),
)
"""What a check raises on files that nobody has built with yesan, or that are broken."""
UNLIKE = (*UNREADABLE, AttributeError, LookupError, TypeError)
"""What is raised on data that nobody has built with yesan: it has other names, or other types."""


def files(site: Path) -> list[Path]:
    """The files of a site, in order.

    Raises:
        Fault: There is a link, which could lead to any file of the machine.
    """
    found = sorted(site.rglob("*"))
    if link := next((path for path in found if path.is_symlink()), None):
        name = link.relative_to(site).as_posix()
        raise Fault("claim-error", f"the link {name}", "no link: none is followed", REMEDY)
    return [path for path in found if path.is_file()]


def inside(path: str) -> str:
    """A path of a site without detours; empty where it leads out of the site.

    Args:
        path: As a file of the site has it, with ``/`` between its parts.
    """
    plain = posixpath.normpath(path)
    return "" if plain == "." or plain.startswith(("/", "..")) else plain


def text(file: Path, name: str) -> str:
    """The text of a file.

    Args:
        file: The file.
        name: Its path in the site.

    Raises:
        Fault: It is not in UTF-8.
    """
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Fault("claim-error", f"{name}: {error}", "a text in UTF-8", REMEDY) from error


def found(error: Exception) -> str:
    """What is found where a check cannot go on."""
    return f"what cannot be read: {type(error).__name__} {error}"
