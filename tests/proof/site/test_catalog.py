"""The messages of the site, as the proof reads them."""

from __future__ import annotations

import pytest

from yesan.proof.site.catalog import Catalog


@pytest.mark.parametrize("language", ["en", "ko", "de"])
def test_a_message_that_the_site_has_no_more_is_not_looked_for(language: str):
    """It would be missed on every page, or never found, without a word of why."""
    catalog = Catalog(language)
    assert list(catalog.readings("x", "Fiscal year {year}")) == []
    with pytest.raises(KeyError):
        catalog.says("x", "Nobody says this.")
    with pytest.raises(KeyError):
        list(catalog.readings("x", "Nobody says {this}."))
