"""The figures of the interface: each is that of its cell or its claim, with all that belongs to it.

A cell is read anew from the tables, and so are its unit, its phase, its year, its lines and what
contradicts it. What is blank is null; what a table lists is never told as the whole.
"""

from __future__ import annotations

import csv
import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from yesan.package.field import Field
from yesan.package.package import DISCREPANCIES, EVIDENCE
from yesan.package.resource import Resource
from yesan.proof.claims.claims import Claim, Place
from yesan.proof.data.amount_fields import ARROW, values
from yesan.proof.data.same_values import is_same
from yesan.proof.data.subjects import Subjects, kinds
from yesan.proof.figures.discrepancies import HARMLESS, Discrepancies
from yesan.proof.figures.figures import Figures
from yesan.proof.site.catalog import catalog_of

Wrong = Iterator[tuple[str, str]]
"""What a file says, and what it should."""
Told = Mapping[str, Any]
CELL = frozenset(
    (
        *("cell", "claim", "value", "blank", "unit", "currency", "amount", "phase", "year"),
        *("coverage", "sources", "doubt"),
    )
)
CLAIM = CELL | {"operation", "says", "selection", "missing", "about", "of", "operands"}
"""The properties of a figure that is printed, and of one that is computed."""
DOUBT = frozenset({"id", "cell", "printed", "instead", "kind", "line", "comment", "page"})
SAYS = {
    "printed": "of figures that the source prints",
    "whole": "of all there is",
    "listed": "of what the table lists",
}
"""The message that says what a computed figure covers."""
MOST = 100
"""Of a figure of more cells than these, they need not be listed."""
LINE = re.compile(rb'\bid="line-([0-9]+)"')
PAGE = "discrepancies.html"


@dataclass
class ToldFigures:
    """Compares figures of the interface with the tables.

    Attributes:
        figures: The figures of the package, by what refers to them.
        subjects: What rows are of.
        discrepancies: The errors of the source.
        site: The folder of the site.
    """

    figures: Figures
    subjects: Subjects
    discrepancies: Discrepancies
    site: Path
    anchors: dict[str, frozenset[int]] = field(default_factory=dict)

    def check(self, path: str, told: Any) -> Wrong:
        """What is wrong in a figure.

        Args:
            path: The file that tells it.
            told: The figure.
        """
        names = frozenset(told) if isinstance(told, dict) else frozenset()
        if names == CELL and told["claim"] is None and isinstance(told["cell"], str):
            place = Place.read(told["cell"])
            known = place and self.resource(place) and len(place.lines) == 1
            yield from (
                self._cell(path, told, place)
                if place and known
                else [(told["cell"], "a cell of the package")]
            )
        elif names == CLAIM and told["cell"] is None:
            claim = self.figures.claims.get(str(told["claim"]))
            yield from (
                self._claim(path, told, claim)
                if claim
                else [(str(told["claim"]), "a claim of the site")]
            )
        else:
            yield ", ".join(sorted(names)), "a figure with all that belongs to it"

    def resource(self, place: Place) -> Resource | None:
        """The table of a cell; None where there is no such cell."""
        resource = self.figures.cells.by_id.get(place.table)
        rows = self.figures.cells.rows.get(place.table, {})
        known = resource and place.field in resource.by_name and {*place.lines} <= rows.keys()
        return resource if known else None

    def _cell(self, path: str, told: Told, place: Place) -> Wrong:
        """What is wrong in a figure that a cell prints."""
        cells, line = self.figures.cells, place.lines[0]
        resource = cells.by_id[place.table]
        own = resource.by_name[place.field]
        text, figure = (
            self.texts(place.table)[line][place.field],
            cells.figure(place.table, place.field, line),
        )
        if not is_same(resource, own, text, told["value"]) or (text is None) != (
            told["value"] is None
        ):
            yield str(told["value"]), str(text)
        amount = figure[1] if figure and own.currency else None
        phase, year = self.moment(place)
        yield from different(
            told,
            blank=text is None,
            unit=own.unit.default or None,
            currency=own.currency or None,
            amount=amount,
            phase=phase or None,
            year=year or None,
            coverage=None if text is None else "printed",
        )
        yield from self._sources(path, told, [place])
        errors = self.discrepancies.by_cell.get((place.table, place.field, line), set())
        yield from self._doubt(path, told["doubt"], errors)

    def _claim(self, path: str, told: Told, claim: Claim) -> Wrong:
        """What is wrong in a figure that is computed."""
        money = claim.unit not in {"ratio", "count"}
        leaves = list(self.figures.leaves(claim.id))
        phase, year = self._moment_of(claim.id)
        yield from different(
            told,
            value=claim.value,
            blank=False,
            unit=None if money else claim.unit,
            currency=claim.unit if money else None,
            amount=claim.value if money else None,
            phase=phase or None,
            year=year or None,
            coverage=claim.coverage,
            operation=claim.operation,
            missing=claim.missing,
            about=dict(claim.about),
            of=self.of(claim.id),
        )
        first = self.figures.cells.by_id[self.first(claim.id).table]
        languages = self.figures.cells.package.languages
        chosen = {language: first.selection[language] for language in languages}
        yield from different(told, selection=chosen if first.selection else None)
        many = sum(len(place.lines) for place in leaves) > MOST
        operands = [_written(operand) for operand in claim.operands]
        if told["operands"] != (None if many else operands):
            yield str(told["operands"]), ", ".join(operands)
        package = self.figures.cells.package
        for language in package.languages:
            word, right = (
                told["says"].get(language),
                catalog_of(language).text(SAYS[claim.coverage]),
            )
            if word not in right:
                yield str(word), right[0]
        if many:
            yield from different(told, sources=[])
        else:
            yield from self._sources(path, told, leaves)
        cells = ((p.table, p.field, line) for p in leaves for line in p.lines)
        ids = {id_ for cell in cells for id_ in self.discrepancies.by_cell.get(cell, ())}
        listed = self.discrepancies.listed
        grave = {id_ for id_ in ids if (listed[id_].get("kind") or "") not in HARMLESS}
        yield from self._doubt(path, told["doubt"], grave)

    def moment(self, place: Place) -> tuple[str, str]:
        """The phase and the year of a cell, by the descriptor and its row."""
        resource = self.figures.cells.by_id[place.table]
        own = resource.by_name[place.field]
        whole = own.of if own.role == "part" and own.of in resource.by_name else own.name
        said = self._said(resource).get(whole)
        if said is None:
            return "", ""
        row = self.figures.cells.rows[place.table][place.lines[0]]
        phase, year = (row[x.name] if isinstance(x, Field) else x for x in said[:2])
        return phase or "", year or ""

    def phase(self, resource: Resource, name: str) -> str | None:
        """The phase that the descriptor says of a field; None where it says none."""
        own = resource.by_name[name]
        whole = own.of if own.role == "part" and own.of in resource.by_name else own.name
        said = self._said(resource).get(whole)
        return said[0] if said and isinstance(said[0], str) else None

    def _said(self, resource: Resource) -> dict[str, Any]:
        if resource.id not in self._known:
            self._known[resource.id] = dict(values(resource))
        return self._known[resource.id]

    @cached_property
    def _known(self) -> dict[str, dict[str, Any]]:
        return {}

    def _moment_of(self, operand: Place | str) -> tuple[str, str]:
        """The phase and the year of a claim: of a change both, else those of what is first."""
        if isinstance(operand, Place):
            return self.moment(operand)
        claim = self.figures.claims[operand]
        if "phase" in claim.about:
            return claim.about["phase"], claim.about.get("year", "")
        after, year = self._moment_of(claim.operands[0])
        if claim.operation == "change":
            before, _ = self._moment_of(claim.operands[1])
            return (f"{before}{ARROW}{after}" if before and after else ""), year
        return after, year

    def first(self, operand: Place | str) -> Place:
        """The first cells of a claim."""
        while isinstance(operand, str):
            operand = self.figures.claims[operand].operands[0]
        return operand

    def of(self, operand: Place | str) -> dict[str, str]:
        """The codes that all rows of the first cells of a claim have."""
        place = self.first(operand)
        found = [self.codes(place.table, line).items() for line in place.lines]
        return dict(set(found[0]).intersection(*found[1:]))

    def codes(self, table: str, line: int) -> dict[str, str]:
        """The codes of a row by their kinds, those of the owners of its program among them."""
        row, names = self.figures.cells.rows[table][line], kinds(self.figures.cells.by_id[table])
        own = {kind: text for kind, name in names.items() if (text := row[name] or "").strip()}
        return self.subjects.links.get(own.get("program", ""), {}) | own

    def _sources(self, path: str, told: Told, places: list[Place]) -> Wrong:
        """What is wrong in the lines of the source, and in where they lead."""
        printed, begun = set[int](), set[int]()
        for place in places:
            for line in place.lines:
                begins = self._begins(place.table, line)
                found = self._printed.get((place.table, place.field, line), begins)
                printed, begun = printed | found, begun | begins
        lines = {source["line"] for source in told["sources"]}
        if lines not in (printed, begun):
            yield f"lines {sorted(lines)}", f"lines {sorted(printed)}"
        for source in told["sources"]:
            address = source["evidence"]
            if address is not None and not self._is_line(path, address, source["line"]):
                yield str(address), f"line {source['line']} of the evidence"

    def _begins(self, table: str, line: int) -> set[int]:
        """The line where a row begins; nothing where it is not known."""
        own = self.figures.cells.by_id[table].source_line
        text = self.figures.cells.rows[table][line][own.name] if own else None
        return {int(text)} if text else set()

    @cached_property
    def _printed(self) -> dict[tuple[str, str, int], set[int]]:
        """The lines of the source that print each cell, as they were recorded."""
        package = self.figures.cells.package
        content = package.contents.get(EVIDENCE, b"").decode("utf-8", "replace")
        found: dict[tuple[str, str, int], set[int]] = {}
        for row in csv.DictReader(io.StringIO(content)):
            resource = package.by_name.get(row.get("table") or "")
            if resource and row.get("row") and row.get("field"):
                place = resource.id, row["field"], int(row["row"])
                found.setdefault(place, set()).add(int(row["line"]))
        return found

    def _is_line(self, path: str, address: str, line: int) -> bool:
        """Whether an address leads to a line of the evidence, or to the next that is shown."""
        target, _, anchor = address.partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if not re.fullmatch(r"evidence/[a-z0-9]+\.html", page) or not anchor.startswith("line-"):
            return False
        number = anchor.removeprefix("line-")
        shown = self._lines(page)
        return (
            number.isdecimal()
            and int(number) in shown
            and (int(number) == line or line not in shown)
        )

    def _lines(self, page: str) -> frozenset[int]:
        if page not in self.anchors:
            file = self.site / page
            content = file.read_bytes() if file.is_file() else b""
            self.anchors[page] = frozenset(map(int, LINE.findall(content)))
        return self.anchors[page]

    def _doubt(self, path: str, told: list[Told], ids: set[str]) -> Wrong:
        """What is wrong in what contradicts a figure: all of it, with both figures."""
        if sorted(str(d.get("id")) for d in told) != sorted(ids):
            yield ", ".join(str(d.get("id")) for d in told) or "no doubt", ", ".join(sorted(ids))
            return
        package = self.figures.cells.package
        named = package.by_name[DISCREPANCIES].source_line if told else None
        for d in told:
            row = self.discrepancies.listed[d["id"]]
            resource = package.by_name[row["table"] or ""]
            lines = {
                (r.id, "/".join(str(x[n]) for n in r.primary_key)): number
                for r in [resource]
                for number, x in self.figures.cells.rows[r.id].items()
            }
            number = lines[resource.id, row["key"] or ""]
            line = row.get(named.name) if named else None
            expected = {
                "cell": f"{resource.id}/{quote(row['field'] or '', safe='')}/{number}",
                "printed": Decimal(row["published"] or 0),
                "instead": Decimal(row["computed"] or 0),
                "kind": row.get("kind") or "unexplained",
                "page": f"{_up(path)}{PAGE}#{d['id']}",
            }
            if frozenset(d) != DOUBT:
                yield ", ".join(d), ", ".join(sorted(DOUBT))
                continue
            yield from different(d, **expected)
            if d["line"] is not None and str(d["line"]) != line:
                yield f"line {d['line']}", f"line {line}"
            if not set(d["comment"].values()) <= {*row.values(), ""}:
                yield str(d["comment"]), f"the comment of the row in {DISCREPANCIES}"

    def texts(self, table: str) -> Mapping[int, Mapping[str, str | None]]:
        """The rows of a table by their numbers, each cell as it is written."""
        if table not in self._read:
            self._read[table] = self.figures.cells.texts(table)
        return self._read[table]

    @cached_property
    def _read(self) -> dict[str, Mapping[int, Mapping[str, str | None]]]:
        return {}


def different(told: Told, **expected: Any) -> Wrong:
    """The properties that are not as they should be."""
    for name, right in expected.items():
        if told.get(name) != right or isinstance(told.get(name), bool) != isinstance(right, bool):
            yield f"{name} {told.get(name)}", f"{name} {right}"


def _written(operand: Place | str) -> str:
    if isinstance(operand, str):
        return operand
    return f"{operand.table}/{quote(operand.field, safe='')}/{','.join(map(str, operand.lines))}"


def _up(path: str) -> str:
    return "../" * path.count("/")
