"""Small changes of a package that change what it says, and which checks notice them.

Every kind of change is made for every field that it can be made for: a digit, a phase, a factor, a
program, a label, a year, a row too few. ``make changes`` makes all of them and lists those that
nothing notices; a sample runs with the tests.
"""

from __future__ import annotations

import copy
import csv
import io
import json
import random
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from described_changes import described
from yesan.model.entities import code_fields
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.package import DISCREPANCIES
from yesan.package.resource import Resource

Rows = list[dict[str, str]]
Json = dict[str, Any]
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
OFTEN = 10
"""How many changes are made of a kind that few fields have."""
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Change:
    """One change of one file.

    Attributes:
        kind: What was done.
        table: The table that it concerns; empty for the package.
        field: The field, or empty.
        place: What became what, and where.
        path: The file.
        written: Gives the file after it.
    """

    kind: str
    table: str
    field: str
    place: str
    path: str
    written: Callable[[], bytes]

    def __str__(self) -> str:
        return f"{self.kind}: {self.table or 'package'} {self.field} {self.place}"


def changes(model: Model, seed: int = 0, times: int = 1) -> Iterator[Change]:
    """Changes of every kind, `times` for each field of each table that it can be made for."""
    for resource in model.package.resources:
        for number in range(times):
            yield from _Table(model, resource, f"{seed} {number}").changes()
    yield from _package(model)
    for made in described(model.package.raw, seed):
        written = partial(_written, made.raw)
        path = model.package.descriptor
        yield Change(made.kind, made.table, made.field, made.place, path, written)


def sample(model: Model, count: int, seed: int = 0, kinds: Collection[str] = ()) -> list[Change]:
    """Some changes, as many of each kind as of another; of some kinds, or of all."""
    by_kind: dict[str, list[Change]] = {}
    for change in changes(model, seed):
        if kinds and change.kind not in kinds:
            continue
        by_kind.setdefault(change.kind, []).append(change)
    chance = random.Random(seed)  # noqa: S311 - no secret
    for listed in by_kind.values():
        chance.shuffle(listed)
    found: list[Change] = []
    while len(found) < count and any(by_kind.values()):
        found += [listed.pop() for listed in by_kind.values() if listed]
    return found[:count]


class _Table:
    """Makes the changes of one table."""

    def __init__(self, model: Model, resource: Resource, seed: str) -> None:
        self.model = model
        self.resource = resource
        self.chance = random.Random(f"{seed} {resource.name}")  # noqa: S311 - no secret
        text = resource.content.data.decode()
        self.rows: Rows = list(csv.DictReader(io.StringIO(text)))
        assert self.content(self.rows).decode() == text

    def content(self, rows: Rows) -> bytes:
        """The file with some rows."""
        target = io.StringIO()
        names = [f.name for f in self.resource.fields]
        writer = csv.DictWriter(target, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return target.getvalue().encode()

    def changes(self) -> Iterator[Change]:
        for f in self.resource.fields:
            for kind, change in self.of_field(f):
                for _ in range(OFTEN if "finding" in kind else 1):
                    if made := self.cell(kind, f, change):
                        yield made
            yield from self.between(f)
            yield from self.described(f)
        yield from self.of_rows()
        yield from self.of_table()

    # ── cells ──

    def of_field(self, f: Field) -> Iterator[tuple[str, Callable[[str], str]]]:
        """The kinds of changes of a cell of a field, each with what becomes of the text."""
        values = sorted({row[f.name] for row in self.rows if row[f.name]})
        if f.numeric:
            yield "digit", self.digit
            yield "digits swapped", self.digits
            yield "sign", lambda text: text.removeprefix("-") if text[:1] == "-" else f"-{text}"
        elif f.role == "source-line":
            yield "source line", self.line
        elif others := self.targets(f):
            kind = "program" if self.is_program(f) else "key"
            yield kind, partial(self.other, others)
        elif listed := sorted(f.categories) or ["false", "true"] * (f.type == "boolean"):
            yield "category", partial(self.other, listed)
        elif f.is_time:
            yield "year", self.year
        else:
            yield from self.of_text(f, values)
        if values and f.type != "any":
            yield ("figure blanked" if f.numeric else "cell blanked"), lambda _: ""
            yield "blank filled", lambda text: "" if text else self.chance.choice(values)

    def of_text(self, f: Field, values: list[str]) -> Iterator[tuple[str, Callable[[str], str]]]:
        """The kinds of changes of a text."""
        if f.language not in {"", self.model.package.language}:
            yield "translation", self.letter
        elif f.role == "finding":
            yield "finding reworded", self.letter
            yield "number of a finding", self.digit
        elif self.is_label(f):
            yield "label", partial(self.other, values)
            yield "letter of a label", self.letter
            yield "year", self.year
        elif (f.name,) != self.resource.primary_key:
            yield "text", self.letter
            yield "number in a text", self.digit

    def is_program(self, f: Field) -> bool:
        """Whether the field says to which program a row belongs."""
        return bool(f.column_type and f.column_type.kind == "program")

    def cell(self, kind: str, f: Field, change: Callable[[str], str]) -> Change | None:
        """A change of one cell of a field, of the first row by chance in which it changes it."""
        for place in self.chance.sample(range(len(self.rows)), len(self.rows)):
            old = self.rows[place][f.name]
            if not old and kind != "blank filled":
                continue
            new = change(old)
            if self.means(new) != self.means(old) and (new or "blanked" in kind):
                rows = copy.deepcopy(self.rows)
                rows[place][f.name] = new
                return self.made(kind, f, f"row {place + 2}: {old!r} → {new!r}", rows)
        return None

    def means(self, text: str) -> str:
        """A text, all that mean a missing value or zero as one: such are no changes."""
        plain = text.removeprefix("-") if not text.strip("-0.") else text
        return "" if text in self.resource.missing or not plain else plain

    def between(self, f: Field) -> Iterator[Change]:
        """Two cells in each other's place, of one row or of two."""
        if f.numeric:
            others = [g for g in self.resource.fields if g.numeric and g is not f]
            for place in self.chance.sample(range(len(self.rows)), len(self.rows)):
                row = self.rows[place]
                g = self.chance.choice(others) if others else f
                if row[f.name] and row[g.name] and row[f.name] != row[g.name]:
                    rows = copy.deepcopy(self.rows)
                    rows[place][f.name], rows[place][g.name] = row[g.name], row[f.name]
                    yield self.made("columns swapped", f, f"row {place + 2}: with {g.name}", rows)
                    return
        elif self.is_label(f) and len(self.rows) > 1:
            place = self.chance.randrange(len(self.rows) - 1)
            rows = copy.deepcopy(self.rows)
            a, b = self.rows[place][f.name], self.rows[place + 1][f.name]
            rows[place][f.name], rows[place + 1][f.name] = b, a
            if a != b:
                own = f.language in {"", self.model.package.language}
                kind = "labels swapped" if own else "translation"
                yield self.made(kind, f, f"row {place + 2}: {a!r} ↔ {b!r}", rows)

    def is_label(self, f: Field) -> bool:
        """Whether the field names its row."""
        return f.role == "label" or bool(f.column_type and f.column_type.part == "label")

    def targets(self, f: Field) -> list[str]:
        """The keys that a field can refer to."""
        for key in self.resource.foreign_keys:
            if key.fields == (f.name,) and not key.package:
                other = self.model.tables[key.resource or self.resource.name]
                return sorted(str(value) for value in other.known(key.reference[0]))
        own = f in code_fields(self.resource) and (f.name,) != self.resource.primary_key
        return sorted({row[f.name] for row in self.rows if row[f.name]}) if own else []

    # ── texts ──

    def digit(self, text: str) -> str:
        places = [m.start() for m in DIGIT.finditer(text)]
        if not places:
            return text
        place = self.chance.choice(places)
        new = self.chance.choice([d for d in "123456789" if d != text[place]])
        return text[:place] + new + text[place + 1 :]

    def digits(self, text: str) -> str:
        places = [n for n in range(len(text) - 1) if text[n : n + 2].isdigit()]
        places = [n for n in places if text[n] != text[n + 1]]
        if not places:
            return text
        n = self.chance.choice(places)
        return text[:n] + text[n + 1] + text[n] + text[n + 2 :]

    def year(self, text: str) -> str:
        found = [*YEAR.finditer(text)]
        if not found:
            return text
        match = self.chance.choice(found)
        return f"{text[: match.start()]}{int(match[0]) + 1}{text[match.end() :]}"

    def line(self, text: str) -> str:
        return str(int(text) + self.chance.choice([-3, -2, -1, 1, 2, 3]))

    def letter(self, text: str) -> str:
        places = [m.start() for m in LETTER.finditer(text)]
        if not places:
            return text
        place = self.chance.choice(places)
        new = "가" if ord(text[place]) > 0x1100 else "q"
        return text[:place] + new + text[place + 1 :]

    def other(self, values: list[str], text: str) -> str:
        left = [value for value in values if value != text]
        return self.chance.choice(left) if left else text

    # ── rows ──

    def of_rows(self) -> Iterator[Change]:
        """A row too few, a row too many."""
        kinds = {
            "discrepancy dropped": self.resource.name == DISCREPANCIES,
            "finding dropped": self.resource.with_role("finding") is not None,
        }
        kind = next((name for name, holds in kinds.items() if holds), "row dropped")
        for _ in range(3 if kind == "row dropped" else OFTEN):
            place = self.chance.randrange(len(self.rows))
            rows = [row for n, row in enumerate(self.rows) if n != place]
            yield self.made(kind, None, f"row {place + 2}", rows)
            place = self.chance.randrange(len(self.rows))
            rows = [*self.rows[: place + 1], *self.rows[place:]]
            yield self.made("row repeated", None, f"row {place + 2}", rows)

    def made(self, kind: str, f: Field | None, place: str, rows: Rows) -> Change:
        name = f.name if f else ""
        path, written = self.resource.path, partial(self.content, rows)
        return Change(kind, self.resource.name, name, place, path, written)

    # ── the descriptor ──

    def described(self, f: Field) -> Iterator[Change]:
        """Changes of what the descriptor says of a field."""
        fields = [g for r in self.model.package.resources for g in r.fields]
        raw = next(g for g in self.resource.raw["schema"]["fields"] if g["name"] == f.name)
        if "factor" in raw:
            factor = self.chance.choice([x for x in (1, 1000, 10**6) if x != f.factor])
            yield self.property("factor", f, {"factor": factor})
        if f.unit:
            units = sorted({g.unit.default for g in fields if g.unit} - {f.unit.default})
            unit = self.chance.choice(units)
            yield self.property("unit", f, {"unit": unit})
            alike = [g for g in fields if g.currency == f.currency and g.factor != f.factor]
            if f.currency and alike:
                other = self.chance.choice(alike)
                both = {"unit": other.unit.default, "factor": other.factor}
                both |= {f"unit@{k}": v for k, v in other.unit.translations.items()}
                yield self.property("unit and factor", f, both)
        for column, value in f.normalize.items():
            values = sorted({v for g in fields for c, v in g.normalize.items() if c == column})
            new = self.other(values, value)
            kind = "phase" if column == "phase" else "year"
            yield self.property(kind, f, {"normalize": {**f.normalize, column: new}})
        if f.column_type:
            yield self.property("column type", f, {"columnType": None})
        if f.role:
            yield self.property("role", f, {"role": None, "of": None})
        if f.computed:
            operation, operands = f.computed.operation, f.computed.operands
            other = {"sum": "product", "product": "sum"}.get(operation)
            listed = list(operands if other else operands[::-1])
            yield self.property("computed", f, {"computed": {other or operation: listed}})
        if f.of:
            others = [g.name for g in self.resource.fields if g.numeric and g.name != f.name]
            yield self.property("of", f, {"of": self.other(others, f.of)})
        siblings = [g for g in self.resource.fields if g.type == f.type and g.name != f.name]
        if siblings:
            title = self.chance.choice(siblings).title
            yield self.property("title", f, {"title": title.default})

    def of_table(self) -> Iterator[Change]:
        """Changes of the lines and the constants of a table."""
        sources = copy.deepcopy(self.resource.raw.get("sources", []))
        for source in sources:
            for n, span in enumerate(source.get("lines", [])[:2]):
                first, _, last = span.partition("-")
                by = self.chance.choice([-3, 3, 5])
                source["lines"][n] = f"{int(first) + by}-{int(last or first) + by}"
                place = f"lines {span} → {source['lines'][n]}"
                yield self.table_property("range", place, {"sources": copy.deepcopy(sources)})
                source["lines"][n] = span
        schema = copy.deepcopy(self.resource.raw["schema"])
        for extra in schema.get("extraFields", []):
            if isinstance(extra.get("constant"), int):
                extra["constant"] += 1
                yield self.table_property("year", f"{extra['name']} + 1", {"schema": schema})
                extra["constant"] -= 1

    def property(self, kind: str, f: Field, new: Json) -> Change:
        """The descriptor with other properties of a field; None takes one away."""
        fields = self.resource.raw["schema"]["fields"]
        own = next(g for g in fields if g["name"] == f.name)
        place = f"{ {k: own.get(k) for k in new} } → {new}"
        changed = {k: v for k, v in {**own, **new}.items() if v is not None}
        listed = [changed if g is own else g for g in fields]
        schema = {**self.resource.raw["schema"], "fields": listed}
        return self.described_as(kind, f.name, place, {"schema": schema})

    def table_property(self, kind: str, place: str, new: Json) -> Change:
        """The descriptor with other properties of the table."""
        return self.described_as(kind, "", place, copy.deepcopy(new))

    def described_as(self, kind: str, field: str, place: str, new: Json) -> Change:
        raw = self.model.package.raw
        listed = [{**r, **new} if r["name"] == self.resource.name else r for r in raw["resources"]]
        written = partial(_written, {**raw, "resources": listed})
        path = self.model.package.descriptor
        return Change(kind, self.resource.name, field, place, path, written)


def _package(model: Model) -> Iterator[Change]:
    """Changes of what the package says of all tables."""
    path, raw = model.package.descriptor, model.package.raw
    news: dict[str, Json] = {}
    if period := raw.get("fiscalPeriod"):
        moved = {k: f"{int(v[:4]) + 1}{v[4:]}" for k, v in period.items()}
        news["year"] = {"fiscalPeriod": moved}
    for name in ("comparison", "execution"):
        if name in raw:
            news[name] = {name: raw[name][::-1]}
    for kind, new in news.items():
        shown = kind if kind == "year" else "phase"
        written = partial(_written, {**raw, **new})
        yield Change(shown, "", next(iter(new)), f"→ {new}", path, written)


def _written(raw: Json) -> bytes:
    return json.dumps(raw, ensure_ascii=False).encode()
