"""Tables and files of a package, with keys and everything else of a table's schema."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from yesan.package.field import ExtraField, Field
from yesan.package.source import Exclusion, Source
from yesan.package.text import Text
from yesan.reading.content import Content
from yesan.reading.dialect import Dialect
from yesan.reading.parsing import Json

NOTHING = Text("")


@dataclass(frozen=True)
class Complete:
    """What the descriptor says about a table whose rows make up a whole, and the evidence for it.

    Attributes:
        fields: The fields for each of whose values every row is there; none for the whole table.
        total: The name of the table that prints what the rows add up to, or empty.
        lines: The first and the last line of the source that say so, or none.
    """

    fields: tuple[str, ...] = ()
    total: str = ""
    lines: tuple[int, int] | None = None


@dataclass(frozen=True)
class Period:
    """The fields of a table that say together when a row is.

    Attributes:
        year: The name of the field of years.
        part: That of the field of their quarters, months, weeks or halves.
        count: How many of them a year has.
    """

    year: str
    part: str
    count: int


@dataclass(frozen=True)
class ForeignKey:
    """Fields whose values appear in the key of another resource (or of the same one)."""

    fields: tuple[str, ...]
    resource: str
    reference: tuple[str, ...]
    package: str = ""
    """Another package that has the resource; such a key is shown, but not checked."""


@dataclass(frozen=True)
class File:
    """A resource that is not a table: a document, a map, anything to download.

    Attributes:
        name: What the descriptor calls it.
        id: ASCII, unique among the resources: its part of an address.
        path: Its path as the descriptor writes it.
        title: What it is.
        description: More of it, as Markdown.
        content: Its bytes.
        why: Why it is not a table.
    """

    name: str
    id: str
    path: str
    title: Text
    description: Text
    content: Content
    why: str


@dataclass(frozen=True)
class Resource:
    """A table of the package.

    Attributes:
        name: What the descriptor calls it.
        id: ASCII, unique among the resources: its part of an address.
        path: Its path as the descriptor writes it, the first of several; of inline data that of
            the descriptor.
        entity: Whether each of its rows is an entity with a page of its own.
        content: Its bytes, unpacked and joined.
        dialect: How its text is to be read.
        selection: By which criterion its rows were selected; empty where they were not.
        complete: Which wholes its rows make up, where the descriptor says so.
        counted: How many rows there are for each value of a field, by its name.
        missing: The texts that mean a missing value, and why it is missing where that is given.
        inferred: Whether its fields were inferred from the data, since the descriptor has none.
        period: The two fields that say together when a row is, where there are such.
        cumulative: Whether amounts are those of a year so far; None where nothing says it.
        raw: The descriptor's own words, with the schema as an object.
    """

    name: str
    id: str
    path: str
    title: Text
    description: Text
    content: Content
    dialect: Dialect
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    extra_fields: tuple[ExtraField, ...]
    sources: tuple[Source, ...]
    interleaved: bool
    order: tuple[str, ...]
    raw: Json
    unique_keys: tuple[tuple[str, ...], ...] = ()
    selection: Text = NOTHING
    complete: Complete | None = None
    counted: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    fields_match: str = "exact"
    missing: Mapping[str, str] = field(default_factory=dict)
    entity: bool = False
    inferred: bool = False
    period: Period | None = None
    cumulative: bool | None = None

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by their names."""
        return {f.name: f for f in self.fields}

    def without(self, names: Collection[str], kinds: Collection[str]) -> Resource:
        """The table without what in it refers to other tables.

        Args:
            names: The names of these tables.
            kinds: The kinds of entities that they describe.
        """
        total = self.complete.total if self.complete else ""
        return replace(
            self,
            fields=tuple(replace(f, entity="") if f.entity in kinds else f for f in self.fields),
            foreign_keys=tuple(k for k in self.foreign_keys if k.resource not in names),
            complete=None if total in names else self.complete,
        )

    def with_column_type(self, name: str) -> Field | None:
        """The field of that column type, if the table has one."""
        return next((f for f in self.fields if f.column_type and f.column_type.name == name), None)

    def with_role(self, role: str) -> Field | None:
        """The field of that role of our extension, if the table has one."""
        return next((f for f in self.fields if f.role == role), None)

    def in_language(self, role: str, language: str) -> Field | None:
        """The field of a role whose texts are in a language, else the one that has no language."""
        found = [f for f in self.fields if f.role == role]
        chosen = [f for f in found if f.language == language] or [
            f for f in found if not f.language
        ]
        return chosen[0] if chosen else None

    @property
    def measure(self) -> Field | None:
        """The first field that holds a figure and is not a part of another one."""
        return next((f for f in self.fields if f.numeric and not f.is_part), None)

    @property
    def printed(self) -> list[Field]:
        """The figures in the order in which they are printed."""
        if self.order:
            return [self.by_name[name] for name in self.order]
        return [f for f in self.fields if f.numeric]

    @property
    def is_located(self) -> bool:
        """Whether its rows give their line in a source, and its sources the lines of the table."""
        return self.source_line is not None and any(s.lines for s in self.sources)

    def is_reworded(self, line: int, name: str, value: str) -> bool:
        """Whether the descriptor says that the source has a cell in other words or elsewhere."""
        listed = (x for source in self.sources for x in source.reworded)
        return any(x.covers(line, name, value) for x in listed)

    def exclusion(self, line: int, value: Decimal) -> Exclusion | None:
        """Why a number of the source is no data of the table, where its descriptor says so."""
        listed = (x for source in self.sources for x in source.excluded)
        return next((x for x in listed if x.covers(line, value)), None)

    @property
    def source_line(self) -> Field | None:
        """The field with the line of the source at which a row begins."""
        return self.with_role("source-line")

    @property
    def source_page(self) -> Field | None:
        """The field with the page of the source on which a row is printed."""
        return self.with_role("source-page")
