"""The result of a verification, kept as JSON in the package so that the site can show it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256

from yesan.package.package import VERIFICATION, Package
from yesan.package.resource import Resource
from yesan.source.verification import Coverage


@dataclass(frozen=True)
class Record:
    """What a verification found for one table, and for which bytes of it.

    The text of the source is not part of a package; this is what the site can show of it.
    """

    table: str
    sha256: str
    source: str
    figures: int
    found: int
    numbers: int
    accounted: int
    excluded: int

    @property
    def complete(self) -> bool:
        """Whether every figure was found, and every number accounted for."""
        return self.found == self.figures and self.accounted + self.excluded == self.numbers


def record(coverages: Iterable[Coverage], source: str) -> str:
    """The result as JSON, the content of the file `VERIFICATION`."""
    records_ = [
        asdict(
            Record(
                table=c.resource.name,
                sha256=_sha(c.resource),
                source=source,
                figures=c.figures,
                found=c.found,
                numbers=c.numbers,
                accounted=c.accounted,
                excluded=c.excluded,
            )
        )
        for c in coverages
    ]
    return json.dumps(records_, indent=2) + "\n"


def recorded(package: Package) -> dict[str, Record]:
    """What was verified, by table; a table that has changed since is left out."""
    content = package.contents.get(VERIFICATION, b"[]")
    hashes = {source.hash for source in package.sources}
    try:
        records_ = [Record(**values) for values in json.loads(content)]
    except (TypeError, ValueError):
        return {}
    return {
        r.table: r
        for r in records_
        if r.source in hashes
        and r.table in package.by_name
        and r.sha256 == _sha(package.by_name[r.table])
    }


def _sha(resource: Resource) -> str:
    """A hash of the table's bytes and of its part of the descriptor."""
    described = json.dumps(resource.raw, sort_keys=True).encode()
    return sha256(resource.content.data + described).hexdigest()
