"""The pages of the site that changed, in words."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.changes.changes import Changes
from yesan.changes.document import Block, Items, Section, Sentences
from yesan.changes.naming import Naming


def pages(changes: Changes, naming: Naming, shown: int) -> Iterator[Section]:
    """The pages of the site that say something else, are new or gone."""
    found = changes.pages
    if found is None or not found.is_different:
        return
    locale = naming.locale
    blocks: list[Block] = []
    for listed, said in (
        (
            found.touched,
            locale.plural(
                "{count} page changed:",
                "{count} pages changed:",
                len(found.touched),
            ),
        ),
        (
            found.new,
            locale.plural("{count} page was added:", "{count} pages were added:", len(found.new)),
        ),
        (
            found.gone,
            locale.plural(
                "{count} page was removed; links to it lead nowhere:",
                "{count} pages were removed; links to them lead nowhere:",
                len(found.gone),
            ),
        ),
    ):
        if listed:
            blocks += [Sentences(said), Items(list(listed[:shown]))]
        if len(listed) > shown:
            blocks.append(Sentences(naming.more(len(listed) - shown)))
    yield Section(locale.text("Pages of the site"), blocks)
