"""The cells of a package: its files read into DuckDB as text, and cast to figures in SQL."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from yesan.package.field import Field
from yesan.package.integer_meanings import with_senses
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.package.translations import in_language, translations
from yesan.proof.data import meanings, records
from yesan.proof.data.records import Texts
from yesan.store import databases

DIGITS, DECIMALS = 38, 12
"""How many digits the database computes with, and how many of them are decimals at most."""
WHOLE = re.compile(r"[+-]?\d+")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
PRINTED = """
CREATE TEMP TABLE printed (
  tbl VARCHAR, field VARCHAR, line BIGINT, text VARCHAR, plain VARCHAR, factor VARCHAR, unit VARCHAR
)
"""


class Cells:
    """The rows of a package as their files have them, in a database in memory.

    Attributes:
        package: The package.
        published: The package with the columns as they are in its files.
        database: Has each table as text, and the table `cells` of all figures.
        exact: The type of figures in it: with as many decimals as there are, and have room.
        rows: The rows of each table by its id, each by its number: the header is row 1.
        translated: The columns that have another one in the language of the site, by the names of
            their tables, each with that one.
    """

    def __init__(self, package: Package, language: str = "") -> None:
        self.published = package
        self.translated = translations(package, language) if language else {}
        package = in_language(package, language) if language else package
        self.package = package
        self.database = databases.connected()
        self.database.execute(PRINTED)
        self.rows: dict[str, dict[int, Texts]] = {}
        self._names: dict[str, str] = {}
        for position, resource in enumerate(package.resources):
            self._load(f"t{position}", resource)
        resources = tuple(map(self._settled, package.resources))
        self.package = replace(package, resources=resources)
        self.by_id = {r.id: r for r in resources}
        self.exact = self._exact()
        self.database.execute(
            f"CREATE TEMP TABLE cells AS SELECT tbl, field, line, text, "
            f"try_cast(plain AS {self.exact}) AS value, "
            f"CASE WHEN factor = '0.01' THEN try(value * 0.01::DECIMAL(3, 2)) "
            f"ELSE try(value * factor::DECIMAL(20, 0)) END::{self.exact} AS amount, unit "
            f"FROM printed"
        )

    def _load(self, name: str, resource: Resource) -> None:
        names = [f.name for f in resource.fields]
        columns = ", ".join(f"c{n} VARCHAR" for n in range(len(names)))
        self.database.execute(f"CREATE TEMP TABLE {name} (line BIGINT, {columns})")
        if (path := records.plain_file(self.package, resource)) and (
            order := records.order(path, names)
        ):
            self.database.execute(records.copy(name, order), [str(path)])
        else:
            found = list(records.records(resource))
            values = [[n for n, _ in found], *records.columns(resource, found)]
            marks = ", ".join("unnest(?)" for _ in values)
            self.database.execute(f"INSERT INTO {name} SELECT {marks}", values)
        for n, field in enumerate(resource.fields):
            missing = _missing(resource, field)
            self.database.execute(
                f"UPDATE {name} SET c{n} = NULL WHERE list_contains(?, coalesce(c{n}, ''))",
                [missing],
            )
            if field.type in {"integer", "number"}:
                self._cast(name, n, resource, field)
        for one, other in self.translated.get(resource.name, {}).items():
            a, b = (f"c{names.index(column)}" for column in (one, other))
            self.database.execute(
                f"UPDATE {name} SET {a} = {b}, {b} = {a} WHERE {a} IS NOT NULL AND {b} IS NOT NULL"
            )
        self._names[resource.id] = name
        codes = [_code(resource, field) for field in resource.fields]
        self.rows[resource.id] = {
            line: {
                f.name: records.seen(None if text is None else code(text))
                for f, text, code in zip(resource.fields, texts, codes, strict=True)
            }
            for line, *texts in self._loaded(name)
        }

    def _loaded(self, name: str) -> list[tuple[Any, ...]]:
        return self.database.execute(f"SELECT * FROM {name} ORDER BY line").fetchall()

    def texts(self, table: str) -> dict[int, Texts]:
        """The rows of a table by their numbers, each cell as it is written.

        Args:
            table: The id of the table.
        """
        fields = [field.name for field in self.by_id[table].fields]
        return {
            line: dict(zip(fields, texts, strict=True))
            for line, *texts in self._loaded(self._names[table])
        }

    def _settled(self, resource: Resource) -> Resource:
        """The table, its fields knowing which whole numbers are years, or count rows or things."""

        def column(name: str) -> list[Any]:
            texts = [row[name] for row in self.rows[resource.id].values()]
            field = resource.by_name[name]
            if field.type == "number":
                return [_value(text, resource, field) for text in texts]
            if field.type not in {"integer", "year"}:
                return texts
            whole = all(WHOLE.fullmatch(text) for text in texts if text)
            return [int(text) if text and whole else None for text in texts]

        return with_senses(resource, column)

    def _cast(self, name: str, n: int, resource: Resource, field: Field) -> None:
        """The figures of a field, in its own unit and in that of its amounts."""
        percent = not field.currency and field.unit.default == "%"
        plain = "" if field.is_value else "count"
        unit = field.currency or ("ratio" if percent else plain)
        self.database.execute(
            f"INSERT INTO printed SELECT ?, ?, line, c{n}, {_number(f'c{n}')}, ?, ? "
            f"FROM {name} WHERE c{n} IS NOT NULL",
            [
                resource.id,
                field.name,
                *meanings.spelling(resource, field),
                "0.01" if percent else str(int(field.factor)),
                unit,
            ],
        )

    def _exact(self) -> str:
        """The type that holds each amount, and the sum of all."""
        found = self.database.execute("SELECT DISTINCT plain, factor FROM printed").fetchall()
        whole, decimals = 1, 0
        for plain, factor in found:
            try:
                amount, value = Decimal(plain) * Decimal(factor), Decimal(plain)
            except InvalidOperation:
                continue
            if amount.is_finite() and amount:
                places = amount.as_tuple().exponent, value.as_tuple().exponent
                decimals = max(decimals, *(-int(place) for place in places))
                whole = max(whole, amount.adjusted() + 1)
        room = DIGITS - whole - len(str(len(found)))
        return f"DECIMAL({DIGITS}, {max(0, min(DECIMALS, decimals, room))})"

    def figure(self, table: str, field: str, line: int) -> tuple[Decimal, Decimal, str] | None:
        """The figure of a cell: as printed, as an amount, and its unit; None where none is."""
        return self._figures.get((table, field, line))

    @property
    def _figures(self) -> dict[tuple[str, str, int], tuple[Decimal, Decimal, str]]:
        if "_known" not in self.__dict__:
            found = self.database.execute(
                "SELECT tbl, field, line, value, amount, unit FROM cells"
            ).fetchall()
            self.__dict__["_known"] = {
                (t, f, n): (v, Decimal(a), u) for t, f, n, v, a, u in found if v is not None
            }
        return self.__dict__["_known"]  # type: ignore[no-any-return]


def _missing(resource: Resource, field: Field) -> list[str]:
    """The texts that mean that a value is missing."""
    declared = [*(field.missing or resource.missing or {"": ""})]
    return [*declared, *filter(None, [resource.dialect.null])]


def _value(text: str | None, resource: Resource, field: Field) -> Decimal | None:
    """A plain number with its decimals as printed; None where it is none."""
    plain = meanings.plain_number(resource, field)(text or "")
    return Decimal(plain) if NUMBER.fullmatch(plain) else None


def _number(column: str) -> str:
    """The SQL of a number: without what surrounds it, without groups, with a decimal point."""
    return f"replace(replace(regexp_replace({column}, ?, '', 'g'), ?, ''), ?, '.')"


def _code(resource: Resource, field: Field) -> meanings.Reader:
    """Writes a value as the text that codes are compared by, and as a program writes times."""
    if field.type in meanings.TIMES and meanings.raw_field(resource, field).get("format"):
        return meanings.reader(resource, field)
    if field.sense == "code" or field.type not in {"integer", "year"}:
        return str
    return _whole


def _whole(text: str) -> str:
    try:
        return str(int(text))
    except ValueError:
        return text
