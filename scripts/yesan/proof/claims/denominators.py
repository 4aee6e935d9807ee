"""What a claim may be computed from, derived anew: the amount before, the whole, the same subject.

A change is of one subject in two phases; a rate is of the amount before; a share is of a whole that
contains the part; a remainder is what one table has of the whole beyond another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from yesan.package.resource import Resource
from yesan.proof.claims.claims import Claim, Place
from yesan.proof.claims.coverage import Coverage
from yesan.proof.claims.extremes import Firsts
from yesan.proof.data.amount_fields import ARROW
from yesan.proof.data.cells import Cells
from yesan.proof.data.subjects import Row, Subjects, kinds
from yesan.proof.data.subtotals import Subtotals

SHARED_BY_ALL = {"program", "department", "function"}
"""Kinds of what all inhabitants pay for."""


@dataclass(frozen=True)
class Subject:
    """What a figure is of.

    Attributes:
        resource: The table.
        codes: The codes by their kinds; none for everything.
        phase: The phase; of a change both, in the direction in which phases are compared.
        coverage: What it covers.
        year: The fiscal year; may be empty.
        direction: Expenditure or revenue.
    """

    resource: Resource
    codes: Mapping[str, str]
    phase: str
    coverage: str
    year: str
    direction: str
    parts: str = ""
    """Of which kind the parts are, where it is a sum of those beside a printed total."""

    @property
    def is_total(self) -> bool:
        """Whether it is of everything."""
        return not self.codes and self.coverage != "listed"

    def same(self, other: Subject) -> bool:
        """Whether both are of the same entities, of one table and one year."""
        here = self.resource is other.resource and self.year == other.year
        one = here and self.direction == other.direction
        return one and _own(self.codes) == _own(other.codes)


class Denominators:
    """What the figures of a package are of, and which of them go together."""

    def __init__(self, cells: Cells, subjects: Subjects, claims: Mapping[str, Claim]) -> None:
        self.cells = cells
        self.subjects = subjects
        self.claims = claims
        self._above: dict[tuple[str, str], set[str]] = {}
        self.subtotals = Subtotals(cells, subjects)
        self.firsts = Firsts(cells, subjects, self.subtotals)
        self.unassigned = Coverage(cells, subjects).unassigned

    def subject(self, operand: Place | str) -> Subject | None:
        """What an operand is of; None where that is not one subject."""
        if isinstance(operand, Place):
            return self._of_cell(operand)
        claim = self.claims.get(operand)
        if claim is None:
            return None
        if claim.operation == "sum":
            about = dict(claim.about)
            phase, year = about.pop("phase", ""), about.pop("year", "")
            place = next(iter(places(claim, self.claims)), None)
            resource = self.cells.by_id.get(place.table) if place else None
            if place is None or resource is None:
                return None
            about.pop("currency", "")
            parts = about.pop("parts", "")
            links = self.subjects.links.get(about.get("program", ""), {})
            row = self.subjects.by_cell.get((place.table, place.field, place.lines[0]))
            direction = row.direction if row else ""
            codes, coverage = links | about, claim.coverage
            return Subject(resource, codes, phase, coverage, year, direction, parts)
        if claim.operation == "change" and len(claim.operands) == 2:  # noqa: PLR2004 - a pair
            after, before = map(self.subject, claim.operands)
            if after and before:
                phase = f"{before.phase}{ARROW}{after.phase}"
                return replace(after, phase=phase, coverage=claim.coverage)
        return None

    def expected(self, claim: Claim) -> str:
        """What the operands of a claim should be, and are not; empty where all is right."""
        if self.firsts.judges(claim):
            return self.firsts.expected(claim)
        check = CHECKS.get(claim.operation)
        if check is None:
            return self.compared(claim) if claim.operation in COMPARED else ""
        if claim.operation == "share" and self.is_part(claim):
            return ""
        if claim.operation == "share" and (parts := self.gathered(claim)):
            return next(filter(None, (self.expected(part) for part in parts)), "")
        found = [self.subject(operand) for operand in claim.operands]
        known = [subject for subject in found if subject]
        if len(known) < len(found):
            return "operands that are amounts, or changes of them"
        return self._stray(claim, known) or self._units(claim) or check(self, known)

    def _stray(self, claim: Claim, known: Sequence[Subject]) -> str:
        """What operands that are unassigned, or of an earlier year, should be."""
        if any(isinstance(o, Place) and self.is_unassigned(o) for o in claim.operands):
            return "amounts of what a row names, or of all"
        past = {subject.year for subject in known} - {self.subjects.year, ""}
        return f"amounts of {self.subjects.year}, the latest year" if past else ""

    def _units(self, claim: Claim) -> str:
        """What the amounts should be of which one is rounded, and the other is not."""
        if claim.operation not in WITHIN_A_UNIT:
            return ""
        cells = places(claim, self.claims)
        units = {self.cells.by_id[cell.table].by_name[cell.field].factor for cell in cells}
        return "two amounts of one unit" if len(units) > 1 else ""

    def is_unassigned(self, place: Place) -> bool:
        """Whether a cell is in a row that lacks a code, and is no total of those that have one."""
        return bool(set(place.lines) & self.unassigned.lines(place.table))

    def leaves_out_unassigned(self, own: Place) -> bool:
        """Whether rows with a figure in a column lack a code, and are not known to be totals."""
        resource, rows = self.cells.by_id[own.table], self.cells.rows[own.table]
        known, first = self.unassigned.lines(own.table), rows[own.lines[0]]
        judged = bool(self.subjects.rows[own.table])
        return any(
            row[own.field] is not None
            and (line in known if judged else not self.unassigned.are_totals(resource, row))
            and any(row[n] is None and first[n] is not None for n in kinds(resource).values())
            for line, row in rows.items()
        )

    def leaves_out_a_change(self, claim: Claim) -> bool:
        """Whether an unassigned row has an amount beside the subjects that a claim counts."""
        found = [self.subject(operand) for operand in claim.operands]
        known = [subject for subject in found if subject]
        if not known or ARROW not in known[0].phase:
            return False
        first, table = known[0], known[0].resource.id
        common = set.intersection(*(set(s.codes.items()) for s in known))
        rows = [
            row
            for row in self.subjects.rows[table]
            if row.line in self.unassigned.lines(table) and row.year in {self.subjects.year, ""}
            if row.direction == first.direction and common <= set(row.codes.items())
            if not {*_own(first.codes)} <= row.codes.keys()
        ]
        before, _, after = first.phase.partition(ARROW)
        return any(
            {before, after} & {*row.phase.split(ARROW)}
            and self.cells.figure(row.table, row.field, row.line)
            for row in rows
        )

    def change(self, found: Sequence[Subject]) -> str:
        """After and before: one subject, in two phases that are compared."""
        if len(found) != 2 or not found[0].same(found[1]):  # noqa: PLR2004 - a pair
            return "two amounts of one subject and one table"
        after, before = (s.phase for s in found)
        if self.subjects.comparison != (before, after):
            return f"the phases compared, {self.subjects.comparison}"
        return ""

    def rate(self, found: Sequence[Subject]) -> str:
        """A change, and the amount before it."""
        if len(found) != 2 or not found[0].same(found[1]):  # noqa: PLR2004 - a pair
            return "a change and the amount before of one subject"
        before, arrow, _ = found[0].phase.partition(ARROW)
        return "" if arrow and found[1].phase == before else "the amount before the change"

    def together(self, found: Sequence[Subject]) -> str:
        """Amounts of several of one kind, as one table has them in one phase."""
        every = {
            (s.resource.id, s.phase, s.year, s.direction, tuple(sorted(_own(s.codes))))
            for s in found
        }
        if len(every) != 1 or not all(s.codes for s in found):
            return "amounts of one table, of one phase, of one direction, of one kind"
        if len({tuple(sorted(_own(s.codes).items())) for s in found}) < len(found):
            return "amounts of different ones, each once"
        return "amounts that are whole" if any(s.coverage == "listed" for s in found) else ""

    def share(self, found: Sequence[Subject]) -> str:
        """A part, and the whole that contains it."""
        if len(found) != 2:  # noqa: PLR2004 - a pair
            return "a part and a whole"
        part, whole = found
        complete = part.resource.complete
        named = complete.total if complete else ""
        if whole.resource is not part.resource and whole.resource.name != named:
            return "a whole of the table of its part, or of the one that bears it out"
        if not whole.is_total or (part.phase, part.direction) != (whole.phase, whole.direction):
            return "a denominator that is the whole of the same phase"
        return "" if part.codes else "a part of the whole"

    def is_part(self, claim: Claim) -> bool:
        """Whether a share is of a field that is the sum of others of its row, by the descriptor."""
        part, whole = (*claim.operands, "", "")[:2]
        if not (isinstance(part, Place) and isinstance(whole, Place)):
            return False
        resource = self.cells.by_id.get(part.table)
        field = resource.by_name.get(whole.field) if resource else None
        computed = field.computed if field else None
        same = part.table == whole.table and part.lines == whole.lines and len(part.lines) == 1
        return bool(
            same and computed and computed.operation == "sum" and part.field in computed.operands
        )

    def gathered(self, claim: Claim) -> list[Claim]:
        """The shares of each that a share of several together is made of; none of another."""
        part, whole = (*claim.operands, "", "")[:2]
        several = self.claims.get(part) if isinstance(part, str) else None
        if several is None or several.operation != "together":
            return []
        return [replace(claim, operands=(each, whole)) for each in several.operands]

    def execution(self, found: Sequence[Subject]) -> str:
        """What is spent, and the budget."""
        if len(found) != 2 or not found[0].same(found[1]):  # noqa: PLR2004 - a pair
            return "expenditure and budget of one subject"
        if any(s.coverage == "listed" or s.resource.selection for s in found):
            return "amounts that are whole"
        pair = (found[1].phase, found[0].phase)
        return "" if pair == self.subjects.execution else "the phases of the execution"

    def remainder(self, found: Sequence[Subject]) -> str:
        """The whole, and what is broken down of it: by another table, or by its own."""
        if len(found) != 2 or found[0].coverage == "listed":  # noqa: PLR2004 - a pair
            return "a total, and what is broken down of it"
        whole, part = found
        if (whole.phase, whole.direction) != (part.phase, part.direction):
            return "two amounts of one phase"
        if part.parts:
            return "" if whole.same(part) else "the parts of one table, of one whole"
        if not whole.is_total:
            return "a total of everything"
        other = part.is_total and whole.resource is not part.resource
        return "" if other else "totals of two tables"

    def per_inhabitant(self, found: Sequence[Subject]) -> str:
        """An amount of everything, or of what all inhabitants pay for: a place has its own."""
        shared = len(found) == 1 and found[0].coverage != "listed"
        kinds = {kind.partition(":")[0] for kind in found[0].codes} if shared else {""}
        return "" if kinds <= SHARED_BY_ALL else "an amount of all inhabitants"

    def compared(self, claim: Claim) -> str:
        """All that are compared: figures of one table and phase, with none left out that moves."""
        found = [self.subject(operand) for operand in claim.operands]
        known = [subject for subject in found if subject]
        if len(known) < len(found):
            return "operands that are amounts, or changes of them"
        first = known[0]
        kinds = {(s.resource.id, s.phase, s.direction, tuple(sorted(_own(s.codes)))) for s in known}
        if len(kinds) > 1:
            return "figures of one table, of one phase, of one direction, of one kind"
        listed = {tuple(sorted(_own(s.codes).items())) for s in known}
        rows = self.alike(known)
        left = [codes for codes in rows if codes not in listed]
        moved = [codes for codes in left if self._moves(rows[codes], first.phase)]
        return f"{dict(moved[0])} among them" if moved else ""

    def alike(self, known: Sequence[Subject]) -> dict[tuple[tuple[str, str], ...], list[Row]]:
        """The rows of all that are of one kind with some subjects, by their codes."""
        first = known[0]
        common = set.intersection(*(set(s.codes.items()) for s in known))
        names = set(_own(first.codes))
        rows: dict[tuple[tuple[str, str], ...], list[Row]] = {}
        for row in self.subjects.rows[first.resource.id]:
            own = _own(row.codes)
            current = row.year in {self.subjects.year, ""} and set(own) == names
            current = current and row.direction == first.direction and not self._contains(row)
            if current and common <= set(row.codes.items()):
                rows.setdefault(tuple(sorted(own.items())), []).append(row)
        return rows

    def _contains(self, row: Row) -> bool:
        """Whether a row is of what other rows of its table are parts of."""
        rows = self.subjects.rows[row.table]
        for kind, code in _own(row.codes).items():
            if (row.table, kind) not in self._above:
                found = set(self.subtotals.codes(rows, kind, self.subjects.year))
                for other in {r.codes[kind] for r in rows if kind in r.codes}:
                    found |= self.subjects.ancestors(kind, other)
                self._above[row.table, kind] = found
            if code in self._above[row.table, kind]:
                return True
        return False

    def _moves(self, rows: Sequence[Row], phase: str) -> bool:
        """Whether the printed amounts of an entity change at all, as far as they are its own."""
        unassigned = self.unassigned.lines(rows[0].table)
        known = {
            row.phase: figure[1]
            for row in rows
            if row.line not in unassigned
            if (figure := self.cells.figure(row.table, row.field, row.line))
        }
        before, arrow, after = phase.partition(ARROW)
        changes = [known.get(phase), known.get(f"{after}{arrow}{before}")]
        if before in known and after in known:
            changes.append(known[after] - known[before])
        return any(changes)

    def _of_cell(self, place: Place) -> Subject | None:
        resource = self.cells.by_id.get(place.table)
        row = self.subjects.by_cell.get((place.table, place.field, place.lines[0]))
        if resource is None or row is None or len(place.lines) > 1:
            return None
        phase = row.phase
        if self.subjects.signs.get((row.table, row.field), 1) < 0:
            phase = ARROW.join(reversed(phase.split(ARROW)))
        return Subject(resource, row.codes, phase, "printed", row.year, row.direction)


WITHIN_A_UNIT = {"change", "execution"}
"""What would be made of rounding, where one amount is rounded and the other is not."""
COMPARED = {"moved", "size", "tied"}
"""What compares all that there are."""
CHECKS: Mapping[str, Callable[[Denominators, Sequence[Subject]], str]] = {
    "change": Denominators.change,
    "rate": Denominators.rate,
    "share": Denominators.share,
    "together": Denominators.together,
    "execution": Denominators.execution,
    "remainder": Denominators.remainder,
    "per-inhabitant": Denominators.per_inhabitant,
}
"""What is true of the operands of each operation that sets one figure against another."""


def places(claim: Claim, claims: Mapping[str, Claim]) -> list[Place]:
    """The cells of a sum, those of the sums that it adds up among them."""
    found = []
    for operand in claim.operands:
        if isinstance(operand, Place):
            found.append(operand)
        elif (other := claims.get(operand)) and other is not claim and other.operation == "sum":
            found += [place for place in other.operands if isinstance(place, Place)]
    return found


def _own(codes: Mapping[str, str]) -> dict[str, str]:
    """The codes without those of what a program belongs to."""
    if "program" not in codes:
        return dict(codes)
    return {k: v for k, v in codes.items() if k.partition(":")[0] not in {"department", "function"}}
