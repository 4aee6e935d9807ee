"""What kinds of files there are to download, as registers on the web call them."""

from __future__ import annotations

import posixpath

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".geojson": "application/geo+json",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""The media types of files by their suffixes."""
UNREGISTERED = frozenset({"application/jsonl"})
"""Those that are in use, and that IANA does not list."""
AUTHORITY = "http://publications.europa.eu/resource/authority/file-type/"
FILE_TYPES = {".csv": "CSV", ".json": "JSON", ".tsv": "TSV", ".xlsx": "XLSX", ".zip": "ZIP"}
"""What the register of file types of the European Union calls them, where it does."""


def of(path: str) -> str:
    """The media type of a file; empty where it has none.

    Args:
        path: Its path.
    """
    return MEDIA_TYPES.get(posixpath.splitext(path)[1].lower(), "")


def registered(path: str) -> str:
    """The address of the media type of a file in the register of IANA; empty where it has none.

    Args:
        path: Its path.
    """
    name = of(path)
    known = name and name not in UNREGISTERED
    return f"https://www.iana.org/assignments/media-types/{name}" if known else ""


def file_type(path: str) -> str:
    """The address of the type of a file in the register of the European Union; may be empty.

    Args:
        path: Its path.
    """
    name = FILE_TYPES.get(posixpath.splitext(path)[1].lower(), "")
    return f"{AUTHORITY}{name}" if name else ""
