"""What the first page tells first: each is what it is said to be, and of one thing throughout.

Its amount is compared with all that it is chosen from; its name, its words, the line of its source
and what a reviewer asked are of what the amount is of. What is known to be first is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.column_types import EXPENDITURE
from yesan.package.resource import Resource
from yesan.proof.claims.claims import Claim, Place
from yesan.proof.data.records import Texts
from yesan.proof.data.subjects import CYCLE
from yesan.proof.figures.discrepancies import marks_in
from yesan.proof.figures.names import Entity
from yesan.proof.figures.standouts import FEWEST, Operand, Standouts, read
from yesan.proof.finding import Finding
from yesan.proof.pages.anchors import Anchors
from yesan.proof.site import runs
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import references_in
from yesan.proof.site.verbatim import single

HOME, LIST, GENERATED = "index.html", "ul.yesan-worth", "ul.yesan-cards"
RULES = ("change", "spent", "discrepancy")
ASKING = ("question", "request")
"""The kinds of findings that ask for something, the first before the second."""
CUT = ("The largest cut", "The largest proposed cut")
RAISE = ("The largest raise", "The largest proposed raise")
CHANGE = ("The largest change", "The largest proposed change")
LEAST, GRAVEST = "Least spent", "The gravest discrepancy"
SAID = "published {published}, computed {computed}: {comment}"
AMOUNT, COUNTS = ".yesan-amount", {"moved", "count"}
WORDS = "p:not(.yesan-note):not(.yesan-source)"
"""Where it is said what happened, and among how many it is the first."""
Wrong = Iterator[tuple[str, str]]
"""What is found, and what is expected."""


@dataclass(frozen=True)
class WorthKnowing:
    """Checks what the first page tells first.

    Attributes:
        standouts: What is known to be first.
        catalog: The words of the site.
        anchors: Where links lead.
    """

    standouts: Standouts
    catalog: Catalog
    anchors: Anchors

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What the first page tells first, and should not; and what it should, and does not."""
        things = [n for each in tree.css(LIST) for n in each.iter() if n.tag == "li"]
        told = [thing.attributes.get("data-worth") or "" for thing in things]
        for rule in self._owed(page, tree):
            if rule not in told:
                yield Finding(page, rule, "not told first", "what is known to be first")
        if told != [rule for rule in RULES if rule in told]:
            yield Finding(page, LIST, ", ".join(told), "each rule once, in their order")
            return
        checks: Mapping[str, Callable[[LexborNode], Wrong]] = {
            "change": self._change,
            "spent": self._spent,
            "discrepancy": self._error,
        }
        for rule, thing in zip(told, things, strict=True):
            for found, expected in (*checks[rule](thing), *self._one(page, thing)):
                yield Finding(page, rule, found, expected)

    def _owed(self, page: str, tree: LexborHTMLParser) -> Iterator[str]:
        """What a first page that is generated has to tell."""
        if page != HOME or tree.css_first(GENERATED) is None:
            return
        if self.standouts.moves(references_in(tree.css("dl.yesan-key"))):
            yield "change"
        if self.standouts.spends:
            yield "spent"
        if self.standouts.gravest:
            yield "discrepancy"

    def _one(self, page: str, thing: LexborNode) -> Wrong:
        """That the name, the amount, the words, the line and the question are of one thing."""
        names, figures = self.standouts.names, self.standouts.figures
        link = next((n for n in thing.iter() if n.tag == "a"), None)
        name = single(link.text()) if link else ""
        known, own = names.entities.get(name, set()), references_in(thing.css(AMOUNT))
        if len({*own}) > 1:
            yield ", ".join(own), "one amount"
        for reference in (*own, *references_in(thing.css(WORDS))):
            claim = figures.claims.get(reference)
            if claim and claim.operation in COUNTS:
                continue
            of = {n for e in names.entities_of(reference, figures) for n in names.by_entity[e]}
            of |= names.of_reference(reference, figures.claims) if not known else set()
            if not any(part in map(single, of) for part in (name, *name.split(" · "))):
                yield f"“{name}”", f"the name of what {reference} is of"
        rows = {row for reference in own for row in figures.lines(reference)}
        for source in thing.css(".yesan-source a[href*='#row-']"):
            row = self.anchors.row(page, source)
            if rows and row not in rows:
                yield f"row {row}", "the row of the amount"
        for item in thing.css("ul.yesan-findings > li"):
            if not self._is_asked(item, known):
                yield f"“{single(item.text())}”", f"what was asked of “{name}” first"

    def _is_asked(self, item: LexborNode, of: set[Entity]) -> bool:
        """Whether a finding is what asks something of an entity first, or what is said of it."""
        every, names = [*self._findings()], self.standouts.names
        kinds = {kind for kind, *_ in every}
        own = [x for x in every if of & names.borne(x[1].id, x[2])]
        asked = [x for kind in ASKING for x in own if x[0] == kind]
        chosen = asked or ([] if kinds & {*ASKING} else own)
        said = single("".join(runs.words(item)))
        return any(
            single(row[f.name] or "") in said
            for _, resource, _, row in chosen[:1]
            for f in resource.fields
            if f.role == "finding" and row[f.name]
        )

    def _findings(self) -> Iterator[tuple[str, Resource, int, Texts]]:
        """What reviewers said, each with its kind."""
        cells = self.standouts.names.cells
        for resource in cells.package.resources:
            text, kind = resource.with_role("finding"), resource.with_role("finding-kind")
            for line, row in cells.rows[resource.id].items() if text else ():
                if text and row[text.name]:
                    yield (row[kind.name] or "" if kind else ""), resource, line, row

    def _change(self, thing: LexborNode) -> Wrong:
        """That a change is the largest of all that are counted, and called what it is."""
        own, claim = self._own(thing), self._counted(thing, "moved")
        found = self.standouts.amounts(claim.operands if claim else ())
        largest = max(map(abs, found.values()), default=None)
        first = [operand for operand, amount in found.items() if abs(amount) == largest]
        if first != [own]:
            yield str(own), " or ".join(map(str, first)) or "how many change"
        yield from self._titled(thing, self._called(own))

    def _called(self, own: Operand) -> str:
        """What the largest change is called: of a budget for spending, a cut or a raise."""
        subjects = self.standouts.denominators.subjects
        phases = [subjects.phases[phase] for phase in subjects.comparison or ()]
        subject = self.standouts.subject(own)
        amount = self.standouts.amounts([own]).get(own)
        of = CHANGE
        if subject and amount and subject.direction == EXPENDITURE:
            budgets = all(phase in CYCLE[:-1] for phase in phases)
            of = (CUT if amount < 0 else RAISE) if budgets else CHANGE
        return of[phases[-1:] == [CYCLE[0]]]

    def _spent(self, thing: LexborNode) -> Wrong:
        """That a rate is the lowest of all that are known in its table."""
        claim, figures = self._counted(thing, "count"), self.standouts.figures
        rates = self.standouts.amounts(claim.operands if claim else ())
        lowest = min(rates.values(), default=None)
        first = [operand for operand, rate in rates.items() if rate == lowest]
        said = [o for o in map(read, references_in(thing.css(WORDS))) if o in rates]
        if len(rates) < FEWEST or len(first) != 1 or said != first:
            yield ", ".join(map(str, said)), " or ".join(map(str, first)) or "how many are known"
            return
        tables = figures.tables(_reference(first[0]))
        for other in self.standouts.rates:
            if figures.tables(other.id) == tables and other.id not in rates:
                yield f"the lowest of {len(rates)}", f"{other.id} among them"
        if not figures.lines(_reference(self._own(thing))) & figures.lines(_reference(first[0])):
            yield str(self._own(thing)), f"what {first[0]} is the rate of"
        yield from self._titled(thing, LEAST)

    def _error(self, thing: LexborNode) -> Wrong:
        """That an error is the gravest, with both of its figures, at its cell."""
        yield from self._titled(thing, GRAVEST)
        ids, gravest = {*marks_in(thing)}, self.standouts.gravest
        if len(ids) != 1 or not ids <= gravest:
            yield ", ".join(sorted(ids)) or "no ≠", " or ".join(sorted(gravest)) or "no error"
            return
        (id_,) = ids
        said = thing.css_first('p[data-number="discrepancy"]')
        text = single("".join(runs.words(said))).removeprefix("≠").strip() if said else ""
        if not self._is_told(text, self.standouts.discrepancies.listed[id_]):
            yield f"“{text}”", f"both figures of {id_}, their unit, and why they differ"
        by_cell, own = self.standouts.discrepancies.by_cell, self._own(thing)
        cells = {cell for cell, known in by_cell.items() if id_ in known}
        if own and not (isinstance(own, Place) and (own.table, own.field, own.lines[0]) in cells):
            yield str(own), f"the figure of {id_}"

    def _is_told(self, text: str, row: Texts) -> bool:
        """Whether words are those of an error: its field and unit, its two figures, its comment."""
        package = self.standouts.names.cells.package
        field = package.by_name[row["table"] or ""].by_name[row["field"] or ""]
        unit = single(field.unit[package.language])
        head = f"{single(field.title[package.language])}{f' ({unit})' if unit else ''}: "
        comments = {single(t) for name, t in row.items() if name.startswith("comment") and t}
        wanted = [Decimal(row[name] or 0) for name in ("published", "computed")]
        reader = self.standouts.discrepancies.reader
        for given in self.catalog.readings(text.removeprefix(head), SAID):
            numbers = [n.value for k in ("published", "computed") for n in reader.numbers(given[k])]
            if numbers == wanted and given["comment"] in comments:
                return text.startswith(head)
        return False

    def _titled(self, thing: LexborNode, wanted: str) -> Wrong:
        """What a thing is said to be the first of, where it is another."""
        title = next((n for n in thing.iter() if n.tag == "small"), None)
        said = single(title.text()) if title else ""
        if not self.catalog.says(said, wanted):
            yield f"“{said}”", f"“{wanted}”"

    def _own(self, thing: LexborNode) -> Operand:
        """The amount of a thing; empty where it has none."""
        return read(next(iter(references_in(thing.css(AMOUNT))), ""))

    def _counted(self, thing: LexborNode, operation: str) -> Claim | None:
        """The claim that says among how many something is the first."""
        claims = map(self.standouts.figures.claims.get, references_in(thing.css(WORDS)))
        return next((c for c in claims if c and c.operation == operation), None)


def _reference(operand: Operand) -> str:
    """An operand as elements refer to it."""
    if isinstance(operand, str):
        return operand
    field = quote(operand.field, safe="")
    return f"{operand.table}/{field}/{','.join(map(str, operand.lines))}"
