"""This copy of yesan as a wheel, for a project that cannot install it from an address.

A wheel is a zip of the modules and of what the installer keeps of them, with the hash of each file
in ``RECORD`` (binary distribution format of the Python Packaging User Guide).
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution
from pathlib import Path, PurePosixPath

import yesan

PACKAGE = Path(yesan.__file__).parent
KEPT = frozenset({"METADATA", "WHEEL", "entry_points.txt"})
"""What a wheel has of the files that an installer keeps; licences are in a folder of their own."""
FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can have: the same copy is the same bytes."""


def name(installed: Distribution) -> str:
    """The name of the file: any Python 3 on any machine can install it."""
    return f"{installed.name}-{installed.version}-py3-none-any.whl"


def wheel(installed: Distribution) -> bytes:
    """The wheel of an installed copy, be it editable or not."""
    kept = PurePosixPath(f"{installed.name}-{installed.version}.dist-info")
    files = {**_modules(), **{str(kept / path): data for path, data in _metadata(installed)}}
    return _packed(tuple(sorted(files.items())), str(kept / "RECORD"))


def _modules() -> dict[str, bytes]:
    """Every file of the package but what Python has compiled."""
    paths = (path for path in PACKAGE.rglob("*") if path.is_file())
    return {
        path.relative_to(PACKAGE.parent).as_posix(): path.read_bytes()
        for path in paths
        if "__pycache__" not in path.parts
    }


def _metadata(installed: Distribution) -> Iterator[tuple[str, bytes]]:
    """What the installer keeps that a wheel brings, by its path there."""
    for path in installed.files or ():
        folder, *parts = path.parts
        within = "/".join(parts)
        if folder.endswith(".dist-info") and (within in KEPT or parts[0] == "licenses"):
            yield within, Path(str(path.locate())).read_bytes()


@cache
def _packed(files: tuple[tuple[str, bytes], ...], record: str) -> bytes:
    listed, packed = io.StringIO(), io.BytesIO()
    rows = csv.writer(listed, lineterminator="\n")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files:
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
            rows.writerow((path, f"sha256={digest.decode()}", len(content)))
            archive.writestr(zipfile.ZipInfo(path, FIRST_DATE), content, zipfile.ZIP_DEFLATED)
        rows.writerow((record, "", ""))
        archive.writestr(zipfile.ZipInfo(record, FIRST_DATE), listed.getvalue())
    return packed.getvalue()
