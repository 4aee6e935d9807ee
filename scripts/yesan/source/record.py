"""The result of a verification, kept in the package so that the site can show it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256

from yesan.model.model import Model
from yesan.package.package import EVIDENCE, VERIFICATION, Package
from yesan.package.resource import Resource
from yesan.source import evidence, seal
from yesan.source.coverage import Coverage
from yesan.source.evidence import Evidence
from yesan.source.seal import Seal


@dataclass(frozen=True)
class Record:
    """What a verification found for one table, and for which bytes of it.

    The text of the source is not part of a package; this is what the site can show of it.

    Attributes:
        table: The name of the table.
        sha256: A hash of its bytes and of its part of the descriptor.
        source: The hash of the source.
        evidence: The hash of its evidence, which is a file of its own.
        figures: How many figures it has.
        found: How many of them are in the source.
        numbers: How many numbers its lines have.
        accounted: How many of these a cell contains.
        excluded: How many of the others are excluded.
    """

    table: str
    sha256: str
    source: str
    evidence: str
    figures: int
    found: int
    numbers: int
    accounted: int
    excluded: int

    @property
    def complete(self) -> bool:
        """Whether every figure was found, and every number accounted for."""
        return self.found == self.figures and self.accounted + self.excluded == self.numbers


@dataclass(frozen=True)
class Kept:
    """All that is recorded of a package: what was found, and for what."""

    tables: tuple[Record, ...] = ()
    seals: tuple[Seal, ...] = ()


def record(model: Model, coverages: Iterable[Coverage], source: str) -> dict[str, str]:
    """The files that keep the result, by their paths.

    What is recorded of tables from other sources is kept.

    Args:
        model: The package.
        coverages: What was found.
        source: The hash of the source.
    """
    package = model.package
    new = {c.resource.name: c for c in coverages}
    old = {name: r for name, r in recorded(package).items() if name not in new}
    before = read(package) or Kept()
    tables = [
        *old.values(),
        *(
            Record(
                table=name,
                sha256=_sha(c.resource),
                source=source,
                evidence=evidence.digest(c.evidence),
                figures=c.figures,
                found=c.found,
                numbers=c.numbers,
                accounted=c.accounted,
                excluded=c.excluded,
            )
            for name, c in new.items()
        ),
    ]
    seals = [
        *(s for s in before.seals if s.source != source),
        *seal.seals(package, model.tables, source),
    ]
    kept = {"tables": [asdict(r) for r in tables], "seals": [asdict(s) for s in seals]}
    all_of_it = [*evidence_of(package, old), *(e for c in new.values() for e in c.evidence)]
    return {
        VERIFICATION: json.dumps(kept, indent=2, ensure_ascii=False) + "\n",
        EVIDENCE: evidence.written(all_of_it),
    }


def read(package: Package) -> Kept | None:
    """The record that a package has; None where the file is none."""
    try:
        kept = json.loads(package.contents.get(VERIFICATION, b""))
        return Kept(
            tuple(Record(**values) for values in kept["tables"]),
            tuple(Seal(**values) for values in kept["seals"]),
        )
    except (TypeError, ValueError, KeyError):
        return None


def recorded(package: Package) -> dict[str, Record]:
    """What was verified, by table; a table that has changed since is left out."""
    hashes = {source.hash for source in package.sources}
    return {
        r.table: r
        for r in (read(package) or Kept()).tables
        if r.source in hashes
        and r.table in package.by_name
        and r.sha256 == _sha(package.by_name[r.table])
    }


def evidence_of(package: Package, records: Mapping[str, Record]) -> list[Evidence]:
    """The evidence of the tables that have a record, in the order of the source.

    That of a table whose evidence is not what was recorded is left out.
    """
    by_table: dict[str, list[Evidence]] = {}
    listed = evidence.read(package.contents.get(EVIDENCE, b""))
    for found in listed:
        by_table.setdefault(found.table, []).append(found)
    whole = {
        name
        for name, own in by_table.items()
        if name in records and records[name].evidence == evidence.digest(own)
    }
    return [found for found in listed if found.table in whole]


def _sha(resource: Resource) -> str:
    """A hash of the table's bytes and of its part of the descriptor."""
    described = json.dumps(seal.described(resource), sort_keys=True).encode()
    return sha256(resource.content.data + described).hexdigest()
