"""The messages of the site, as the proof reads them."""

from __future__ import annotations

import string
import time

import pytest

from yesan.proof.site.catalog import Catalog, Message, catalog_of
from yesan.proof.site.verbatim import single


@pytest.mark.parametrize("language", ["en", "ko", "de"])
def test_a_message_that_the_site_has_no_more_is_not_looked_for(language: str):
    """It would be missed on every page, or never found, without a word of why."""
    catalog = Catalog(language)
    assert list(catalog.readings("x", "Fiscal year {year}")) == []
    with pytest.raises(KeyError):
        catalog.says("x", "Nobody says this.")
    with pytest.raises(KeyError):
        list(catalog.readings("x", "Nobody says {this}."))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_may_be_at_the_beginning_of_a_text_is_all_that_matches_there(language: str):
    """Whatever else is not asked would not have matched; the order is that of all messages."""
    catalog = catalog_of(language)
    texts = [text for id_ in sorted({m.id for m in catalog.messages}) for text in catalog.text(id_)]
    assert len(texts) > 300
    for text in [*texts, "", "≠", "4", "Nobody says this."]:
        said = single(text)
        starting = catalog.starting(said)
        for found in (Message.match, Message.read):
            expected = [m for m in catalog.messages if found(m, said)]
            assert [m for m in starting if found(m, said)] == expected
        assert len(starting) < len(catalog.messages) / 2


def test_a_text_with_the_words_of_a_message_many_times_is_soon_known_not_to_be_it():
    """Who forges a page would otherwise have the proof try every way to fill its placeholders.

    Each placeholder takes the first place where what follows it begins, or none.
    """
    for message in catalog_of("en").filled:
        literals = [t for t, *_ in string.Formatter().parse(single(message.id)) if t.strip()]
        forged = message.start + "".join(f"x{literal}" for literal in literals) * 300
        forged += f"\n{message.end}"
        before = time.process_time()
        assert message.read(forged) is None
        assert time.process_time() - before < 1
