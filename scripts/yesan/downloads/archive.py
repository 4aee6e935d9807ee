"""Files to take away: each table as CSV, each page's figures, and the package as one zip.

The zip is a valid Data Package once unpacked; its descriptor carries the size and SHA-256 of every
table, and ``SHA256SUMS`` those of every file. The same package gives the same bytes.
"""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Mapping
from hashlib import sha256

from yesan.descriptor.profile import is_known
from yesan.descriptor.schema import names
from yesan.package.package import Package
from yesan.reading.locations import Locations, is_own_file
from yesan.validation.rule import FOLDER as CHECKS

EARLIEST = 315_532_800
LATEST = 4_354_819_198
"""1980-01-01 and 2107-12-31, beyond which a zip knows no time."""


def files(package: Package) -> dict[str, bytes]:
    """Every file of the package by its path: tables, other files, rules and the descriptor.

    What the descriptor names stays as it is, packed or in parts; its size and hash are filled in
    where it is one file. What is at an address stays there.
    """
    locations = Locations(package.root)
    found: dict[str, bytes] = {}
    described = []
    profiles = (str(package.raw.get(name) or "") for name in ("$schema", "profile"))
    found |= _parts(locations, *(profile for profile in profiles if not is_known(profile)))
    for raw in package.raw["resources"]:
        named = [*names(raw.get("path")), *names(raw.get("extrapaths"))]
        parts = {p: locations.read(p) for p in named if not locations.is_remote(p)}
        found |= parts | _parts(locations, raw.get("schema"), raw.get("dialect"))
        if len(named) == len(parts) == 1:
            (content,) = parts.values()
            raw = {**raw, "bytes": len(content), "hash": f"sha256:{_sha(content)}"}  # noqa: PLW2901
        described.append(raw)
    if package.image:
        found[package.raw["image"]] = package.image.data
    rules = {
        path.relative_to(package.root).as_posix(): path.read_bytes()
        for path in sorted((package.root / CHECKS).glob("*.sql"))
        if is_own_file(path, package.root)
    }
    text = json.dumps({**package.raw, "resources": described}, ensure_ascii=False, indent=2) + "\n"
    return {"datapackage.json": text.encode(), **found, **rules}


def _parts(locations: Locations, *values: object) -> dict[str, bytes]:
    """The files of the package among the values of properties that may name one."""
    paths = [x for x in values if isinstance(x, str) and not locations.is_remote(x)]
    return {path: locations.read(path) for path in paths}


def checksums(contents: Mapping[str, bytes]) -> bytes:
    """The SHA-256 of each file, in the format of ``sha256sum``."""
    lines = (f"{_sha(content)}  {name}\n" for name, content in sorted(contents.items()))
    return "".join(lines).encode()


def archive(contents: Mapping[str, bytes], epoch: int) -> bytes:
    """All files and their checksums as one zip, dated `epoch` (seconds since 1970, UTC)."""
    packed = io.BytesIO()
    date = time.gmtime(min(max(epoch, EARLIEST), LATEST))[:6]
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in sorted({**contents, "SHA256SUMS": checksums(contents)}.items()):
            info = zipfile.ZipInfo(name, date)
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return packed.getvalue()


def _sha(content: bytes) -> str:
    return sha256(content).hexdigest()
