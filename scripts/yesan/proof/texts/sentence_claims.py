"""What the sentences around figures claim: direction, names, tables, denominators, coverage.

The message says it in English, whatever the language of the site: one in which a budget falls needs
a change below zero, one with a name the figure that the name has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.claims.claims import Place
from yesan.proof.data.subjects import kinds
from yesan.proof.figures.figures import Figure, Figures
from yesan.proof.figures.names import Names
from yesan.proof.figures.sides import Sides
from yesan.proof.finding import Finding
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.verbatim import DIGITS
from yesan.proof.texts.gaps import FIRST, Gaps
from yesan.proof.texts.largest import OF_COLUMN, Largest
from yesan.proof.texts.sentences import Paragraph, Sentence, Sentences, reference_of

DIRECTION = re.compile(r"\b(?:(falls|cut)|(rises|raise))\b")
UNSIGNED = "share the largest change: {change}."
"""Where a change is given by its size, since several go either way."""
NAMED = {"name", "names", "entity"}
OF_NAME = ("change", "value")
TITLES = ("table", "of")
OF_TITLE = ("total", "value", "known", "count")
PHASES = {"budget_name": "budget", "spent_name": "spent"}
PHASES_OF: Mapping[str, Mapping[str, str]] = {
    "Of {whole} ({name}), {known} are broken down in “{of}”; {rest} are not.": {"name": "whole"},
    "{first} {before}, {second} {after}.": {"first": "before", "second": "after"},
    "{phase}: from {first} in {start} to {last} in {end}.": {"phase": "last"},
}
"""Which placeholder names the phase of which figure."""
TIMES = {"start": "first", "end": "last"}
"""Which placeholder names the time of which figure."""
TOTALS = {"Not counting totals:", "Not counting totals, of {count} whose figure is known:"}
"""What is said of rows that are left out where all of them are totals."""
APART = {
    *TOTALS,
    "Not counting rows that others add up to:",
    "Not counting rows that others add up to, of {count} whose figure is known:",
    "Not counting rows without a code or category:",
    "Not counting rows without a code or category, of {count} whose figure is known:",
    "Not counting rows without a code or category, nor those that others add up to:",
    (
        "Not counting rows without a code or category, nor those that others add up to, "
        "of {count} whose figure is known:"
    ),
    "Of the places on the map:",
    "Of {count} places on the map whose figure is known:",
}
"""What is said right before the first of only some rows: it holds for that sentence alone."""
SERIES, UNDRAWN = (
    "From {first} ({start}) to {last} ({end}).",
    "Rows without a code or category are not drawn.",
)
"""What is said of a series, and beside it of one that leaves out rows."""
ONLY, MOMENT = "This is of {time} only.", "time"
"""What is said before the first of the rows of one time, and what in it says which."""
AGAIN = "Of these:"
"""What says it once more, where it was said before."""
ALONE = {"In “{table}”:", "In “{table}” for {year}:"}
"""What is said before figures of which nothing is added up."""
BLOCKS = {"p", "bdi"}
OWN = "docs/overrides/pages"
"""The folder of a package's own templates, which may say what no catalog has."""


@dataclass
class Wording:
    """Checks the sentences of pages against the figures in them.

    Attributes:
        figures: What elements refer to.
        names: What figures are called.
        sides: What budgets are called.
        sentences: Reads paragraphs.
        gaps: What is not known beside what is said.
        unsigned: The elements of the document that may have a change without its sign.
        positions: Those that have a rank as a number, and not as the name of what has it.
    """

    figures: Figures
    names: Names
    sides: Sides
    sentences: Sentences
    gaps: Gaps
    unsigned: set[int] = field(default_factory=set)
    positions: set[int] = field(default_factory=set)

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the paragraphs of a page."""
        self.unsigned, self.positions = set(), set()
        free = (self.names.cells.package.root / OWN).is_dir()
        seen = set()
        for node in tree.css(f"data[{REFERENCE}]"):
            block = node.parent
            while block is not None and block.tag not in {*BLOCKS, "td", "li", "dd", "b", "strong"}:
                block = block.parent
            if block is None or block.tag not in BLOCKS or block.mem_id in seen:
                continue
            seen.add(block.mem_id)
            inside = (n.attributes.get(REFERENCE) or "" for n in block.css(f"[{REFERENCE}]"))
            if not all(map(self.figures.of, inside)):
                continue  # which is said elsewhere
            paragraph = Paragraph.of(block)
            said = self.sentences.read(paragraph.text)
            reference = node.attributes.get(REFERENCE) or ""
            if said is None and not free:
                text = re.sub("[\ue000-\uf8ff]", "…", paragraph.text)
                yield Finding(page, reference, f"“{text}”", "words of the site's messages")
            every = {one.id for one in said or ()}
            before = told = time = ""
            for one, after in zip_longest(said or (), (said or ())[1:]):
                sentence = Sentence(one, after, paragraph, self.figures)
                found = (
                    *self._wrong(sentence),
                    *self._first(sentence, before),
                    *self._of_time(sentence, time),
                    *self._series(sentence, every),
                    *self.gaps.wrong(sentence, before),
                )
                for wrong in found:
                    yield Finding(page, reference, f"“{one.id or paragraph.text}”", wrong)
                time = sentence.text(MOMENT) if one.id == ONLY else time
                before = told if one.id == AGAIN else one.id
                told = one.id if one.id.endswith(":") and one.id != AGAIN else told

    def knows(self, references: Iterable[str]) -> bool:
        """Whether there is a figure for each reference."""
        return all(map(self.figures.of, references))

    def _wrong(self, sentence: Sentence) -> Iterator[str]:
        """What a sentence should say, and does not."""
        yield from self._directions(sentence)
        yield from self._names(sentence)
        yield from self._titles(sentence)
        yield from self._operands(sentence)
        yield from Largest(self.figures, self.names, self.sides.denominators.firsts).wrong(sentence)
        yield from self._coverage(sentence)
        yield from self._sides(sentence)
        yield from self._times(sentence)

    def _directions(self, sentence: Sentence) -> Iterator[str]:
        said = sentence.said
        self.positions |= {node.mem_id for node in sentence.elements("position")}
        found = DIRECTION.search(said.id)
        changes = [*sentence.figures("change"), *sentence.figures("rate")]
        if said.id.endswith(UNSIGNED) and "several" in said.values:
            self.unsigned |= {n.mem_id for n in sentence.elements("change")}
        if not found:
            return
        sign = -1 if found[1] else 1
        self.unsigned |= {n.mem_id for p in ("change", "rate") for n in sentence.elements(p)}
        for figure in changes:
            if not any(amount * sign > 0 for amount in figure.amounts):
                yield f"a direction in which {figure.amounts[0]:f} goes"
        pair = [*sentence.figures("before")[:1], *sentence.figures("after")[:1]]
        if len(pair) == 2 and (pair[1].amounts[0] - pair[0].amounts[0]) * sign <= 0:  # noqa: PLR2004
            yield "amounts before and after in their order"

    def _names(self, sentence: Sentence) -> Iterator[str]:
        said = sentence.said
        for name, character in said.pairs:
            reference = sentence.reference(character)
            if name not in self.names.of_reference(reference, self.figures.claims):
                yield f"“{name}”, or a figure of it: {reference}"
        for name, figure in PHASES_OF.get(said.id, PHASES).items():
            for reference in sentence.references(figure):
                words = self.names.of_reference(reference, self.figures.claims)
                if name in said.values and said.values[name] not in words:
                    yield f"the phase of {reference}"
        if said.id in PHASES_OF:
            return
        for name in NAMED & said.values.keys():
            yield from self._named(sentence, said.values[name])

    def _named(self, sentence: Sentence, value: str) -> Iterator[str]:
        """Names, each of what the figure behind it is; those without one share the next."""
        beside = next((r for p in OF_NAME for r in sentence.references(p)), "")
        parts = self._parts(sentence, value)
        for position, part in enumerate(parts):
            if isinstance(part, LexborNode) and REFERENCE in part.attributes:
                if (part.attributes[REFERENCE] or "") in self.figures.claims and not _is_amount(
                    self.figures.of(part.attributes[REFERENCE] or "")
                ):
                    claim = self.figures.claims[part.attributes[REFERENCE] or ""]
                    after = parts[position + 1] if position + 1 < len(parts) else None
                    own = reference_of(after) if isinstance(after, LexborNode) else ""
                    own = own if _is_amount(self.figures.of(own)) else beside
                    if own and self.figures.amount(claim.operands[0]) != self._amount(own):
                        yield f"the name that has {own}"
                continue
            name = part.text() if isinstance(part, LexborNode) else part
            if beside and not self._has(name, beside):
                yield f"“{name}”, or a figure of it: {beside}"

    def _parts(self, sentence: Sentence, value: str) -> list[LexborNode | str]:
        """The names and figures of a list."""
        if value in self.sentences.words:
            return [value]
        found: list[LexborNode | str] = []
        for piece in re.split("([\ue000-\uf8ff])", value):
            if piece in sentence.paragraph.elements:
                found.append(sentence.paragraph.elements[piece])
            elif piece.strip() in self.sentences.words:
                found.append(piece.strip())
        return found

    def _has(self, name: str, reference: str) -> bool:
        """Whether something of a name has a figure: that cell, or an equal one of its field."""
        claims = self.figures.claims
        if name in self.names.of_reference(reference, claims):
            return True
        place = Place.read(reference)
        if place is None:
            return False
        same = (
            Place(place.table, f, (line,))
            for f in self.names.cells.by_id[place.table].by_name
            for line in self.names.cells.rows[place.table]
        )
        amount = self.figures.amount(place)
        return any(self.figures.amount(p) == amount and name in self.names.of_cell(p) for p in same)

    def _titles(self, sentence: Sentence) -> Iterator[str]:
        for placeholder in TITLES:
            if placeholder not in sentence.said.values:
                continue
            title = sentence.text(placeholder)
            found = next((r for p in OF_TITLE if (r := sentence.references(p))), [])
            found = found or [sentence.reference(c) for _, c in sentence.following]
            tables = {t for r in found for t in self.figures.tables(r)}
            titles = {self.names.cells.by_id[t].title[self.names.language] for t in tables}
            if titles and title not in titles:
                yield f"the table {' or '.join(sorted(titles))}"

    def _operands(self, sentence: Sentence) -> Iterator[str]:
        """That shares, rates, ranks and rests are those of the figures beside them."""
        given = {name: next(iter(sentence.references(name)), "") for name in sentence.said.values}
        whole = given.get("total") or given.get("whole") or ""
        part = given.get("value") or given.get("known") or ""
        for name, wanted in (("share", ("", whole)), ("rest", (whole, part))):
            claim = self.figures.claims.get(given.get(name, ""))
            for operand, other in zip(claim.operands if claim else (), wanted, strict=False):
                if other and self.figures.amount(operand) != self._amount(other):
                    yield f"{name} of {other}"
        rate, change = given.get("rate", ""), given.get("change", "")
        if rate and change and self.figures.lines(rate) - self.figures.lines(change):
            yield f"the rate of {change}"
        for name in ("count", "position"):
            claim = self.figures.claims.get(given.get(name, ""))
            value = given.get("value", "")
            if claim and value and claim.operation in {"count", "rank"}:
                among = claim.operands[:1] if name == "position" else claim.operands
                if self._amount(value) not in {self.figures.amount(o) for o in among}:
                    yield f"{name} among which {value} is"
                end = max if "the most of" in sentence.said.id else min
                if "the most of" in sentence.said.id or "the least of" in sentence.said.id:
                    every = [a for o in claim.operands if (a := self.figures.amount(o)) is not None]
                    if self._amount(value) != end(every):
                        yield f"{end(every):f} at this end"

    def _first(self, sentence: Sentence, before: str) -> Iterator[str]:
        """That what is first only among some rows is not said to be so of all, or of all parts."""
        found, denominators = FIRST.search(sentence.said.id), self.sides.denominators
        places = map(Place.read, sentence.references("value") if found else ())
        for place in filter(None, places):
            least = bool(found and found[1] == "least")
            if before not in APART and denominators.firsts.leaves_out(place, least=least):
                yield "which rows are left out"
            if before in TOTALS and denominators.leaves_out_unassigned(place):
                yield "rows without a code, which are not known to be totals"

    def _series(self, sentence: Sentence, every: Collection[str]) -> Iterator[str]:
        """That a series is of the same entities, and of all rows unless it says that it is not."""
        if sentence.said.id != SERIES:
            return
        ends = [Place.read(r) for part in ("first", "last") for r in sentence.references(part)]
        if len({codes for place in ends if place for codes in [self._codes(place)]}) > 1:
            yield "two figures of the same"
        if UNDRAWN in every:
            return
        for place in filter(None, map(Place.read, sentence.references("first"))):
            if self.sides.denominators.leaves_out_unassigned(place):
                yield "that rows without a code are not drawn"

    def _codes(self, place: Place) -> tuple[str | None, ...]:
        """The codes of the row of a cell, and its words that other rows have as well."""
        resource = self.figures.cells.by_id[place.table]
        rows = self.figures.cells.rows[place.table]
        row, found = rows[place.lines[0]], [*kinds(resource).values()]
        part = resource.period.part if resource.period else ""
        for text in resource.fields:
            if text.type == "string" and not text.is_time and text.name != part:
                known = [word for r in rows.values() if (word := r[text.name])]
                found += [text.name] if len({*known}) < len(known) else []
        return tuple(row[name] for name in dict.fromkeys(found))

    def _of_time(self, sentence: Sentence, time: str) -> Iterator[str]:
        """That what is first among the rows of one time is not said to be so of the table."""
        found = FIRST.search(sentence.said.id)
        least, firsts = bool(found and found[1] == "least"), self.sides.denominators.firsts
        if found is None or not (found[1] or OF_COLUMN.match(sentence.said.id)):
            return  # whose sentence names the time of its figure
        named = [
            r
            for name in {*NAMED, "count"} & sentence.said.values.keys()
            for r in sentence.references(name)
        ]
        compared = {line for r in named for p in self.figures.leaves(r) for line in p.lines}
        for reference in sentence.references("value"):
            place = Place.read(reference)
            if not time and place and firsts.is_of_one_time(place, compared, least=least):
                yield "of which time it is the first"
            if time and not {*DIGITS.findall(time)} <= self.figures.times(reference):
                yield f"the time of {reference}"

    def _coverage(self, sentence: Sentence) -> Iterator[str]:
        said = sentence.said
        alone = said.id in ALONE
        if alone or said.id.startswith("Listed in"):
            references = [sentence.reference(c) for _, c in sentence.following]
            for claim in map(self.figures.claims.get, references):
                if claim is None or claim.coverage != "listed":
                    yield "figures of which not all is known to be listed"
            leaves = [self.figures.leaves(r) for r in references]
            if alone != all(sum(len(place.lines) for place in own) == 1 for own in leaves):
                yield "figures of one row each" if alone else "a sum of several figures"
        if "listed figure" in said.id or said.id.startswith("Sum of {count} figure"):
            listed = {"listed"} if "listed figure" in said.id else {"whole", "printed"}
            for reference in sentence.references("count"):
                claim = self.figures.claims.get(reference)
                if claim and claim.coverage not in listed:
                    yield f"what {claim.coverage} figures are"

    def _sides(self, sentence: Sentence) -> Iterator[str]:
        """That the budget and the year of a paragraph are those of all its figures."""
        said = sentence.said.values
        side, year = (sentence.text(name) if name in said else "" for name in ("side", "year"))
        for reference in filter(None, map(reference_of, sentence.paragraph.elements.values())):
            subject, figure = self.sides.subject(reference), self.figures.of(reference)
            if subject and figure and (side or year):
                names = self.sides.names(subject.direction, figure.unit)
                if side and side not in {subject.year, *names}:
                    yield f"the budget of {reference}"
                if year and year != subject.year:
                    yield f"the year of {reference}"

    def _times(self, sentence: Sentence) -> Iterator[str]:
        """That the first and the last amount of a trend are of the times named with them."""
        for time, figure in TIMES.items():
            for reference in sentence.references(figure) if time in sentence.said.values else ():
                said, known = sentence.text(time), self.figures.times(reference)
                named = said in self.names.of_reference(reference, self.figures.claims)
                if not named and not set(DIGITS.findall(said)) <= known:
                    yield f"the time of {reference}"

    def _amount(self, reference: str) -> Decimal | None:
        place = Place.read(reference)
        return self.figures.amount(place or reference)


def _is_amount(figure: Figure | None) -> bool:
    """Whether a figure is no rank."""
    return figure is not None and not (figure.claim and figure.claim.operation in {"rank", "size"})
