"""Whose an address is, as browsers read it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from yesan.site import origin

HERE = "https://town.example/a/b.html"
ADDRESSES = (
    *("", "x.html", "../x.html", "/x", "?a=//b", "#//b", "./", "/.//evil.example", "a//b", "a:b"),
    *("//evil.example", "///evil.example/x", "/////evil.example", "//", "///", "//?", "//#x"),
    *("\\\\evil.example", "/\\evil.example", "\\/evil.example", "\\", "\\\\\\evil.example"),
    *("/\t/evil.example", "\n//evil.example", " //evil.example", "\x01//evil.example", "/ /x"),
    *(
        "https:evil.example",
        "https:x.html",
        "https:///evil.example",
        "https://[",
        "//[",
        "HTTPS://x",
    ),
    *(
        "http:x",
        "javascript:x",
        "data:,x",
        "java\nscript:x",
        "//evil．example/",
        "//x@town.example",
    ),
)


@pytest.fixture(scope="module")
def origins(browser: Browser) -> dict[str, str]:
    """What a browser takes for the origin of each address."""
    with browser.new_context() as context:
        found: list[str] = context.new_page().evaluate(
            """([addresses, base]) => addresses.map((address) => {
                 try { return new URL(address, base).origin } catch { return "none" }
               })""",
            [ADDRESSES, HERE],
        )
    return dict(zip(ADDRESSES, found, strict=True))


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_taken_for_our_own_a_browser_finds_on_the_site(
    origins: dict[str, str], address: str
):
    found = origins[address]
    assert found == ("https://town.example" if origin.is_own(address) else found)


@pytest.mark.parametrize("address", ["", "x.html", "../x.html", "/x", "?a=//b", "#x", "a//b"])
def test_plain_addresses_are_our_own(address: str):
    assert origin.is_own(address)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://maps.example/x", True),
        ("https://maps.example", True),
        ("https://maps.example\\@evil.example", False),
        ("https://x@maps.example/", False),
        ("https://maps.example.evil.example/", False),
        (" https://maps.example/", False),
        ("//maps.example/", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_a_host_is_allowed_by_its_whole_origin(address: str, *, allowed: bool):
    assert origin.is_allowed(address, ("https://maps.example",)) == allowed
