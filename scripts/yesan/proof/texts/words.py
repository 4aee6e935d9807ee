"""The words of a page that have no figure: each is the site's, its package's or its theme's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.finding import Finding
from yesan.proof.site import runs
from yesan.proof.site.verbatim import single
from yesan.proof.texts.sentence_claims import OWN
from yesan.proof.texts.text_parser import Vocabulary

LONGEST = 120
"""Maximum number of characters shown of a text that nobody wrote."""
CHARTS = "charts/"
"""The folder of the pages of charts, whose heading has a unit."""
NAMED = ("og:title", "twitter:title")


@dataclass(frozen=True)
class Words:
    """Finds what a page says that nobody wrote.

    Attributes:
        vocabulary: What a site may say.
    """

    vocabulary: Vocabulary

    @cached_property
    def are_free(self) -> bool:
        """Whether the package has its own templates, which may say what no catalog has."""
        return (self.vocabulary.names.cells.package.root / OWN).is_dir()

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The texts of a page that are of nobody, and the titles that are not its own."""
        if not page.endswith(".html") or self.are_free:
            return
        for run in runs.of(tree):
            if not self.vocabulary.says(run.text):
                text = run.text.replace(runs.FIGURE, "…")[:LONGEST]
                yield Finding(page, run.place, f"“{text}”", "words of the site or of its package")
        yield from self._titles(page, tree)

    def _titles(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The titles of a page for browsers and for other sites: as its heading, or its chart."""
        heading = tree.css_first("h1")
        if heading is None:
            return
        first = heading.iter(include_text=True) if page.startswith(CHARTS) else (heading,)
        own = single("".join(runs.words(next(iter(first), heading))))
        for node in tree.css("head > title, meta[property], meta[name]"):
            name = node.attributes.get("property") or node.attributes.get("name") or ""
            if node.tag == "title" or name in NAMED:
                said = single(node.attributes.get("content") or node.text())
                if not said.startswith(own) and not own.startswith(said):
                    yield Finding(page, name or "title", f"“{said}”", f"“{own}”, as its heading")
