"""The caveats that a page needs beside its figures: each is below them, and is true.

By which criterion rows were selected, how many rows have no amount, that what is listed may not be
all, that a printed change is not the difference of the printed amounts, in which unit they are
printed, and of which year they are where the package has several. Each is owed to one block of a
page: what is at another place of it is no caveat of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.claims.claims import Place
from yesan.proof.data.unsaid_years import UnsaidYears
from yesan.proof.figures.figures import Figures
from yesan.proof.figures.sides import Sides
from yesan.proof.finding import Finding
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import ASIDE, references_in
from yesan.proof.site.verbatim import single

ENDS = {"h1", "h2", "h3", "figure"}
"""What ends a block, beside the next paragraph that begins one."""
OF_ONE = "This is the figure of one row; the table does not say that it is all."
OF_SEVERAL = "Sum of {count} listed figure; the table does not say that it is all."
OF_A_LIST = (
    "What the rows of {tables} list, added up where there are several; the tables do not say that "
    "these are all."
)
OF_YEARS = "Amounts of several years are added up."
SELECTED = "Only what is in this selection: {criterion}."
YEAR = "Fiscal year {year}"
UNIT = "printed in {unit}"
COMPUTED = "Change and rate are computed from the two amounts."
COMPUTED_ALONE = "The change is computed from the two amounts."
ROUNDED = (
    "The source prints the change as it is here; the difference of the two printed amounts is "
    "another."
)
REASONS = "Only changes of which the source gives the reason, the largest first."
LABELS = "Labels: {title}."
OF_CLAIMS = "computed from published figures"
QUOTED = re.compile('[“”‘’"]')


@dataclass(frozen=True)
class Caveats:
    """Finds the caveats that are missing, or other than they should be.

    Attributes:
        figures: What elements refer to.
        sides: Of which year figures are.
        catalog: The words of the site.
    """

    figures: Figures
    sides: Sides
    catalog: Catalog

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The caveats that a page should have, and has not."""
        if not page.endswith(".html"):
            return
        for lead in tree.css("p.yesan-lead"):
            yield from self._lead(page, lead)
        for key in tree.css("dl.yesan-key"):
            yield from self._key(page, key)
        for rows in tree.css("div.yesan-rows"):
            if rows.css_first("table[data-table]") is None:
                yield from self._list(page, rows)
        for block in tree.css("figure.yesan-figure, main:has(> div.yesan-figures)"):
            yield from self._chart(page, block)
        for reasons in tree.css("ul.yesan-reasons"):
            yield from self._reasons(page, reasons)

    def _lead(self, page: str, lead: LexborNode) -> Iterator[Finding]:
        references, after = _unique([lead]), _below(lead)
        listed = [r for r in references if self._is_listed(r)]
        starred = any(self._is_star(note) or self._names(note, listed) for note in after)
        if listed and not starred:
            yield Finding(page, listed[0], "a sum of what is listed", "the note to its star")
        yield from self._added_up(page, listed, after[:1])
        for reference in references:
            place, subjects = Place.read(reference), self.figures.subjects
            row = place and subjects.by_cell.get((place.table, place.field, place.lines[0]))
            if row and not subjects.is_identified(row.table):
                yield Finding(page, reference, "an amount", "one of those that a table lists")
            claim = self.figures.claims.get(reference)
            owed = claim and claim.operation == "sum" and claim.missing
            if owed and lead.css_first(f'[data-number="missing:{reference}"]') is None:
                yield Finding(page, reference, "a sum", "how many rows have no amount")
        yield from self._selected(page, references, [lead, *after])
        yield from self._years(page, references, [lead, *after])

    def _is_listed(self, reference: str) -> bool:
        claim = self.figures.claims.get(reference)
        return claim is not None and (claim.operation, claim.coverage) == ("sum", "listed")

    def _added_up(
        self, page: str, listed: Sequence[str], nodes: Sequence[LexborNode]
    ) -> Iterator[Finding]:
        """That sums of several years are said to be such, where no role says the years."""
        of_years = [r for r in listed if self._is_of_years(r)]
        text = " ".join(map(_words, nodes))
        if bool(of_years) != bool(re.search(self.catalog.saying(OF_YEARS), text)):
            place = next(iter(of_years or listed), "")
            yield Finding(page, place, "years of sums", "said, if they are several, and only then")

    def _is_of_years(self, reference: str) -> bool:
        found = self.years.of(self.figures.lines(reference))
        return len({year for _, year in found}) > 1

    @cached_property
    def years(self) -> UnsaidYears:
        """Knows the years that no role says."""
        return UnsaidYears(self.figures.cells)

    def _is_star(self, note: LexborNode) -> bool:
        """Whether a paragraph says of the figures with a star that they may not be all."""
        said = (self.catalog.saying(OF_ONE), self.catalog.saying(OF_SEVERAL))
        text = _words(note)
        return note.css_first("sup") is not None and any(re.match(form, text) for form in said)

    def _selected(
        self, page: str, references: Sequence[str], nodes: Sequence[LexborNode]
    ) -> Iterator[Finding]:
        """That the page states by which criterion the rows of figures were selected."""
        cells, texts = self.figures.cells, [_words(node) for node in nodes]
        tables = {t: r for r in references for t in self.figures.tables(r)}
        for table, reference in sorted(tables.items()):
            criterion = cells.by_id[table].selection[cells.package.language]
            said = self.catalog.saying(SELECTED, criterion=single(criterion))
            if criterion and not any(re.search(said, text) for text in texts):
                yield Finding(page, reference, "without it", f"the selection “{criterion}”")

    def _years(
        self, page: str, references: Sequence[str], nodes: Sequence[LexborNode]
    ) -> Iterator[Finding]:
        """That the year of figures is named where there are several."""
        if not self.sides.has_years:
            return
        labels = [n.text() for node in nodes for n in node.css('[data-number="label"]')]
        for reference in references:
            subject = self.sides.subject(reference)
            if subject and subject.year and subject.year not in labels:
                yield Finding(page, reference, "no year below it", subject.year)

    def _key(self, page: str, key: LexborNode) -> Iterator[Finding]:
        """That the note to key figures says what they are, and nothing else."""
        note = next((n for n in _below(key) if "yesan-note" in _classes(n)), None)
        shown = [_unique([dd]) for dd in key.css("dd")]
        firsts = [r[0] for r in shown if r and not self._is("per-inhabitant", r[0])]
        if not firsts:
            return
        expected, said = self._key_note(firsts, shown), _words(note) if note else ""
        if not re.fullmatch(expected, said):
            wanted = re.sub(r"\\(.)", r"\1", expected)
            yield Finding(page, firsts[-1], f"“{said}”", f"“{wanted}” below it")

    def _key_note(self, firsts: Sequence[str], shown: Sequence[Sequence[str]]) -> str:
        cells, saying = self.figures.cells, self.catalog.saying
        language, change = cells.package.language, firsts[-1]
        tables = [cells.by_id[t].title[language] for t in sorted(self.figures.tables(change))]
        parts = [f"{saying('Source')}: {re.escape(single(', '.join(tables)))}"]
        subject = self.sides.subject(change)
        if self.sides.has_years and subject and subject.year:
            parts.append(saying(YEAR, year=subject.year))
        own, claims = self.figures.of(change), self.figures.claims
        unit = own.field.unit[language] if own and own.field and own.field.factor > 1 else ""
        if unit and not claims.keys() & {*firsts}:
            parts.append(saying(UNIT, unit=single(unit)))
        beside = next((r[1:] for r in shown if r[:1] == [change]), [])
        rates = [r for r in beside if (f := self.figures.of(r)) and f.unit == "ratio"]
        if claims.keys() & {change, *rates}:
            parts.append(saying(COMPUTED if rates else COMPUTED_ALONE))
        if len(firsts) > 2 and self._differs(*firsts[-3:]):  # noqa: PLR2004 - with the change
            parts.append(saying(ROUNDED))
        return " · ".join(parts)

    def _differs(self, before: str, after: str, change: str) -> bool:
        """Whether a change is not the difference of two amounts."""
        found = [f for r in (before, after, change) if (f := self.figures.of(r))]
        if len(found) < 3:  # noqa: PLR2004 - all of them
            return False
        first, last, between = found
        return last.amounts[0] - first.amounts[0] not in between.amounts

    def _is(self, operation: str, reference: str) -> bool:
        claim = self.figures.claims.get(reference)
        return claim is not None and claim.operation == operation

    def _list(self, page: str, rows: LexborNode) -> Iterator[Finding]:
        references, after = _unique([rows]), _below(rows)
        listed = [r for r in references if self._is_listed(r)]
        if listed and not any(self._names(note, listed) for note in after):
            yield Finding(page, listed[0], "sums in a list", "the note of which tables they are")
        if listed:
            yield from self._added_up(page, listed, [n for n in after if n.css_first("sup")])
        yield from self._selected(page, references, after)
        yield from self._years(page, references, after)

    def _names(self, note: LexborNode, listed: Sequence[str]) -> bool:
        """Whether a note to stars names the tables of figures, each of them, and no other."""
        cells = self.figures.cells
        tables = {table for reference in listed for table in self.figures.tables(reference)}
        titles = {single(cells.by_id[t].title[cells.package.language]) for t in tables}
        text = re.sub(rf" {self.catalog.saying(OF_YEARS)}$", "", _words(note))
        readings = self.catalog.readings(text, OF_A_LIST) if note.css_first("sup") else ()
        for given in readings:
            left = given["tables"]
            for title in sorted(titles, key=len, reverse=True):
                before, own, behind = left.partition(title)
                left = f"{before.rstrip('“‘')}{behind.lstrip('”’')}" if own else QUOTED.pattern
            if not QUOTED.search(left):
                return True
        return False

    def _chart(self, page: str, block: LexborNode) -> Iterator[Finding]:
        references = _unique(block.css("div.yesan-figures")[:1])
        heads = block.css("figcaption bdi, h1 + p bdi, .yesan-source")
        yield from self._selected(page, references, heads)
        claims = [r for r in references if r in self.figures.claims]
        if sums := [r for r in claims if self._is_listed(r)]:
            yield from self._added_up(page, sums, heads)
        source = block.css_first(".yesan-source")
        text = _words(source) if source else ""
        if claims and not re.search(rf"\({self.catalog.saying(OF_CLAIMS)}\)", text):
            yield Finding(page, claims[0], f"“{text}”", f"“{OF_CLAIMS}”")

    def _reasons(self, page: str, reasons: LexborNode) -> Iterator[Finding]:
        """That reasons are said to be some, and what their labels are."""
        texts = [_words(node) for node in _below(reasons)]
        if not any(re.match(self.catalog.saying(REASONS), text) for text in texts):
            yield Finding(page, "reasons", "reasons", f"“{REASONS}” below them")
        if reasons.css_first(".yesan-kind") is None:
            return
        language = self.figures.cells.package.language
        kinds = (r.with_role("reason-class") for r in self.figures.cells.package.resources)
        titles = {single(kind.title[language]) for kind in kinds if kind}
        forms = [self.catalog.saying(LABELS, title=title) for title in titles]
        if not any(re.fullmatch(form, text) for form in forms for text in texts):
            wanted = " or ".join(sorted(titles))
            yield Finding(page, "reasons", "labels", f"what they are called: {wanted}")


def _below(node: LexborNode) -> list[LexborNode]:
    """What is below an element, up to where the next block begins."""
    found, after = [], node.next
    while after is not None and after.tag not in ENDS:
        if {"yesan-lead", "yesan-rows"} & _classes(after):
            break
        if after.tag != "-text":
            found.append(after)
        after = after.next
    return found


def _classes(node: LexborNode) -> set[str]:
    return set((node.attributes.get("class") or "").split())


def _unique(nodes: Sequence[LexborNode]) -> list[str]:
    """What the figures in some elements refer to, each once, in their order."""
    return list(dict.fromkeys(references_in(nodes)))


def _words(node: LexborNode) -> str:
    """What an element says, without its stars and marks, and without what explains a word."""
    return single("".join(_texts(node)))


def _texts(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text_content or ""
        elif child.tag != "sup" and not ASIDE & _classes(child):
            yield from _texts(child)
