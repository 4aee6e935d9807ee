"""The pages of the site that changed, in words."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.changes.changes import Changes
from yesan.changes.document import Block, Items, Section, Sentences
from yesan.changes.file_words import file_sentence
from yesan.changes.naming import Naming


def pages(changes: Changes, naming: Naming, shown: int) -> Iterator[Section]:
    """The pages of the site that say something else, are new or gone, and those of the project."""
    blocks = [*_own(changes, naming, shown), *_generated(changes, naming, shown)]
    if blocks:
        yield Section(naming.locale.text("Pages of the site"), blocks)


def _own(changes: Changes, naming: Naming, shown: int) -> Iterator[Block]:
    """The pages that somebody wrote, by their files."""
    listed = changes.own_pages
    if not listed:
        return
    yield Sentences(
        naming.locale.plural(
            "{count} page that somebody wrote is not as it was:",
            "{count} pages that somebody wrote are not as they were:",
            len(listed),
        )
    )
    yield Items([file_sentence(path, kind, naming) for path, kind in listed[:shown]])
    if len(listed) > shown:
        yield Sentences(naming.more(len(listed) - shown))


def _generated(changes: Changes, naming: Naming, shown: int) -> Iterator[Block]:
    found = changes.pages
    if found is None:
        return
    locale = naming.locale
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
            yield from (Sentences(said), Items(list(listed[:shown])))
        if len(listed) > shown:
            yield Sentences(naming.more(len(listed) - shown))
