"""The titles of charts and lists: each says of its figures what they are, in words of the site.

The budget, the phases in their order, the year, the table, the field and the kind in a title are
those of the figures below it. So are the tables that a chart names as its source.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.column_types import EXPENDITURE
from yesan.proof.claims.claims import Place
from yesan.proof.claims.denominators import Subject
from yesan.proof.data.amount_fields import ARROW
from yesan.proof.data.subjects import kinds
from yesan.proof.finding import Finding
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import references_in
from yesan.proof.site.verbatim import DIGITS, Verbatim, single
from yesan.proof.texts.sentence_claims import Wording

BEFORE, AFTER = "before", "after"
COMPARED = (
    "Changes from {before} to {after}",
    "Proposed changes from {before} to {after}",
    "How the change from {before} to {after} adds up",
    "How the proposed change from {before} to {after} adds up",
    "{before} and {after} by program",
    "{before} and {after} by line item",
)
EXECUTED = ("{before} and {after} by line item", "Rate of execution, {after} of {before}")
BY_PHASE, BY_YEAR = "Amounts by phase", "{phase} by year"
OF_TABLE: Mapping[str, tuple[str, str]] = {
    "{table}: what {whole} is made of": ("table", "whole"),
    "Rows by {field}": ("", "field"),
    "{table}: {measure} on a tile map": ("table", "measure"),
    "{table} over time": ("table", ""),
}
"""The titles of charts of one table, each with what names the table and what a field of it."""
KINDS = {
    "program": "Programs",
    "department": "Departments",
    "line-item": "Line items",
    "function": "Functions",
    "place": "Places",
    "source": "Sources of funds",
    "class": "Kinds of expenditure",
    "administrator": "Administrators",
    "procurer": "Procurers",
    "recipient": "Recipients",
    "supplier": "Suppliers",
}
"""What the site calls kinds of entities."""
BETWEEN = " · "
DATED = re.compile(r"^(.+) \(([^()]*)\)$")


@dataclass(frozen=True)
class Titles:
    """Checks titles against the figures below them.

    Attributes:
        wording: Knows figures, their names and what budgets are called.
        catalog: The words of the site.
        verbatim: The texts of the package.
    """

    wording: Wording
    catalog: Catalog
    verbatim: Verbatim

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The titles of a page that are not those of what is below them."""
        for figure in tree.css("figure.yesan-figure"):
            strong = figure.css_first("figcaption strong")
            yield from self._chart(page, strong.text() if strong else "", figure)
        main, first = tree.css_first("main"), tree.css_first("main > h1")
        if main and first and page.startswith("charts/"):
            texts = (n for n in first.iter(include_text=True) if n.tag == "-text")
            yield from self._chart(page, "".join(n.text_content or "" for n in texts), main)
        for heading in tree.css("h2"):
            yield from self._side(page, single(heading.text()), _below(heading))
        for caption in tree.css("table > caption"):
            name = single(caption.text()).rpartition(": ")[2]
            yield from self._side(page, name, [caption.parent] if caption.parent else [])

    def _chart(self, page: str, said: str, block: LexborNode) -> Iterator[Finding]:
        title = single(said)
        table = block.css_first("div.yesan-figures")
        references = references_in([table]) if table else []
        if not self.wording.knows(references):
            return  # which is said elsewhere
        if table is None:
            if title not in self.verbatim.said:
                yield Finding(page, "a title", f"“{title}”", "the title of a view of the package")
            return
        if not self._is(title, references, block):
            yield Finding(page, "a title", f"“{title}”", "what the figures of the chart are")
        yield from self._source(page, references, block)

    def _is(self, title: str, references: Sequence[str], block: LexborNode) -> bool:
        """Whether a title, its budget and its year are those of figures."""
        known = [s for r in references for s in self._subjects(r)]
        sides = [s for s in self.wording.sides.words if title.startswith(f"{s}: ")]
        side = max(sides, key=len, default="")
        directions = {s.direction for s in known} - {EXPENDITURE, ""}
        undated = self._undated(title, references) or title
        if not (side or not directions) and not self._is_of_field(undated, references, block):
            return False
        if side and not all(self._has_side(r, side) for r in references):
            return self._says(title, references, known, block)
        own = title.removeprefix(f"{side}: ") if side else title
        return self._says(own, references, known, block) or self._says(
            title, references, known, block
        )

    def _says(
        self, title: str, references: Sequence[str], known: Sequence[Subject], block: LexborNode
    ) -> bool:
        """Whether a title without its budget is that of figures."""
        if self._is_of_field(title, references, block) or self._by_year(title, known):
            return True
        if own := self._undated(title, references):
            return self._is_body(own, known) or self._is_of_field(own, references, block)
        is_of_year = self.wording.sides.has_years and any(s.year for s in known)
        return not is_of_year and self._is_body(title, known)

    def _undated(self, title: str, references: Sequence[str]) -> str:
        """A title without the time that its figures are of; empty where it has none, or another."""
        dated = DATED.match(title)
        return dated[1] if dated and all(self._is_time(r, dated[2]) for r in references) else ""

    def _is_body(self, title: str, known: Sequence[Subject]) -> bool:
        """Whether a title names the phases of amounts, in their order."""
        subjects = self.wording.names.subjects
        phases = {phase for s in known for phase in s.phase.split(ARROW)}
        for ids, pair in ((COMPARED, subjects.comparison), (EXECUTED, subjects.execution)):
            for id_ in ids if pair and phases and phases <= {*pair} else ():
                for found in self.catalog.readings(title, id_):
                    said = (found[BEFORE], found[AFTER])
                    if all(map(self._is_phase, said, pair or ())):
                        return True
        if self.catalog.says(title, BY_PHASE):
            return len(phases) > 1
        ordered = [p for p in subjects.phases if p in phases]
        kind, _, names = title.partition(": ")
        return self._are(names, ordered) and any(kind in self._kinds(k) for k in _common(known))

    def _by_year(self, title: str, known: Sequence[Subject]) -> bool:
        phases = {s.phase for s in known}
        ordered = [p for p in self.wording.names.subjects.phases if p in phases]
        return any(
            self._are(found["phase"], ordered) for found in self.catalog.readings(title, BY_YEAR)
        )

    def _is_of_field(self, title: str, references: Sequence[str], block: LexborNode) -> bool:
        """Whether a title is that of the field of some cells, or of their table."""
        names, language = self.wording.names, self.wording.names.language
        places = [p for r in references for p in self.wording.figures.leaves(r)]
        fields = {(p.table, p.field) for p in places}
        counted = [n.attributes.get("data-number") or "" for n in block.css("td data[data-number]")]
        fields |= {(t, f) for n in counted for t, _, f in [n.partition(":")[2].partition("/")]}
        resources = {t: names.cells.by_id[t] for t, _ in fields if t in names.cells.by_id}
        own = [
            resources[t].by_name[f]
            for t, f in fields
            if t in resources and f in resources[t].by_name
        ]
        tables = {single(r.title[language]) for r in resources.values()}
        titles = {single(f.title[language]) for f in own}
        if len(titles) == 1 and title in titles:
            return True
        if len(resources) == 1 and len(titles) > 1:
            (resource,) = resources.values()
            beside = [single(f.title[language]) for f in resource.fields if f in own]
            if title == BETWEEN.join(beside):
                return True
        parents = titles | {
            single(f.title[language]) for r in resources.values() for f in r.fields if f.computed
        }
        for id_, (table, field) in OF_TABLE.items():
            for found in self.catalog.readings(title, id_):
                right = parents if field == "whole" else titles
                if (not table or found[table] in tables) and (not field or found[field] in right):
                    return True
        return False

    def _subjects(self, reference: str) -> Iterator[Subject]:
        """What a figure is of: a rate of both of its amounts."""
        claim = self.wording.figures.claims.get(reference)
        found = self.wording.sides.subject(reference)
        if found:
            yield found
        elif claim and claim.operation == "execution":
            for operand in claim.operands:
                if subject := self.wording.sides.denominators.subject(operand):
                    yield subject

    def _has_side(self, reference: str, side: str) -> bool:
        """Whether a figure is of a budget; a share and a rate are of none."""
        figure = self.wording.figures.of(reference)
        unit = figure.unit if figure and figure.unit not in {"ratio", "count"} else ""
        place = Place.read(reference)
        row = place and self.wording.names.subjects.by_cell.get(
            (place.table, place.field, place.lines[0])
        )
        directions = {s.direction for s in self._subjects(reference)} | (
            {row.direction} if row else set()
        )
        every = (self.wording.sides.names(d, unit) for d in directions)
        return all(side in names or (not unit and side[-3:].isupper()) for names in every)

    def _is_time(self, reference: str, said: str) -> bool:
        years = {s.year for s in self._subjects(reference)}
        numbers = set(DIGITS.findall(said))
        return (
            said in years
            or bool(numbers and numbers <= self.wording.figures.times(reference))
            or not (years or list(self.wording.figures.leaves(reference)))
        )

    def _is_phase(self, name: str, phase: str) -> bool:
        return name in {single(n) for n in self.wording.names.of_phase(phase)}

    def _are(self, text: str, phases: Sequence[str]) -> bool:
        """Whether a text is the names of phases, one after the other."""
        every = (self.wording.names.of_phase(p) or {p} for p in phases)
        said = (single(BETWEEN.join(names)) for names in product(*every))
        return bool(phases) and text in said

    def _kinds(self, kind: str) -> set[str]:
        """What a kind may be called: by the site, its project, its table or the column of it."""
        names, language = self.wording.names, self.wording.names.language
        own = self.catalog.text(KINDS[kind]) if kind in KINDS else (kind,)
        found = {*own, *self.verbatim.settings}
        for resource in names.cells.package.resources:
            if kind in kinds(resource):
                found.add(single(resource.title[language]))
                titles = {single(f.title[language]) for f in resource.fields if not f.numeric}
                found |= titles
                found |= {f"{name} ({title})" for name in self._base(kind) for title in titles}
        return found

    def _base(self, kind: str) -> tuple[str, ...]:
        """What a kind of which one is a level is called."""
        base, _, level = kind.partition(":")
        return self.catalog.text(KINDS[base]) if level and base in KINDS else ()

    def _source(self, page: str, references: Sequence[str], block: LexborNode) -> Iterator[Finding]:
        """That a chart names the tables of its figures as its source, and no other."""
        names = self.wording.names
        made_of = {t for r in references for t in self.wording.figures.tables(r)}
        every = made_of | {
            t for r in references_in([block]) for t in self.wording.figures.tables(r)
        }
        linked = {}
        for link in block.css(".yesan-source a[href]"):
            table = posixpath.basename((link.attributes.get("href") or "").partition("#")[0])
            linked[table.removesuffix(".html")] = single(link.text())
        right = all(
            (own := names.cells.by_id.get(t)) and title == single(own.title[names.language])
            for t, title in linked.items()
        )
        if (
            not right
            or (every and not made_of <= linked.keys())
            or (every and linked.keys() - every)
        ):
            said = ", ".join(linked.values())
            yield Finding(page, "a source", f"“{said}”", " and ".join(sorted(made_of)))

    def _side(self, page: str, title: str, nodes: Sequence[LexborNode]) -> Iterator[Finding]:
        """That what is below the name of a budget is of it."""
        if title not in self.wording.sides.words:
            return
        for reference in dict.fromkeys(references_in(nodes)):
            if self.wording.knows([reference]) and not self._has_side(reference, title):
                yield Finding(page, reference, f"below “{title}”", "figures of this budget")


def _common(known: Sequence[Subject]) -> set[str]:
    """The kinds that all figures have codes of."""
    return set.intersection(*(set(s.codes) for s in known)) if known else set()


def _below(heading: LexborNode) -> list[LexborNode]:
    """What is below a heading, up to the first that has figures."""
    after = heading.next
    while after is not None and after.tag not in {"h1", "h2"}:
        if after.tag != "-text" and references_in([after]):
            return [after]
        after = after.next
    return []
