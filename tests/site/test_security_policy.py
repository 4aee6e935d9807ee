"""The security policy of a page allows what yesan and its theme write in it, and nothing else."""

from __future__ import annotations

import base64
from hashlib import sha256

import pytest

from yesan.site import security_policy
from yesan.site.built_page import BuiltPage
from yesan.site.inline import BASE, Inline


def page_of(html: str) -> BuiltPage:
    page = BuiltPage.read("x.html", f"<html><body>{html}</body></html>")
    assert page is not None
    return page


def policy(html: str, hosts: tuple[str, ...] = (), inline: Inline = Inline()) -> str:  # noqa: B008 - frozen
    return security_policy.policy(page_of(html), inline, hosts)


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def directive(policy: str, name: str) -> list[str]:
    (found,) = (d.split()[1:] for d in policy.split("; ") if d.split()[0] == name)
    return found


def test_a_page_without_scripts_allows_none_but_its_own_files():
    found = policy("<p>x</p>")
    assert found.startswith("default-src 'none'; ")
    assert directive(found, "script-src") == directive(found, "style-src") == ["'self'"]
    assert directive(found, "base-uri") == directive(found, "form-action") == ["'none'"]
    assert "unsafe" not in found


def test_an_inline_script_is_allowed_by_its_hash_if_it_is_ours_and_data_needs_none():
    page = (
        '<script>a = "<b>" > 1</script><script type="module">\nb\n</script><script>c</script>'
        '<script type="application/json">{}</script><script async src="x.js"></script>'
    )
    ours = Inline(scripts=frozenset({'a = "<b>" > 1', "\nb\n", "not there"}))
    allowed = directive(policy(page, inline=ours), "script-src")
    assert allowed == ["'self'", hash_of('a = "<b>" > 1'), hash_of("\nb\n")]


@pytest.mark.parametrize(
    "html",
    [
        "<script>evil</script>",
        "<svg><script>evil</script></svg>",
        "<template><script>evil</script></template>",
        "<style>evil {}</style>",
        "<svg><style>evil {}</style></svg>",
        '<p style="evil: x">',
        "<p onclick=evil>",
    ],
)
def test_what_gets_into_a_page_is_not_allowed(html: str):
    found = policy(html, inline=Inline(frozenset({"ours"}), frozenset({"ours {}"})))
    assert "sha256" not in found
    assert "unsafe" not in found


def test_the_way_to_the_root_is_that_of_the_page():
    ours = Inline(scripts=frozenset({f'x = "{BASE}"'}))
    page = BuiltPage.read("a/b/x.html", '<html><script>x = "../.."</script>')
    assert page is not None
    found = directive(security_policy.policy(page, ours), "script-src")
    assert found == ["'self'", hash_of('x = "../.."')]


def test_a_script_is_written_as_it_was_hashed():
    script = "if (a < b && c > d) { '&amp; <p>' }\n\t한"
    page = page_of(f"<script>{script}</script><style>a > b {{}}</style>")
    ours = Inline(frozenset({script}), frozenset({"a > b {}"}))
    assert hash_of(script) in directive(security_policy.policy(page, ours), "script-src")
    assert hash_of("a > b {}") in directive(security_policy.policy(page, ours), "style-src")
    assert f"<script>{script}</script><style>a > b {{}}</style>" in page.html


def test_lines_are_hashed_as_browsers_read_them():
    ours = Inline(scripts=frozenset({"a\nb\nc"}))
    allowed = directive(policy("<script>a\r\nb\rc</script>", inline=ours), "script-src")
    assert allowed[1] == hash_of("a\nb\nc")


def test_the_columns_of_a_table_in_markdown_may_be_aligned():
    found = directive(policy('<p style="text-align: right;">'), "style-src")
    assert found == ["'self'", "'unsafe-hashes'", hash_of("text-align: right;")]


def test_hosts_that_a_project_names_are_allowed():
    found = policy("", ("https://maps.example.org",))
    for name in ("script-src", "style-src", "img-src", "connect-src", "frame-src", "font-src"):
        assert "https://maps.example.org" in directive(found, name)
    assert directive(found, "default-src") == ["'none'"]


def test_the_last_script_can_be_allowed_later():
    html = (
        f'<head><meta http-equiv="{security_policy.NAME}" content="x; script-src \'self\'; y">'
        "</head><script>a</script><script>b</script>"
    )
    page = BuiltPage.read("x.html", html)
    assert page is not None
    security_policy.allow_last_script(page)
    meta = page.tree.css_first(security_policy.META)
    assert meta is not None
    assert meta.attributes["content"] == f"x; script-src {hash_of('b')} 'self'; y"


def test_a_page_without_a_policy_gets_none_later():
    page = page_of("<script>a</script>")
    before = page.html
    security_policy.allow_last_script(page)
    assert page.html == before
