"""The tables in every format: each by itself, and all of them as one file.

A file is made anew where something that it is made of has changed, else taken from what earlier
builds have made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from yesan.downloads import database, parquet, rows_csv, rows_json, tidy, typed_rows, workbook
from yesan.downloads.misfits import Misfit, Why, said
from yesan.downloads.typed_table import TypedTable
from yesan.language.locale import Locale
from yesan.model.addresses import DATA, file_of
from yesan.model.model import Model
from yesan.package.resource import Resource
from yesan.reading.unique_name import unique_name
from yesan.store.nodes import Nodes, Parts, digest

KIND = "format"
"""What a file is among what builds make."""
MOST = 1_000_000
"""How many cells a table has at most that is published as JSON and in a workbook."""
Misfits = Mapping[str, tuple[Misfit, ...]]
"""What formats cannot hold of each table, by its id."""
JSON, LINES, TIDY = "JSON", "JSONL", "tidy"


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
        misfits: What formats could not hold as it is.
    """

    of_tables: Mapping[str, tuple[DataFile, ...]]
    whole: tuple[DataFile, ...]
    amounts: tuple[DataFile, ...]
    misfits: tuple[Misfit, ...]

    @property
    def files(self) -> dict[str, bytes]:
        """The bytes of all files by path."""
        of_tables = (file for files in self.of_tables.values() for file in files)
        return {file.path: file.content for file in (*of_tables, *self.whole, *self.amounts)}


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
        every = (*tables, amounts) if amounts else tables
        misfits = {table.id: tuple(self._misfits(table)) for table in every}
        stem = unique_name(package.name, ids)
        whole = self._of_all(every, stem, misfits) if every else ()
        listed = self._of_amounts(amounts, writer) if amounts else ()
        told = (misfit for own in misfits.values() for misfit in own)
        return Formats(found, tuple(whole), tuple(listed), tuple(told))

    def _of_table(self, table: TypedTable, writer: parquet.Writer) -> Iterator[DataFile]:
        """The files of a table in formats other than the one in which it was published."""
        published = file_of(self._resources[table.id])
        made = {".csv": ("CSV", rows_csv.write)}
        if not self._is_large(table):
            made |= {".json": (JSON, rows_json.array), ".jsonl": (LINES, rows_json.lines)}
        made[".parquet"] = (parquet.FORMAT, writer.write)
        for suffix, (name, make) in made.items():
            path = f"{DATA}/{table.id}{suffix}"
            if path != published:
                parts = {"table": table.digest}
                yield DataFile(path, name, self._made(path, parts, partial(make, table)))

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
