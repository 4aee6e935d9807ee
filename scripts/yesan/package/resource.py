"""Tables and files of a package, with fields, keys and everything else of a table's schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from yesan.package.column_types import FISCAL_YEAR, VALUE, ColumnType
from yesan.package.extension import ROLES, TIMES
from yesan.package.source import Exclusion, Source
from yesan.package.text import Text
from yesan.reading.content import Content
from yesan.reading.dialect import Dialect
from yesan.reading.parsing import Json

NUMERIC = frozenset({"integer", "number"})
NOTHING = Text("")


@dataclass(frozen=True)
class Computed:
    """How the publisher derived a field from others of its row."""

    operation: str
    operands: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """A column of a table: its type, its unit and its role in the budget."""

    name: str
    type: str
    title: Text
    description: Text
    unit: Text
    column_type: ColumnType | None = None
    role: str = ""
    of: str = ""
    language: str = ""
    sense: str = ""
    """``key``, ``code``, ``year`` or ``period`` of what identifies rows or things, is a year or one
    of its periods: no figure."""
    entity: str = ""
    """What the rows of a resource with pages are, if the field holds keys of it: the kind that
    the column type of its key names, else the id of the resource."""
    level: str = ""
    """Of codes that are coarser than others of their kind in a table: which level they are."""
    currency: str = ""
    factor: int = 1
    normalize: Mapping[str, str] = field(default_factory=dict)
    computed: Computed | None = None
    blank: str = ""
    """What a row is that has no code in the field: ``total`` or ``rest``; empty where unsaid."""
    change: tuple[str, ...] = ()
    """The phases from which to which it prints a change, where `computed` does not say it."""
    categories: Mapping[str, Text] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    """The texts that mean a missing value, and why it is missing where that is given."""
    whole: bool = False
    """Whether all of its figures are whole, though a program wrote them with decimals: 7033.0."""

    @property
    def numeric(self) -> bool:
        """Whether the field holds a figure: a number that is not a code, a year or a line."""
        plain = self.column_type is None or self.column_type.name == VALUE
        plain = plain and not (self.entity or self.sense or self.categories)
        numbers = self.role in ROLES and ROLES[self.role].numbers
        return self.type in NUMERIC and plain and not numbers

    def in_currency(self, value: Decimal | int) -> Decimal:
        """A figure of the field in units of its currency: the printed one, times the factor."""
        return Decimal(value) * self.factor

    @property
    def is_time(self) -> bool:
        """Whether the field says when: a year, a month, a day or a moment."""
        role = self.column_type.name if self.column_type else ""
        timed = self.type in TIMES or self.type == "datetime"
        return timed or self.sense in {"year", "period"} or role == FISCAL_YEAR

    @property
    def is_bare(self) -> bool:
        """Whether nothing says what its numbers measure or mean."""
        said = self.unit or self.currency or self.column_type or self.role or self.computed
        return not (said or self.categories)

    @property
    def is_plain(self) -> bool:
        """Whether it has whole numbers, and nothing says what these measure or mean."""
        return self.type == "integer" and self.is_bare

    @property
    def is_untitled(self) -> bool:
        """Whether it has no title other than its name."""
        return self.title.default == self.name and not self.title.translations

    @property
    def is_part(self) -> bool:
        """Whether the figure is contained in another figure of its row."""
        return self.role == "part"

    @property
    def is_value(self) -> bool:
        """Whether the field holds an amount of money in a phase, in the standard's sense.

        Percentages are none: they are of different amounts, and never add up.
        """
        percent = not self.currency and self.unit.default == "%"
        return self.column_type is not None and self.column_type.name == VALUE and not percent


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
class ExtraField:
    """A column that a wide table implies: constant, or given by each value's `normalize`."""

    name: str
    column_type: ColumnType | None
    constant: str | None


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
