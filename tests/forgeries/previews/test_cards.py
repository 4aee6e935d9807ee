"""A card of a site may be a stranger's: drawing it ends, and nothing else does."""

from __future__ import annotations

import pytest

from yesan.errors import Fault
from yesan.proof.previews import cards

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}">{1}</svg>'


@pytest.mark.parametrize(
    "svg", [SVG.format(60_000, ""), SVG.format(9, "<g>" * 100_000 + "</g>" * 100_000)]
)
def test_a_card_that_ends_what_draws_it_is_told(svg: str):
    with pytest.raises(Fault, match="the renderer ended"):
        cards.drawn(svg)


@pytest.mark.parametrize("packed", [b"x", b""])
def test_a_text_that_cannot_be_unpacked_is_none(packed: bytes):
    content = cards.KEY + packed
    chunk = len(content).to_bytes(4) + cards.TEXT + content + b"\0\0\0\0"
    assert cards.source(b"\x89PNG\r\n\x1a\n" + chunk) == ""
