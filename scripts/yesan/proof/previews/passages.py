"""What the search says of a page is what the page says: all of it, in its order, at its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from yesan.proof.finding import Finding
from yesan.proof.previews.index import Leaf, Passage
from yesan.proof.previews.page_text import BOUND, Seen, plain

NEAR = 40
"""How many characters of a text say where it differs."""


def check(leaves: Sequence[Leaf], pages: Mapping[str, Seen]) -> Iterator[Finding]:
    """The passages that their page does not say, and what it says that they do not."""
    found: dict[str, list[Passage]] = {}
    for leaf in leaves:
        found.setdefault(leaf.page.path, []).extend(leaf.passages)
        if leaf.page.path not in pages:
            yield Finding(leaf.page.path, leaf.page.file, "a hit", "a page of the site")
    for path, passages in found.items():
        if path in pages:
            yield from _page(path, passages, pages[path])


def _page(path: str, passages: Sequence[Passage], seen: Seen) -> Iterator[Finding]:
    at, begun = 0, set[str]()
    for passage in passages:
        text = plain(passage.text).strip(BOUND)
        while seen.text[at : at + 1] == BOUND and not text.startswith(BOUND):
            at += 1
        if not seen.text.startswith(text, at):
            wrong = next((n for n, c in enumerate(text) if seen.text[at + n : at + n + 1] != c), 0)
            start = max(0, wrong - NEAR)
            said, meant = text[start : wrong + NEAR], seen.text[at + start : at + wrong + NEAR]
            yield Finding(path, f"{passage.file}#{passage.anchor}", f"“{said}”", f"“{meant}”")
            return
        first = passage.anchor not in begun
        if passage.anchor and not _is_at(seen, passage.anchor, at, first=first):
            found = f"{passage.file}#{passage.anchor}"
            yield Finding(path, found, "a place", "that of what it says")
        begun.add(passage.anchor)
        at += len(text)
    if left := seen.text[at:].strip(BOUND):
        yield Finding(path, path, "no passage", f"“{left[:NEAR]}”")


def _is_at(seen: Seen, anchor: str, at: int, *, first: bool) -> bool:
    """Whether an element with an id begins at a place of the text, or goes on there."""
    start, end = seen.starts.get(anchor), seen.ends.get(anchor, -1)
    if start is None:
        return False
    if first:
        return not seen.text[start:at].strip(BOUND) and start <= at
    return start <= at and (end < 0 or at < end)
