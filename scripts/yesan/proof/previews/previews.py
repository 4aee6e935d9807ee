"""The previews of a site, checked against its pages when all of these have been read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.finding import Finding
from yesan.proof.previews import passages, volumes
from yesan.proof.previews.cards import Cards
from yesan.proof.previews.index import FOLDER, INDEX, Index
from yesan.proof.previews.page_text import Seen
from yesan.proof.previews.search_hits import Hits
from yesan.proof.site import readable


@dataclass(frozen=True)
class Previews:
    """Checks what readers see of pages before they open them against the pages.

    Attributes:
        hits: Holds the hits of the search.
        cards: Holds the cards of shared links.
        pages: What each page says.
    """

    hits: Hits
    cards: Cards
    pages: dict[str, Seen] = field(default_factory=dict)

    def note(self, page: str, tree: LexborHTMLParser) -> None:
        """Note what a page says."""
        self.pages[page] = Seen.of(tree)

    def check(self, site: Path) -> Iterator[Finding]:
        """What the previews in a folder say that the pages do not."""
        try:
            index = Index.read(site)
        except (*readable.UNLIKE, OSError, StopIteration) as error:
            yield Finding(f"{FOLDER}/{INDEX}", FOLDER, str(error), "the index of the search")
            index = None
        if index:
            yield from passages.check(index.leaves, self.pages)
            yield from volumes.check(index, lambda leaf: self.hits.texts(leaf, self.pages))
            yield from self.hits.check(index, self.pages)
        yield from self.cards.check(site, self.pages)
