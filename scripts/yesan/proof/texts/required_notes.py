"""Notes that a page must show with a figure, which would mislead without them.

A total that another table contradicts is shown with what that prints; a computed rate beside the
printed one; a sum of what is listed with how many rows it leaves out; and revenue under its own
name. Which these are is derived anew from the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.column_types import EXPENDITURE
from yesan.proof.claims.claims import Claim, Place
from yesan.proof.claims.coverage import Coverage, Whole
from yesan.proof.claims.denominators import places
from yesan.proof.data.amount_fields import ARROW
from yesan.proof.data.subjects import Row
from yesan.proof.figures.sides import Sides
from yesan.proof.finding import Finding
from yesan.proof.site.elements import REFERENCE, references_in
from yesan.proof.site.verbatim import single

CHARTS = "figure, div.yesan-figures"
"""Charts, and the tables of those that have a page of their own."""
UNEQUAL = "≠"
ADDED_UP = "Rows that others add up to are not in it."


@dataclass(frozen=True)
class Total:
    """What a table prints of everything.

    Attributes:
        row: Its cell.
        amount: In units of the currency.
        unit: Of how many units its last digit is.
    """

    row: Row
    amount: Decimal
    unit: int

    @property
    def reference(self) -> str:
        """What an element that shows it refers to."""
        return f"{self.row.table}/{quote(self.row.field, safe='')}/{self.row.line}"

    def contradicts(self, other: Total) -> bool:
        """Whether both cannot be right, however they were rounded."""
        differs = abs(self.amount - other.amount) * 2 > self.unit + other.unit
        return differs and self.row.table != other.row.table and self.row.year == other.row.year


class RequiredNotes:
    """Finds what pages leave out."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.cells = sides.denominators.cells
        self.subjects = sides.denominators.subjects
        self.claims = sides.denominators.claims
        self.coverage = Coverage(self.cells, self.subjects)

    def of(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What a page leaves out."""
        if not page.endswith(".html"):
            return
        folder, _, name = page.rpartition("/")
        if page == "index.html":
            shown = set(references_in(tree.css(".yesan-lead, .yesan-key")))
            yield from self._totals(page, tree, shown)
            yield from self._rest(page, tree, shown)
        elif folder == "tables":
            found = (t for totals in self.totals.values() for t in totals)
            own = {t.reference for t in found if t.row.table == name.removesuffix(".html")}
            yield from self._totals(page, tree, own)
            yield from self._rest(page, tree, own)
        else:
            yield from self._rest_of_one(page, tree)
        yield from self._rates(page, tree)
        yield from self._unnamed(page, tree)
        yield from self._added_up(page, tree)
        yield from self._years(page, tree)
        for node in tree.css("[data-direction]"):
            yield from self._direction(page, node)

    @cached_property
    def totals(self) -> dict[Whole, list[Total]]:
        """The printed totals of each whole."""
        found: dict[Whole, list[Total]] = {}
        year = self.subjects.year
        for table, resource in self.cells.by_id.items():
            rows = self.coverage.of_year(table, year)
            if resource.selection or not self.subjects.is_identified(table):
                continue
            wholes = (Whole(r.phase, r.direction, self.coverage.currency(r), year) for r in rows)
            for whole in dict.fromkeys(wholes):
                chosen, unnamed = self.coverage.subject_rows(table, {}, whole)
                if len(chosen) != 1 or unnamed or chosen[0].codes or chosen[0].blank:
                    continue
                (row,) = chosen
                figure = self.cells.figure(table, row.field, row.line)
                if figure and ARROW not in row.phase:
                    total = Total(row, figure[1], resource.by_name[row.field].factor)
                    found.setdefault(whole, []).append(total)
        return found

    def _totals(self, page: str, tree: LexborHTMLParser, shown: set[str]) -> Iterator[Finding]:
        """The totals that a page shows, and does not set against those of other tables.

        That is done by ≠, or by a sentence that has amounts of both tables.
        """
        notes = [(note.text(), set(references_in([note]))) for note in tree.css("p.yesan-note")]
        for totals in self.totals.values():
            for own in totals:
                for other in totals if own.reference in shown else ():
                    told = any(
                        other.reference in found
                        if UNEQUAL in text
                        else {own.row.table, other.row.table} <= {r.split("/")[0] for r in found}
                        for text, found in notes
                    )
                    if own.contradicts(other) and not told:
                        yield Finding(page, own.reference, "alone", f"≠ {other.reference}")

    def _rest(self, page: str, tree: LexborHTMLParser, shown: set[str]) -> Iterator[Finding]:
        """The totals of which their own table lists parts that make up less, untold of all."""
        if self._tells_a_rest(tree):
            return
        for whole, totals in self.totals.items():
            for total in totals:
                if total.reference in shown and self._lists_less(total, whole):
                    yield Finding(page, total.reference, "alone", "what is not broken down of it")
                    return

    def _rest_of_one(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The amounts of an entity of which their table lists parts that make up less, untold."""
        if self._tells_a_rest(tree):
            return
        shown = references_in(tree.css(".yesan-lead[data-direction], .yesan-key"))
        for place in filter(None, map(Place.read, dict.fromkeys(shown))):
            row = self.subjects.by_cell.get((place.table, place.field, place.lines[0]))
            figure = self.cells.figure(place.table, place.field, place.lines[0])
            if row is None or figure is None or ARROW in row.phase:
                continue
            unit = self.cells.by_id[row.table].by_name[row.field].factor
            whole = Whole(row.phase, row.direction, self.coverage.currency(row), row.year)
            total = Total(row, figure[1], unit)
            if self._lists_less(total, whole):
                yield Finding(page, total.reference, "alone", "what is not broken down of it")
                return

    def _tells_a_rest(self, tree: LexborHTMLParser) -> bool:
        """Whether a page says what is not broken down of an amount."""
        told = (self.claims.get(r) for r in references_in(tree.css("p.yesan-note")))
        return any(claim and claim.operation == "remainder" for claim in told)

    def _lists_less(self, total: Total, whole: Whole) -> bool:
        """Whether the table of a total lists parts of it that make up less, but for rounding."""
        table, given = total.row.table, total.row.codes
        kind = next(iter(self.coverage.finer(table, given)), "")
        resource = self.cells.by_id[table]
        several = len({f.currency for f in resource.fields if f.currency}) > 1
        of = whole if several else whole._replace(currency="")
        if not kind or not self.coverage.are_parts(table, kind, of, given):
            return False
        rows, unnamed = self.coverage.subject_rows(table, given, of, kind)
        figures = [f for r in rows if (f := self.cells.figure(table, r.field, r.line))]
        known = sum((figure[1] for figure in figures), Decimal(0))
        units = total.unit + sum(resource.by_name[r.field].factor for r in rows if not r.blank)
        return bool(figures) and not unnamed and 0 <= known < total.amount - Decimal(units) / 2

    def _rates(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The computed rates without the printed one, and the printed without a true one."""
        shown = set(references_in([tree.body] if tree.body else []))
        for id_ in shown & self.claims.keys():
            claim = self.claims[id_]
            if claim.operation in {"rate", "execution"}:
                printed = self._printed_rate(claim)
                if printed and printed not in shown:
                    yield Finding(page, id_, "alone", f"the printed rate {printed}")

        lead = set(references_in(tree.css(".yesan-lead, .yesan-key")))
        for reference in lead:
            place = Place.read(reference)
            operands = self._contradicted(place) if place else None
            beside = (self.claims[id_].operands for id_ in shown & self.claims.keys())
            if operands and operands not in beside:
                yield Finding(page, reference, "alone", "≠ and the rate of the two amounts")

    def _contradicted(self, place: Place) -> tuple[Place, Place] | None:
        """The two amounts of a printed rate that cannot be theirs, however all was rounded."""
        resource, (line, *more) = self.cells.by_id.get(place.table), place.lines
        field = resource.by_name.get(place.field) if resource else None
        computed = field.computed if field else None
        said = self.cells.figure(place.table, place.field, line)
        text = self.cells.rows.get(place.table, {}).get(line, {}).get(place.field) or ""
        if not (resource and computed and said and said[2] == "ratio") or more:
            return None
        if computed.operation != "ratio" or len(computed.operands) != 2:  # noqa: PLR2004 - a pair
            return None
        part, whole = (self.cells.figure(place.table, name, line) for name in computed.operands)
        if not (part and whole) or whole[1] <= 0:
            return None
        step = Decimal(10) ** (-2 - len(text.partition(".")[2].rstrip("% ")))
        over, under = (Decimal(resource.by_name[n].factor) / 2 for n in computed.operands)
        under = min(under, whole[1] / 2)
        size, rate = abs(part[1]), abs(said[1])
        low, high = (size - over) / (whole[1] + under), (size + over) / (whole[1] - under)
        if low - step / 2 <= rate <= high + step / 2:
            return None
        first, second = (Place(place.table, name, place.lines) for name in computed.operands)
        return first, second

    def _printed_rate(self, claim: Claim) -> str:
        first, second = (*claim.operands, "", "")[:2]
        if not (isinstance(first, Place) and isinstance(second, Place)):
            return ""
        if first.table != second.table or first.lines != second.lines:
            return ""
        row = self.cells.rows[first.table][first.lines[0]]
        for field in self.cells.by_id[first.table].fields:
            computed = field.computed
            if not computed or computed.operation != "ratio" or field.unit.default != "%":
                continue
            if computed.operands == (first.field, second.field) and row[field.name] is not None:
                return f"{first.table}/{quote(field.name, safe='')}/{first.lines[0]}"
        return ""

    def _unnamed(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The sums of a page that leave out rows without a code, of which it does not say so."""
        told = set()
        for node in tree.css('[data-number^="unnamed:"]'):
            claim = self.claims.get((node.attributes.get("data-number") or "").partition(":")[2])
            told |= {place.table for place in places(claim, self.claims)} if claim else set()
        for node in tree.css(f".yesan-lead data[{REFERENCE}]"):
            claim = self.claims.get(node.attributes.get(REFERENCE) or "")
            if claim is None or claim.operation != "sum":
                continue
            place = next(iter(places(claim, self.claims)), None)
            if place and place.table not in told and self.coverage.unnamed(claim, place):
                yield Finding(page, claim.id, "a sum", "how many rows without a code it leaves out")

    def _added_up(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The sums of what is listed that leave out more of it, of which the page says nothing."""
        notes = single(" ".join(note.text() for note in tree.css("p.yesan-note")))
        if any(single(text) in notes for text in self.sides.catalog.text(ADDED_UP)):
            return
        for node in tree.css(f".yesan-lead[data-direction] data[{REFERENCE}]"):
            claim = self.claims.get(node.attributes.get(REFERENCE) or "")
            if claim is None or claim.operation != "sum" or claim.coverage != "listed":
                continue
            place = next(iter(places(claim, self.claims)), None)
            if place and self.coverage.leaves_out_sums(claim, place):
                yield Finding(
                    page, claim.id, "a sum", "that rows are left out which others make up"
                )

    def _years(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The amounts of one of several years that the page does not say: lists are of the last.

        Those of charts are at the charts.
        """
        years = {r.year for rows in self.subjects.rows.values() for r in rows if not r.blank}
        if len(years - {""}) < 2:  # noqa: PLR2004 - one year
            return
        meta = tree.css_first('meta[name="description"]')
        described = single((meta.attributes.get("content") or "") if meta else "")
        for lead in tree.css(".yesan-lead[data-direction]"):
            said = {node.text() for node in lead.css('[data-number="label"]')}
            if said and described and single(lead.text()).endswith(f" {described}"):
                yield Finding(page, "description", f"“{described}”", " or ".join(sorted(said)))
            for reference in dict.fromkeys(references_in([lead])):
                subject = self.sides.subject(reference)
                if subject and subject.year not in said | {""}:
                    yield Finding(page, reference, "no year", subject.year)
        yield from self._years_of_rests(page, tree)
        for node in tree.css(f"td data[{REFERENCE}]"):
            claim = self.claims.get(node.attributes.get(REFERENCE) or "")
            year = dict(claim.about).get("year", "") if claim else ""
            if claim and year not in {"", self.subjects.year} and not _is_drawn(node):
                yield Finding(page, claim.id, f"a figure of {year}", self.subjects.year)

    def _years_of_rests(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is not broken down of one of several years, which the sentence does not say."""
        for note in tree.css("p.yesan-note"):
            said = {node.text() for node in note.css('[data-number="label"]')}
            for claim in map(self.claims.get, references_in([note])):
                if claim and claim.operation == "remainder":
                    subject = self.sides.denominators.subject(claim.operands[0])
                    if subject and subject.year not in said | {""}:
                        yield Finding(page, claim.id, "no year", subject.year)

    def _direction(self, page: str, node: LexborNode) -> Iterator[Finding]:
        """The amounts of a paragraph that are of another direction than it says, or unnamed."""
        said, text = node.attributes.get("data-direction") or "", node.text()
        if said != EXPENDITURE and not any(name in text for name in self.sides.of_direction(said)):
            yield Finding(page, said, f"“{text.strip()}”", f"the name of {said}")
        for figure in node.css(f"data[{REFERENCE}]"):
            reference = figure.attributes.get(REFERENCE) or ""
            subject = self.sides.subject(reference)
            if subject and subject.direction != said:
                yield Finding(page, reference, f"shown as {said}", subject.direction)


def _is_drawn(node: LexborNode) -> bool:
    """Whether an element is part of a chart, or of the page of one."""
    around = node.parent
    while around is not None and not around.css_matches(CHARTS):
        around = around.parent
    return around is not None
