"""Checks a report of `yesan diff --format json` against the cells of both editions.

It shares nothing with the program: the tables are read with the csv module, and what a statement
says is looked for, or added up, in them. Called by itself, it prints what is false::

    python tests/diff_checking.py REPORT.json OLD_FOLDER NEW_FOLDER
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation, localcontext
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

Json = dict[str, Any]
Key = tuple[str, ...]
NUMERIC = {"integer", "number"}


@dataclass(frozen=True)
class Package:
    """A folder with a descriptor, and its tables as texts."""

    root: Path

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The tables by name."""
        described = json.loads((self.root / "datapackage.json").read_text("utf-8"))
        return {r["name"]: Table(self.root, r) for r in described["resources"]}

    def listed(self, name: str | None) -> list[Table]:
        """The table of a name; all of them where none is given."""
        return [self.tables[name]] if name else [*self.tables.values()]

    def years(self, name: str | None = None) -> set[str]:
        """The fiscal years of the rows of a table, or of all."""
        return {
            row[column]
            for table in self.listed(name)
            for column, field in table.fields.items()
            if field.get("columnType") == "date:fiscal-year"
            for row in table.rows.values()
            if row[column]
        }

    def phases(self, name: str | None = None) -> set[str]:
        """The phases of the amounts of a table, or of all."""
        found = set()
        for table in self.listed(name):
            schema = table.raw["schema"]
            fields = [*schema["fields"], *schema.get("extraFields", [])]
            named = {f["name"] for f in fields if f.get("columnType") == "phase:id"}
            columns = [name for name in named if name in table.fields]
            found |= {row[name] for row in table.rows.values() for name in columns if row[name]}
            said = (field.get("normalize", {}) for field in table.fields.values())
            found |= {value for all_ in said for name, value in all_.items() if name in named}
        return found

    def factor(self, table: str, field: str) -> Decimal:
        """How many units of its currency one of a field is worth."""
        return Decimal(self.tables[table].fields[field].get("factor", 1))

    def currency(self, table: str, field: str) -> str:
        """The currency of a field."""
        return str(self.tables[table].fields[field].get("currency", ""))

    def cells(self, reference: str) -> list[Decimal]:
        """The figures of `table/field/rows`, in the unit of the currency."""
        name, field, rows = reference.split("/")
        table = self.tables[name]
        factor = table.fields[unquote(field)].get("factor", 1)
        values = [table.rows[int(row)][unquote(field)] for row in rows.split(",")]
        return [Decimal(value) * factor for value in values]


@dataclass(frozen=True)
class Table:
    """A table as its file has it."""

    root: Path
    raw: Json

    @cached_property
    def fields(self) -> dict[str, Json]:
        """What the descriptor says of each field."""
        return {field["name"]: field for field in self.raw["schema"]["fields"]}

    @cached_property
    def rows(self) -> dict[int, dict[str, str]]:
        """The rows by their numbers."""
        with (self.root / self.raw["path"]).open(encoding="utf-8-sig", newline="") as file:
            return dict(enumerate(csv.DictReader(file), start=2))

    @cached_property
    def key(self) -> list[str]:
        """The names of the fields of the primary key."""
        key = self.raw["schema"].get("primaryKey", [])
        return [key] if isinstance(key, str) else list(key)

    def by_key(self, names: list[str]) -> dict[Key, dict[str, str | None]]:
        """The values of rows by the texts of their key."""
        return {
            tuple(row[name] for name in names): {n: self.value(n, row[n]) for n in row}
            for row in self.rows.values()
        }

    def value(self, name: str, text: str | None) -> str | None:
        """What a cell means, in one way of writing."""
        field = self.fields.get(name, {})
        missing = field.get("missingValues", self.raw["schema"].get("missingValues", [""]))
        if text is None or text in missing:
            return None
        if field.get("type") in NUMERIC:
            try:
                return f"{Decimal(text).normalize():f}"
            except InvalidOperation:
                return text
        return text


def false(report: Json, old: Package, new: Package) -> Iterator[str]:
    """Each statement of a report that the cells do not bear out."""
    with localcontext(prec=60):
        names = {table["was"] or table["name"]: table for table in report["tables"]}
        for name in old.tables.keys() - names.keys():
            yield f"table {name} of the old edition is not told"
        for table in report["tables"]:
            yield from (f"{table['name']}: {said}" for said in _table(table, old, new))
        was = {table["name"]: table["was"] or table["name"] for table in report["tables"]}
        yield from _parts(report["budget"] or {}, was, old, new)
        yield from _budget(report["budget"] or {}, old, new)
        yield from _claims(report["claims"] or [], old, new)
        yield from _rules(report["rules"] or [], old, new)


def _table(told: Json, old: Package, new: Package) -> Iterator[str]:
    before = old.tables.get(told["was"] or told["name"])
    after = new.tables.get(told["name"])
    if told["change"] in {"new", "gone"}:
        if (before is None, after is None) != (told["change"] == "new", told["change"] == "gone"):
            yield "is there before and after"
        return
    if before is None or after is None:
        yield "is not there before and after"
        return
    if (told["oldRows"], told["newRows"]) != (len(before.rows), len(after.rows)):
        yield "has another number of rows"
    if told["change"] == "same":
        yield from _same(before, after)
        return
    if told["comparedBy"] == "key":
        yield from _by_key(told, before, after)
    for total in told["sums"]:
        yield from _sum(total, told, before, after)
    for field in told["fields"]:
        was = field["was"] or field["name"]
        here = (was in before.fields, field["name"] in after.fields)
        if here != (field["change"] != "new", field["change"] != "gone"):
            yield f"field {field['name']} is not {field['change']}"


def _same(before: Table, after: Table) -> Iterator[str]:
    rows = [
        sorted(repr(sorted((n, table.value(n, v)) for n, v in row.items()))
               for row in table.rows.values())
        for table in (before, after)
    ]  # fmt: skip
    if rows[0] != rows[1]:
        yield "is not the same"


def _by_key(told: Json, before: Table, after: Table) -> Iterator[str]:
    renamed = {f["name"]: f["was"] for f in told["fields"] if f["change"] == "renamed"}
    key = told["key"]
    ways = told["recoded"]
    first, then = before.by_key([renamed.get(name, name) for name in key]), after.by_key(key)
    yield from _recoded(ways, renamed, before, after)
    # Rows of both sides are the same where what was done to all values was done to them.
    owners = {tuple(_done(ways.get(n), v) for n, v in zip(key, k, strict=True)): k for k in first}
    first = {
        then_key: {
            **first[owners[bare]],
            **{
                renamed.get(n, n): then[then_key][n]
                for n, way in ways.items()
                if _done(way, first[owners[bare]][renamed.get(n, n)])
                == _done(way, then[then_key][n], new=True)
            },
        }
        for then_key, bare in (
            (k, tuple(_done(ways.get(n), v, new=True) for n, v in zip(key, k, strict=True)))
            for k in then
        )
        if bare in owners
    } | {
        k: first[k]
        for bare, k in owners.items()
        if bare
        not in {
            tuple(_done(ways.get(n), v, new=True) for n, v in zip(key, t, strict=True))
            for t in then
        }
    }
    moved = {tuple(c["old"]): tuple(c["new"]) for c in told["rekeyed"]["listed"]}
    gone = {k for k in first if k not in then and k not in moved}
    fresh = {k for k in then if k not in first and k not in moved.values()}
    for name, found in (("removed", gone), ("added", fresh)):
        if {tuple(row["key"]) for row in told[name]["listed"]} != found:
            yield f"the rows told as {name} are others"
        if told[name]["count"] != len(found):
            yield f"{told[name]['count']} rows are told as {name}, not {len(found)}"
    for was, now in moved.items():
        rest = [{n: v for n, v in row.items() if n not in key} for row in (first[was], then[now])]
        if rest[0] != rest[1]:
            yield f"{was} and {now} are not alike"
    differing = {
        (k, name)
        for k, row in then.items()
        if k in first
        for name, value in row.items()
        if renamed.get(name, name) in first[k] and first[k][renamed.get(name, name)] != value
        if not _converted((before, renamed.get(name, name)), (after, name), first[k], row)
    }
    yield from _cells(told, renamed, differing, (before, after))


def _done(way: Json | None, value: str | None, *, new: bool = False) -> str | None:
    """A value of a column as it is compared, after what was done to all of them."""
    if way is None or value is None:
        return value
    if way["way"].startswith("digits"):
        return _shortened(value, way["step"])
    if not value.isdecimal():
        return value
    if way["way"] in {"years", "lines"}:
        return value if new else str(int(value) + way["step"])
    return str(int(value))


def _shortened(value: str, digits: int) -> str:
    """A long code as a spreadsheet program keeps it, or as it shows it with an exponent."""
    if not digits:
        return f"{value[:15]:0<{len(value)}}" if value.isdecimal() else value
    if not value.isdecimal() and "E+" not in value:
        return value
    number = Decimal(value.replace(",", "."))
    return f"{number:.{digits - 1}e}" if number.adjusted() > 10 else value


def _recoded(ways: Json, renamed: dict[str, str], before: Table, after: Table) -> Iterator[str]:
    for name, way in ways.items():
        values = [
            {row[own] for row in table.rows.values()}
            for table, own in ((before, renamed.get(name, name)), (after, name))
        ]
        for old, new in way["examples"]:
            if (
                old not in values[0]
                or new not in values[1]
                or _done(way, old) != _done(way, new, new=True)
            ):
                yield f"{name}: {old} has not become {new}"
        if way["way"] == "years" and len(values[0]) != len(values[1]):
            yield f"{name}: not every year is another one"


def _converted(
    old: tuple[Table, str], new: tuple[Table, str], first: Mapping[str, str | None],
    then: Mapping[str, str | None],
) -> bool:  # fmt: skip
    """Whether two figures of other units are the same amount."""
    amounts = []
    for (table, name), row in ((old, first), (new, then)):
        field, text = table.fields.get(name, {}), row[name]
        if text is None or field.get("type") not in NUMERIC or not field.get("currency"):
            return False
        try:
            amounts.append((Decimal(text) * field.get("factor", 1), field["currency"]))
        except InvalidOperation:
            return False
    return amounts[0] == amounts[1]


def _cells(
    told: Json,
    renamed: dict[str, str],
    differing: set[tuple[Key, str]],
    tables: tuple[Table, Table],
) -> Iterator[str]:
    before, after = tables
    cells = told["cells"]
    if {(tuple(c["key"]), c["field"]) for c in cells["listed"]} != differing:
        yield "the cells told as changed are others"
    if cells["count"] != len(differing) or told["changedRows"] != len({k for k, _ in differing}):
        yield "the number of changed cells or rows is another"
    if cells["byField"] != dict(Counter(name for _, name in differing)):
        yield "the number of changed cells of a field is another"
    for cell in cells["listed"]:
        name, was = cell["field"], renamed.get(cell["field"], cell["field"])
        texts = (before.rows[cell["old_row"]][was], after.rows[cell["new_row"]][name])
        said = [t.value(n, text) is None for t, n, text in
                ((before, was, texts[0]), (after, name, texts[1]))]  # fmt: skip
        shown = tuple(None if blank else text for blank, text in zip(said, texts, strict=True))
        if (cell["old"], cell["new"]) != shown:
            yield f"row {cell['new_row']}, {name} is told otherwise than it is written"


def _sum(told: Json, table: Json, before: Table, after: Table) -> Iterator[str]:
    renamed = {f["name"]: f["was"] for f in table["fields"] if f["change"] == "renamed"}
    name = told["field"]
    for side, owner, column in (
        ("old", before, renamed.get(name, name)),
        ("new", after, name),
    ):
        values = [owner.value(column, row[column]) for row in owner.rows.values()]
        known = [Decimal(value) for value in values if value is not None]
        total = sum(known, Decimal(0)) if known else None
        if (None if told[side] is None else Decimal(told[side])) != total:
            yield f"the {side} sum of {name} is {total}"
        if told[f"{side}Missing"] != len(values) - len(known):
            yield f"{len(values) - len(known)} cells of {name} are missing in the {side} edition"


def _parts(told: Json, was: Mapping[str, str], old: Package, new: Package) -> Iterator[str]:
    for part in ("years", "phases"):
        for one in told.get(part, []):
            table = one["table"]
            known = getattr(old, part)(was.get(table)), getattr(new, part)(table)
            here = [one[side] in found for side, found in zip(("old", "new"), known, strict=True)]
            if here != [one["old"] is not None, one["new"] is not None]:
                yield f"{part}: {one['old']} and {one['new']} are not as told"


def _budget(told: Json, old: Package, new: Package) -> Iterator[str]:
    yield from _uneven(told.get("uneven", []), old, new)
    owners = [("total", amount) for amount in told.get("totals", [])]
    owners += [(e["code"], a) for e in told.get("entities", []) for a in e["amounts"]]
    for owner, amount in owners:
        for side, package in (("old", old), ("new", new)):
            figure = amount[side]
            if figure is None:
                continue
            if figure["operation"] not in {"printed", "sum"}:
                yield f"{owner}: a {figure['operation']}, which is not checked"
                continue
            total = sum((sum(package.cells(c), Decimal(0)) for c in figure["cells"]), Decimal(0))
            if total != Decimal(figure["amount"]):
                yield f"{owner}: {side} {amount['phase']} is {total}, not {figure['amount']}"
        yield from (f"{owner}: {said}" for said in _sense(amount, old, new))


def _uneven(told: list[Json], old: Package, new: Package) -> Iterator[str]:
    """A total to which the rows added up before, and do not now."""
    for one in told:
        for side, package in (("old", old), ("new", new)):
            total, parts = (
                sum(
                    (sum(package.cells(c), Decimal(0)) for c in one[side][name]["cells"]),
                    Decimal(0),
                )
                for name in ("total", "parts")
            )
            if (total == parts) != (side == "old"):
                yield f"the total in {one['phase']} is {total}, and its parts are {parts} ({side})"
            if [str(total), str(parts)] != [
                one[side][name]["amount"] for name in ("total", "parts")
            ]:
                yield f"the total in {one['phase']}, or its parts, are told otherwise ({side})"


def _sense(amount: Json, old: Package, new: Package) -> Iterator[str]:
    before, after = amount["old"], amount["new"]
    if before is None or after is None:
        if amount["change"] != ("new" if before is None else "gone"):
            yield f"is told as {amount['change']}"
        return
    if (before["table"], before["field"]) != (after["table"], after["field"]):
        if amount["change"] != "elsewhere" or amount["difference"] is not None:
            yield "is compared across tables"
        return
    way = _incomparable(before, after, old, new)
    if way:
        if amount["change"] != way or amount["difference"] is not None:
            yield f"is told as {amount['change']}, not {way}"
        return
    printed = [
        Decimal(side["amount"]) / package.factor(side["table"], side["field"])
        for side, package in ((before, old), (after, new))
    ]
    if printed[0] == printed[1]:  # an amount that differs is in another unit then
        if amount["change"] != "unit" or amount["difference"] is not None:
            yield f"is told as {amount['change']}, and the figure is the same"
        return
    yield from _way(amount, (old, before), (new, after))


def _way(amount: Json, *sides: tuple[Package, Json]) -> Iterator[str]:
    """Whether two amounts that are compared are raised, cut or listed, and by how much."""
    before, after = (figure for _, figure in sides)
    difference = Decimal(after["amount"]) - Decimal(before["amount"])
    right = "listed" if before["coverage"] == "listed" else "raised" if difference > 0 else "cut"
    if right == "listed" and amount["difference"] is None:
        yield from _of_as_many(*sides)
        return
    if amount["change"] != right or Decimal(amount["difference"]) != difference:
        yield f"is told as {amount['change']}, not {right}"


def _of_as_many(*sides: tuple[Package, Json]) -> Iterator[str]:
    """Two sums of what is listed that are not compared, though as many amounts add up to each."""
    if len({sum(len(p.cells(c)) for c in figure["cells"]) for p, figure in sides}) == 1:
        yield "is not compared, and as many amounts add up to it"


def _incomparable(before: Json, after: Json, old: Package, new: Package) -> str:
    """Why two amounts of one column are not compared; empty where they are."""
    places = ((old, before), (new, after))
    if len({package.currency(side["table"], side["field"]) for package, side in places}) > 1:
        return "currency"
    listed = {side["coverage"] == "listed" for side in (before, after)}
    return "coverage" if len(listed) > 1 else ""


def _claims(told: list[Json], old: Package, new: Package) -> Iterator[str]:
    """Sums, changes and shares of printed cells; what is computed of other claims is not."""
    for claim in told:
        for side, package in (("old", old), ("new", new)):
            said = claim[side]
            if said is None or any("/" not in operand for operand in said["operands"]):
                continue
            cells = [figure for operand in said["operands"] for figure in package.cells(operand)]
            found = _computed(claim["operation"], cells)
            if found is not None and abs(found - Decimal(said["value"])) > Decimal("1e-12"):
                yield f"claim {said['id']}: {found}, not {said['value']}"


def _computed(operation: str, cells: list[Decimal]) -> Decimal | None:
    match operation:
        case "sum":
            return sum(cells, Decimal(0))
        case "change" | "remainder":
            return cells[0] - cells[1]
        case "share" | "rate" | "execution":
            return cells[0] / cells[1]
        case "count":
            return Decimal(len(cells))
        case "moved":
            return Decimal(sum(cell != 0 for cell in cells))
    return None


def _rules(told: list[Json], old: Package, new: Package) -> Iterator[str]:
    for rule in told:
        for name, package in (
            *(("broken", new), ("shifted", new)),
            *(("fixed", old), ("unchecked", old)),
        ):
            for cell in rule[name]:
                table = package.tables[cell["table"]]
                row = table.by_key(table.key)[tuple(cell["key"].split("/"))]
                printed = row[cell["field"]]
                if printed is None or Decimal(printed) != Decimal(cell["published"]):
                    yield f"{rule['name']}: {cell['key']} prints {printed}"
                if Decimal(cell["published"]) == Decimal(cell["computed"]):
                    yield f"{rule['name']}: {cell['key']} breaks nothing"


if __name__ == "__main__":
    said = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    wrong = list(false(said, Package(Path(sys.argv[2])), Package(Path(sys.argv[3]))))
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    sys.exit(bool(wrong))
