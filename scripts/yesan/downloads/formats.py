"""The tables in every format: each by itself, and all of them as one file.

A file is made anew where something that it is made of has changed, else taken from what earlier
builds have made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from yesan.downloads import (
    about,
    archive,
    codebook,
    csvw,
    database,
    parquet,
    rows_csv,
    rows_excel,
    rows_json,
    tidy,
    typed_rows,
    workbook,
)
from yesan.downloads.csvw import Described
from yesan.downloads.misfits import Misfit, Why, said
from yesan.downloads.typed_table import TypedTable
from yesan.language.locale import Locale
from yesan.model.addresses import DATA, file_of
from yesan.model.model import Model
from yesan.package.resource import File, Resource
from yesan.reading.unique_name import unique_name
from yesan.store.nodes import Nodes, Parts, digest

KIND = "format"
"""What a file is among what builds make."""
MOST = 1_000_000
"""How many cells a table has at most that is published as JSON and in a workbook."""
Misfits = Mapping[str, tuple[Misfit, ...]]
"""What formats cannot hold of each table, by its id."""
JSON, LINES, TIDY, ZIP, CSVW = "JSON", "JSONL", "tidy", "ZIP", "CSVW"


@dataclass(frozen=True)
class DataFile:
    """A file of data to download.

    Attributes:
        path: Its path in the site.
        format: Its format.
        content: Its bytes.
    """

    path: str
    format: str
    content: bytes


@dataclass(frozen=True)
class Formats:
    """The tables of a package in every format.

    Attributes:
        of_tables: The files of each table, by its id, beside the one that was published.
        whole: The files that hold all tables.
        amounts: The files that hold all amounts, one a row.
        described: The file that says what all tables are; none where there are none.
        misfits: What formats could not hold as it is.
    """

    of_tables: Mapping[str, tuple[DataFile, ...]]
    whole: tuple[DataFile, ...]
    amounts: tuple[DataFile, ...]
    described: tuple[DataFile, ...]
    misfits: tuple[Misfit, ...]

    @property
    def files(self) -> dict[str, bytes]:
        """The bytes of all files by path."""
        of_tables = (file for files in self.of_tables.values() for file in files)
        alone = (*self.whole, *self.amounts, *self.described)
        return {file.path: file.content for file in (*of_tables, *alone)}


@dataclass(frozen=True)
class Maker:
    """Makes the files of a package, or takes them from what earlier builds have made.

    Attributes:
        model: The package.
        locale: The language of titles, units and notes.
        epoch: The date of files that have one, in seconds since 1970.
        nodes: What earlier builds have made; without it, each file is made.
        most: How many cells a table has at most in formats that are large.
    """

    model: Model
    locale: Locale
    epoch: int
    nodes: Nodes | None = None
    most: int = MOST

    def make(self) -> Formats:
        """All files."""
        package = self.model.package
        tables = typed_rows.of(package, self.model.tables, self.locale.language)
        ids = {*(table.id for table in package.resources), *(file.id for file in package.files)}
        amounts = tidy.of(self.model, self.locale, unique_name(TIDY, ids))
        writer = parquet.Writer()
        found = {table.id: tuple(self._of_table(table, writer)) for table in tables}
        found |= {table.id: (*found[table.id], *self._about(table, found)) for table in tables}
        every = (*tables, amounts) if amounts else tables
        misfits = {table.id: tuple(self._misfits(table)) for table in every}
        stem = unique_name(package.name, ids)
        whole = self._of_all(every, stem, misfits) if every else ()
        listed = self._of_amounts(amounts, writer) if amounts else ()
        told = (misfit for own in misfits.values() for misfit in own)
        described = tuple(self._described(tables)) if tables else ()
        return Formats(found, tuple(whole), tuple(listed), described, tuple(told))

    def _of_table(self, table: TypedTable, writer: parquet.Writer) -> Iterator[DataFile]:
        """The files of a table in formats other than the one in which it was published."""
        made = {".csv": ("CSV", rows_csv.write)}
        if len(table.rows) < workbook.ROWS:
            made[rows_excel.SUFFIX] = (rows_excel.FORMAT, rows_excel.write)
        if not self._is_large(table):
            made |= {".json": (JSON, rows_json.array), ".jsonl": (LINES, rows_json.lines)}
        made[".parquet"] = (parquet.FORMAT, writer.write)
        for suffix, (name, make) in made.items():
            path = f"{DATA}/{table.id}{suffix}"
            if path not in self._published:
                parts = {"table": table.digest}
                yield DataFile(path, name, self._made(path, parts, partial(make, table)))

    def _about(
        self, table: TypedTable, found: Mapping[str, Sequence[DataFile]]
    ) -> Iterator[DataFile]:
        """What says of a table what it is, and all of that with its CSV as one file."""
        package, described = self.model.package, self._csv(table)
        name, path = f"{table.id}{csvw.SUFFIX}", f"{DATA}/{table.id}{csvw.SUFFIX}"
        parts = {"table": table.digest, "said": self._descriptor}
        said = self._made(path, parts, partial(csvw.table, package, described))
        if path not in self._published:
            yield DataFile(path, CSVW, said)
        path = f"{DATA}/{table.id}.zip"
        if path in self._published or path == f"{DATA}/{package.name}.zip":
            return
        own = next((f.content for f in found[table.id] if f.path.endswith(described.path)), b"")
        content = described.resource.content.data if described.published else own
        files = {described.path: content, name: said}
        files |= about.of_table(package, described.resource, self.locale, files)
        files[codebook.NAME] = codebook.write(self.model, self.locale, [described.resource])
        parts = {"files": digest(*(x for pair in sorted(files.items()) for x in pair))}
        parts["epoch"] = str(self.epoch)
        packed = self._made(path, parts, partial(archive.archive, files, self.epoch))
        yield DataFile(path, ZIP, packed)

    def _described(self, tables: Sequence[TypedTable]) -> Iterator[DataFile]:
        """What says of all tables what they are, where programs look for it."""
        path = f"{DATA}/{csvw.GROUP}"
        if path not in self._published:
            parts = {"tables": digest(*(t.digest for t in tables)), "said": self._descriptor}
            make = partial(csvw.group, self.model.package, [*map(self._csv, tables)])
            yield DataFile(path, CSVW, self._made(path, parts, make))

    def _csv(self, table: TypedTable) -> Described:
        """A table with its CSV: the published one, or the one that is made of it."""
        resource = self._resources[table.id]
        name = f"{table.id}.csv"
        return Described(resource, table, name, file_of(resource) == f"{DATA}/{name}")

    @cached_property
    def _descriptor(self) -> str:
        """A digest of all that the package says of itself."""
        return digest(json.dumps(self.model.package.raw, ensure_ascii=False, default=str))

    @cached_property
    def _published(self) -> frozenset[str]:
        """The paths of the files of the package, which no other file takes."""
        package = self.model.package
        listed: tuple[Resource | File, ...] = (*package.resources, *package.files)
        return frozenset(map(file_of, listed))

    def _of_all(
        self, every: Sequence[TypedTable], stem: str, misfits: Misfits
    ) -> Iterator[DataFile]:
        """The files that hold all tables."""
        said = self._said()
        parts = {"tables": digest(*(t.digest for t in every)), "said": digest(repr(said))}
        parts |= {"language": self.locale.language, "epoch": str(self.epoch)}
        notes = self._notes(every, workbook.FORMAT, misfits)
        large = frozenset(table.id for table in every if self._is_large(table))
        book = workbook.Workbook(every, self.locale.text, notes, said, self.epoch, large)
        path = f"{DATA}/{stem}.xlsx"
        yield DataFile(path, workbook.FORMAT, self._made(path, parts, book.write))
        path, notes = f"{DATA}/{stem}.sqlite", self._notes(every, database.FORMAT, misfits)
        make = partial(database.write, every, self.locale.text, notes)
        yield DataFile(path, database.FORMAT, self._made(path, parts, make))

    def _of_amounts(self, amounts: TypedTable, writer: parquet.Writer) -> Iterator[DataFile]:
        """The files that hold all amounts, one a row."""
        made = {".csv": ("CSV", rows_csv.write), ".parquet": (parquet.FORMAT, writer.write)}
        for suffix, (name, make) in made.items():
            path = f"{DATA}/{amounts.id}{suffix}"
            parts = {"table": amounts.digest}
            yield DataFile(path, name, self._made(path, parts, partial(make, amounts)))

    def _made(self, path: str, parts: Parts, make: Callable[[], bytes]) -> bytes:
        return self.nodes.of(KIND, path, parts, make) if self.nodes else make()

    def _misfits(self, table: TypedTable) -> Iterator[Misfit]:
        """What the formats cannot hold of a table."""
        if self._is_large(table):
            yield from (Misfit(name, table.id, Why.LARGE) for name in (JSON, workbook.FORMAT))
        else:
            yield from workbook.misfits(table)
        yield from database.misfits(table)
        yield from parquet.misfits(table)

    def _notes(self, tables: Sequence[TypedTable], name: str, misfits: Misfits) -> list[str]:
        """What a format could not hold of each table, in sentences."""
        return [
            "; ".join(said(m, self.locale) for m in misfits[table.id] if m.format == name)
            for table in tables
        ]

    def _said(self) -> dict[str, str]:
        """What the first sheet of the workbook says of the package."""
        package, text, language = self.model.package, self.locale.text, self.locale.language
        listed = {
            text("Title"): package.title[language],
            text("Version"): package.version,
            text("Licence"): ", ".join(
                " ".join(filter(None, (x.title[language], x.path))) for x in package.licenses
            ),
            text("Source"): ", ".join(x.title[language] for x in package.sources),
        }
        return {name: value for name, value in listed.items() if value}

    def _is_large(self, table: TypedTable) -> bool:
        return len(table.rows) * len(table.columns) > self.most

    @property
    def _resources(self) -> dict[str, Resource]:
        return {resource.id: resource for resource in self.model.package.resources}
