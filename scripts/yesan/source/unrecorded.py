"""The package compared with its record: whatever has changed since it was verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from yesan.errors import DataError, PropertyPath
from yesan.package.package import EVIDENCE, VERIFICATION, Package
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.source import evidence, record, seal
from yesan.source.evidence import Evidence
from yesan.source.seal import Seal
from yesan.tables.keys import written
from yesan.tables.table import Tables

LISTED = Phrase("other tables or documents, or their order changed")
RECORDED = Phrase("what was recorded")
REMEDY = Phrase(
    "undo the change; where it is right, verify the package again and record "
    "it: yesan verify --source FILE --record"
)


def unrecorded(package: Package, tables: Tables) -> Iterator[DataError]:
    """What is not as it was recorded; nothing where the package has no record."""
    if VERIFICATION not in package.contents:
        if EVIDENCE in package.contents:
            yield _error(
                VERIFICATION, Phrase("no file"), Phrase("what yesan verify --record saves")
            )
        return
    kept = record.read(package)
    if kept is None:
        yield _error(
            VERIFICATION,
            Phrase("no record of a verification"),
            Phrase("what yesan verify --record saves"),
        )
        return
    known = {source.hash for source in package.sources}
    for source in sorted({s.source for s in kept.seals}):
        if source in known:
            yield from _Comparison(package, tables, source, kept.seals).run()
        else:
            found, expected = (
                Phrase("the record of {source}", source=source),
                Phrase("a source that the package names"),
            )
            yield _error(VERIFICATION, found, expected)
    yield from _evidence(package, kept)


def missing(package: Package) -> Iterator[DataError]:
    """A warning for each source that tables say their lines of, and that no record is of."""
    kept = record.read(package) or record.Kept()
    for source in {s.hash: s for s in package.sources if s.hash}.values():
        seals = {s.table for s in kept.seals if s.source == source.hash}
        listed = [
            resource
            for resource in package.resources
            if seal.is_from(resource, package, str(source.hash))
            and any(own.lines for own in resource.sources)
        ]
        if listed and not seals:
            yield DataError(
                file=package.descriptor,
                type="record-missing",
                found=Phrase("{count} tables from {hash}", count=len(listed), hash=source.hash),
                expected=Phrase("their record in {verification}", verification=VERIFICATION),
                remedy=Phrase(
                    "verify the package and record it: yesan verify --source FILE --record; "
                    "without one, no change of what it says is noticed"
                ),
                field="sources",
                path=("sources",),
            )


def _evidence(package: Package, kept: record.Kept) -> Iterator[DataError]:
    """Errors for evidence that was changed, and for tables with none."""
    by_table: dict[str, list[Evidence]] = {}
    for found in evidence.read(package.contents.get(EVIDENCE, b"")):
        by_table.setdefault(found.table, []).append(found)
    digests = {r.table: r.evidence for r in kept.tables}
    for name in sorted({*by_table, *digests}):
        if digests.get(name) != evidence.digest(by_table.get(name, [])):
            yield _error(
                EVIDENCE,
                Phrase("other evidence of {name}", name=name),
                Phrase("the evidence that was recorded"),
            )


class _Comparison:
    """Compares the tables of one source with their seals."""

    def __init__(
        self, package: Package, tables: Tables, source: str, seals: tuple[Seal, ...]
    ) -> None:
        self.package = package
        self.tables = tables
        self.seals = {s.table: s for s in seals if s.source == source}
        self.source = source
        self.evidence: dict[tuple[str, int, str], Evidence] = {
            (e.table, e.row, e.field): e for e in evidence.read(package.contents.get(EVIDENCE, b""))
        }

    def run(self) -> Iterator[DataError]:
        package = self.package
        for resource in package.resources:
            kept = self.seals.get(resource.name)
            if kept:
                yield from self.table(resource, kept)
            elif seal.is_sealed(resource, package, self.source):
                never = Phrase("a table that was never recorded")
                yield self.described((("resources", resource.name)), never, resource.name)
        for name in self.seals.keys() - package.by_name.keys() - {""}:
            yield self.described((), Phrase("no table {name}", name=name), "")
        if kept := self.seals.get(""):
            own = seal.of_package(package, self.source).described
            for name in _differing(kept.described, own):
                found = LISTED if name == seal.RESOURCES else _changed(name, own)
                yield self.described((name,), found, "")

    def table(self, resource: Resource, kept: Seal) -> Iterator[DataError]:
        """Errors for a table that differs from its seal."""
        own = seal.of_table(resource, self.tables[resource.name], self.source)
        for name in _differing(kept.described, own.described):
            path = ("resources", resource.name, *([name] if name else []))
            what = Phrase("the field {name}", name=name) if name else Phrase("the table")
            yield self.described(path, _changed(what, own.described, name), resource.name)
        columns = _differing(kept.columns, own.columns)
        if columns or kept.rows != own.rows:
            # Short hashes of rows may be alike by chance; columns may be gone, or in another order.
            found = Phrase("other cells, or other columns")
            whole = _error(resource.path, found, RECORDED, resource.name)
            yield from list(self.rows(resource, kept, own, columns)) or [whole]

    def rows(
        self, resource: Resource, kept: Seal, own: Seal, columns: list[str]
    ) -> Iterator[DataError]:
        """Errors for rows that were changed, added or left out."""
        rows = self.tables[resource.name].rows
        old, new = kept.rows.split(), own.rows.split()
        changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for operation, a, b, c, d in changes:
            if operation == "equal":
                continue
            if b - a == d - c:
                for number in range(c, d):
                    yield from self.cells(resource, rows[number].number, columns)
            else:
                after = rows[c - 1].number if c else 1
                found = (
                    Phrase.counting(
                        "{count} row after row {after}",
                        "{count} rows after row {after}",
                        count=d - c,
                        after=after,
                    )
                    if d > c
                    else Phrase("no row after row {after}", after=after)
                )
                yield _error(
                    resource.path,
                    found,
                    Phrase.counting(
                        "the {count} that was recorded",
                        "the {count} that were recorded",
                        count=b - a,
                    )
                    if b > a
                    else Phrase("no row there"),
                    resource.name,
                    after,
                )

    def cells(self, resource: Resource, number: int, columns: list[str]) -> Iterator[DataError]:
        """Errors for the cells of a row that are in changed columns."""
        row = self.tables[resource.name].by_number[number]
        for name in columns:
            if name not in row:
                continue
            at = self.evidence.get((resource.name, number, name))
            printed = (
                Phrase(
                    "what was recorded: {printed} in line {line}", printed=at.printed, line=at.line
                )
                if at
                else ""
            )
            value = Phrase("a blank") if row[name] is None else written(row[name])
            yield DataError(
                file=resource.path,
                type="record-error",
                found=value,
                expected=printed or RECORDED,
                remedy=REMEDY,
                resource=resource.name,
                row=number,
                field=name,
            )

    def described(self, path: PropertyPath, found: str, resource: str) -> DataError:
        """An error of the descriptor."""
        return DataError(
            file=self.package.descriptor,
            type="record-error",
            found=found,
            expected=RECORDED,
            remedy=REMEDY,
            resource=resource,
            field=".".join(map(str, path)),
            path=path,
        )


def _changed(what: str, own: Mapping[str, str], name: str | None = None) -> str:
    if (what if name is None else name) in own:
        return Phrase("another description of {what}", what=what)
    return Phrase("no {what}", what=what)


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """The names of which two mappings have different values, in their order."""
    return [name for name in {**old, **new} if old.get(name) != new.get(name)]


def _error(
    file: str, found: str, expected: str, resource: str = "", row: int | None = None
) -> DataError:
    return DataError(file, "record-error", found, expected, REMEDY, resource=resource, row=row)
