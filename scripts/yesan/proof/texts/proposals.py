"""Changes that are not decided are worded as proposals, and decided ones as facts.

In sentences, titles of pictures and headings, by the English of their messages: each that states a
change as a fact has a counterpart that states it as a proposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.data.subjects import CYCLE, Subjects
from yesan.proof.finding import Finding
from yesan.proof.site.catalog import Catalog
from yesan.proof.texts.sentences import Paragraph, Said, Sentences

PROPOSAL = re.compile("As proposed:|The proposal |.*; the proposal is ")
FACT = re.compile(
    r"The budget (falls|rises|stays|of|does)|There is nothing in {first}, and|"
    r".*({count}|All {count}|{count} in this table) change;|.*only {name} changes:|"
    r"None of them changes|{name} has a change of|{names} makes? up|"
    r"Of those in this table, {name} (falls|rises) the most"
)
BUDGET = re.compile("The budget (falls|rises|stays|of|does)|The proposal (is to|leaves)")
"""What calls amounts budgets."""
TITLES: Mapping[str, str] = {
    "Changes from {before} to {after}": "Proposed changes from {before} to {after}",
    "How the change from {before} to {after} adds up": (
        "How the proposed change from {before} to {after} adds up"
    ),
    "The largest change": "The largest proposed change",
    "The largest cut": "The largest proposed cut",
    "The largest raise": "The largest proposed raise",
    "Why it changes": "Why it is to change",
    "What changes, and why": "What is to change, and why",
    "All, the largest change first": "All, the largest proposed change first",
    "Change": "Proposed change",
    "Rate": "Proposed rate",
    "Change per inhabitant": "Proposed change per inhabitant",
}
"""What states a change as a fact, each with what states it as a proposal."""
TITLED = (
    "h1, h2, ul.yesan-worth > li > small, ul.yesan-cards strong, figcaption strong, "
    "dl.yesan-key dt, th[data-ordered]:not([data-field]), div.yesan-figures thead th"
)
SAID = "p, figcaption bdi"


@dataclass(frozen=True)
class Proposals:
    """Checks what pages say of changes against the last phase that they are of.

    Attributes:
        subjects: Knows which phases are compared.
        sentences: Reads paragraphs.
        catalog: The words of the site.
    """

    subjects: Subjects
    sentences: Sentences
    catalog: Catalog

    @property
    def are_told(self) -> bool:
        """Whether nobody has decided on what the amounts compared end with."""
        pair = self.subjects.comparison
        return pair is not None and self.subjects.phases[pair[1]] == CYCLE[0]

    @property
    def are_budgets(self) -> bool:
        """Whether the amounts compared are budgets, and no forecasts, say."""
        known = self.subjects.phases
        return all(known[phase] in CYCLE[:-1] for phase in self.subjects.comparison or ())

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What a page calls decided, or proposed, and is not."""
        for node in tree.css(SAID):
            said = self.sentences.read(Paragraph.of(node).text) or ()
            if self._is_wrong(said):
                yield self._finding(page, node)
            elif not self.are_budgets and any(BUDGET.match(one.id) for one in said):
                text = " ".join(node.text().split())
                yield Finding(page, node.tag or "", f"“{text}”", "what is not called a budget")
        for node in tree.css(TITLED):
            if self._is_wrongly_titled(node.text().strip()):
                yield self._finding(page, node)

    def _is_wrong(self, said: tuple[Said, ...]) -> bool:
        proposed = False
        for one in said:
            if PROPOSAL.match(one.id):
                if not self.are_told:
                    return True
                proposed = True
            elif FACT.match(one.id) and self.are_told and not proposed:
                return True
        return False

    def _is_wrongly_titled(self, title: str) -> bool:
        if title in self.sentences.words:
            return False  # the package calls something so
        for fact, proposal in TITLES.items():
            if self._has(title, proposal):
                return not self.are_told
            if self._has(title, fact):
                return self.are_told
        return False

    def _has(self, title: str, id_: str) -> bool:
        """Whether a title is a message; one with placeholders may have more around it."""
        return any(
            m.pattern.search(title) if m.names else m.pattern.fullmatch(title)
            for m in self.catalog.forms(id_)
        )

    def _finding(self, page: str, node: LexborNode) -> Finding:
        wanted = "called proposed" if self.are_told else "called decided"
        return Finding(page, node.tag or "", f"“{' '.join(node.text().split())}”", wanted)
