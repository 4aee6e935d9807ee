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

from yesan.package.package import Package
from yesan.reading.parsing import Json, names

EARLIEST = 315_532_800
LATEST = 4_354_819_198
"""1980-01-01 and 2107-12-31, the first and the last date of a zip."""
DATA = ("path", "extrapaths")
"""The properties of a resource that name its data."""
NAMED = ("$schema", "profile", "image", "schema", "dialect", *DATA)
"""The properties that name files."""
PLAIN = frozenset({"", ".txt", ".tab"})
"""The suffixes of tables that do not say that they are CSV."""


def files(package: Package) -> dict[str, bytes]:
    """Every file of the package by its path: tables, other files, rules and the descriptor.

    What the descriptor names is left as it is, compressed or in parts; size and hash are added to a
    resource of one file. What is at an address is not copied.
    """
    owners = [package.raw, *package.raw["resources"]]
    named = [path for owner in owners for name in NAMED for path in names(owner.get(name))]
    found = {path: package.contents[path] for path in named if path in package.contents}
    described = [_described(_standard(raw, package), found) for raw in package.raw["resources"]]
    text = json.dumps({**package.raw, "resources": described}, ensure_ascii=False, indent=2) + "\n"
    return {"datapackage.json": text.encode(), **found, **package.rules}


def _described(raw: Json, contents: Mapping[str, bytes]) -> Json:
    """The resource with the size and hash of its file, where it is one file of the package."""
    paths = [path for name in DATA for path in names(raw.get(name))]
    if len(paths) != 1 or paths[0] not in contents:
        return raw
    content = contents[paths[0]]
    return {**raw, "bytes": len(content), "hash": f"sha256:{_sha(content)}"}


def _standard(raw: Json, package: Package) -> Json:
    """The resource with what had to be detected to read it: its encoding, delimiter and header."""
    resource = package.by_name.get(raw.get("name", ""))
    if resource is None:
        return raw
    dialect = resource.dialect
    found = {name: value for name, value in dialect.found.items() if name != "encoding"}
    own = raw.get("dialect", {})
    named = {"dialect": {**own, **found}} if found and isinstance(own, dict) else {}
    encoding = {"encoding": dialect.found["encoding"]} if "encoding" in dialect.found else {}
    # By a suffix of its own frictionless takes a table for a text, and does not look into it.
    unlike = dialect.kind == "csv" and resource.content.suffix in PLAIN and not raw.get("format")
    form = {"format": "csv"} if unlike else {}
    return {**raw, **form, **encoding, **named}


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
