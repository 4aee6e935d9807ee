"""The security policy of a page allows what is in it, and nothing else."""

from __future__ import annotations

import base64
from hashlib import sha256

from yesan.site import security_policy
from yesan.site.page import Page


def page_of(html: str) -> Page:
    page = Page.read("x.html", f"<html><body>{html}</body></html>")
    assert page is not None
    return page


def policy(html: str, hosts: tuple[str, ...] = ()) -> str:
    return security_policy.policy(page_of(html), hosts)


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


def test_an_inline_script_is_allowed_by_its_hash_and_data_needs_none():
    page = (
        '<script>a = "<b>" > 1</script><script type="module">\nb\n</script>'
        '<script type="application/json">{}</script><script async src="x.js"></script>'
    )
    allowed = directive(policy(page), "script-src")
    assert allowed == ["'self'", hash_of('a = "<b>" > 1'), hash_of("\nb\n")]


def test_a_script_is_written_as_it_was_hashed():
    script = "if (a < b && c > d) { '&amp; <p>' }\n\t한"
    page = page_of(f"<script>{script}</script><style>a > b {{}}</style>")
    assert hash_of(script) in directive(security_policy.policy(page), "script-src")
    assert f"<script>{script}</script><style>a > b {{}}</style>" in page.html


def test_lines_are_hashed_as_browsers_read_them():
    assert directive(policy("<script>a\r\nb\rc</script>"), "script-src")[1] == hash_of("a\nb\nc")


def test_style_attributes_are_allowed_only_where_there_are_some():
    assert hash_of("b {}") in directive(policy("<style media='print'>b {}</style>"), "style-src")
    found = directive(policy('<p title="a > b" style="color: &quot;x&quot;">'), "style-src")
    assert found == ["'self'", "'unsafe-hashes'", hash_of('color: "x"')]


def test_what_only_looks_like_an_attribute_is_none():
    assert "unsafe" not in policy(
        '<p>an attribute: style="x"</p><script>\'<p style="y">\'</script>'
    )


def test_what_a_template_holds_is_allowed_too():
    found = policy('<template><p style="a"></p><template><script>b</script></template></template>')
    assert hash_of("a") in directive(found, "style-src")
    assert hash_of("b") in directive(found, "script-src")


def test_the_style_of_a_drawing_is_hashed_as_its_text():
    assert hash_of("a > b {}") in directive(
        policy("<svg><style>a > b {}</style></svg>"), "style-src"
    )


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
    page = Page.read("x.html", html)
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
