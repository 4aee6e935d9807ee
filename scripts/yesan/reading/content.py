"""The bytes of a resource: of one file or several parts, compressed, inline, or at an address.

A compressed file is unpacked up to a limit, so that a small file cannot become a huge one. Parts
are joined as the standard says; a header that each of them repeats is kept once.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import new as new_hash
from typing import IO, Any, Protocol

from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading import foreign
from yesan.reading.locations import LARGEST, Locations
from yesan.reading.parsing import Json

PACKED = {".gz": "gz", ".zip": "zip", ".bz2": "bz2", ".xz": "xz"}
HASHES = {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}
"""The algorithm of a hash that does not name it, by its length."""
_DAMAGED = (
    *(OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile),
    # Offsets in a damaged zip that are outside of it, and names that are not text.
    *(ValueError, IndexError, OverflowError),
)


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True)
class Content:
    """What a resource holds.

    Attributes:
        data: Its bytes: unpacked, parts joined; of inline data, as JSON.
        name: The name of a file with these bytes, such as ``amounts.csv``.
        inline: The rows of a resource that has them in its descriptor; else None.
        notes: What was done to get the bytes: unpacked, joined, fetched.
    """

    data: bytes
    name: str
    inline: list[Any] | None = None
    notes: tuple[str, ...] = ()

    @property
    def suffix(self) -> str:
        """The last part of the name: ``.csv``."""
        return posixpath.splitext(self.name)[1].lower()


def read(raw: Json, locations: Locations) -> tuple[Content, list[Fault]]:
    """What a resource holds, and how its file differs from the hash and size that are declared.

    Args:
        raw: The resource as the descriptor has it.
        locations: Where its files may be.

    Raises:
        Fault: Nothing can be read, and why.
    """
    if "data" in raw and "path" in raw:
        raise Fault(
            "descriptor-error",
            Phrase("both data and path"),
            Phrase("one of them"),
            Phrase("leave the other out"),
        )
    if "data" in raw:
        return _inline(raw), []
    listed = paths(raw)
    files = [locations.read(path) for path in listed]
    warnings = list(_warnings(raw, files[0])) if len(files) == 1 else []
    notes = [f"fetched from {path}" for path in listed if locations.is_remote(path)]
    parts = []
    for path, file in zip(listed, files, strict=True):
        packing = _packing(raw, path)
        parts.append(_unpacked(file, packing, str(raw.get("innerpath") or "")) if packing else file)
        if packing:
            notes.append(f"unpacked from {packing}")
    data = parts[0]
    if len(parts) > 1:
        data, repeated = _joined(parts, header=_has_header(raw))
        notes.append(f"joined from {len(parts)} parts{', their header kept once' * repeated}")
    name = posixpath.basename(listed[0].split("?")[0]) or "data"
    if packing := _packing(raw, listed[0]):
        inner = posixpath.basename(str(raw.get("innerpath") or ""))
        name = inner or name.removesuffix(f".{packing}")
    return Content(data, name, notes=tuple(notes)), warnings


def paths(raw: Json) -> list[str]:
    """The paths of the files of a resource.

    Raises:
        Fault: It has none, or something else.
    """
    match raw.get("path"):
        case str(path) if path:
            more = raw.get("extrapaths") or []
            found = [path, *more] if isinstance(more, list) else [path]
        case [*found]:
            pass
        case _:
            found = []
    if not found or not all(isinstance(p, str) and p for p in found):
        raise Fault(
            "path-error",
            json.dumps(raw["path"]) if "path" in raw else Phrase("neither path nor data"),
            Phrase("the path of a file, or of its parts"),
            Phrase("write where the data is, relative to the descriptor"),
        )
    return found


def _inline(raw: Json) -> Content:
    data = raw["data"]
    match data:
        case str():
            kind = str(raw.get("format") or "csv")
            return Content(data.encode(), f"data.{kind}", notes=("inline",))
        case [*rows]:
            text = json.dumps(rows, ensure_ascii=False, indent=2)
            return Content(text.encode(), "data.json", rows, ("inline",))
        case {**values} if values:
            text = json.dumps(values, ensure_ascii=False, indent=2)
            return Content(text.encode(), "data.json", None, ("inline",))
    raise Fault(
        "source-error",
        json.dumps(data),
        Phrase("rows: an array of objects or of arrays"),
        Phrase("write the rows, or name a file in path"),
    )


def _warnings(raw: Json, file: bytes) -> list[Fault]:
    """How a file differs from the size and hash in the descriptor."""
    found = []
    size, declared = raw.get("bytes"), raw.get("hash")
    if isinstance(size, int) and size != len(file):
        found.append(
            Fault(
                "byte-count-error",
                Phrase("{count} bytes", count=len(file)),
                f"{size}",
                Phrase("fix the file, or its bytes in the descriptor"),
            )
        )
    if isinstance(declared, str) and declared:
        kind, _, value = declared.rpartition(":")
        kind = kind or HASHES.get(len(value), "")
        try:
            computed = new_hash(kind, file, usedforsecurity=False).hexdigest()
        except (ValueError, TypeError):
            computed = f"no way to compute {kind or 'it'}"
        if computed != value.lower():
            found.append(
                Fault(
                    "hash-count-error",
                    f"{kind}:{computed}",
                    declared,
                    Phrase("fix the file, or its hash in the descriptor"),
                )
            )
    return found


def _packing(raw: Json, path: str) -> str:
    declared = raw.get("compression")
    if isinstance(declared, str) and declared not in {"", "no"}:
        return declared
    suffix = posixpath.splitext(path.split("?", maxsplit=1)[0])[1].lower()
    return PACKED.get(suffix, "zip" if raw.get("innerpath") else "")


def _unpacked(file: bytes, packing: str, inner: str) -> bytes:
    """The content of a compressed file.

    Raises:
        Fault: It is damaged, too large, or in an unknown format.
    """
    packed = io.BytesIO(file)
    try:
        match packing:
            case "gz" | "gzip":
                return _bounded(gzip.GzipFile(fileobj=packed))
            case "bz2":
                return _bounded(bz2.BZ2File(packed))
            case "xz":
                return _bounded(lzma.LZMAFile(packed))
            case "zip":
                return _from_zip(packed, inner)
    except _DAMAGED as error:
        raise _unreadable(
            Phrase("a damaged file ({error})", error=foreign.said(error)),
            Phrase("a file compressed as {packing}", packing=packing),
        ) from error
    except (NotImplementedError, RuntimeError) as error:
        raise _unreadable(
            foreign.said(error), Phrase("a file that is not encrypted, in a usual compression")
        ) from error
    raise _unreadable(packing, Phrase("gz, zip, bz2 or xz"))


def _from_zip(packed: IO[bytes], inner: str) -> bytes:
    with zipfile.ZipFile(packed) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
        if not inner and len(names) != 1:
            raise _unreadable(
                Phrase("{count} files in it", count=len(names)),
                Phrase("one file, or innerpath to say which"),
            )
        name = inner or names[0]
        if name not in names:
            raise _unreadable(
                Phrase("no {name} in it", name=name),
                Phrase("one of {names}", names=", ".join(sorted(names)[:5])),
            )
        with archive.open(name) as member:
            return _bounded(member)


def _bounded(stream: _Readable) -> bytes:
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _unreadable(
            Phrase("more than {largest} MB once unpacked", largest=LARGEST // 2**20),
            Phrase("less"),
            Phrase("publish it unpacked"),
        )
    return data


def _unreadable(found: str, expected: str, remedy: str = Phrase("fix the file")) -> Fault:
    return Fault("compression-error", found, expected, remedy)


def _has_header(raw: Json) -> bool:
    dialect = raw.get("dialect")
    return not isinstance(dialect, dict) or dialect.get("header", True) is not False


def _joined(parts: Sequence[bytes], *, header: bool) -> tuple[bytes, bool]:
    """All parts one after the other, and whether each of them repeated the header."""
    first = parts[0].removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip()
    repeated = header and bool(first)
    rest = []
    for part in parts[1:]:
        line, _, after = part.removeprefix(b"\xef\xbb\xbf").partition(b"\n")
        repeated = repeated and line.strip() == first
        rest.append(after if header and line.strip() == first else part)
    ended = [p if p.endswith(b"\n") or not p else p + b"\n" for p in [parts[0], *rest]]
    return b"".join(ended), repeated
