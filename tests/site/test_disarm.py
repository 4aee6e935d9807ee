"""What a page would run or ask by itself is taken out of it, unless it is ours."""

from __future__ import annotations

import re

import pytest

from injecting import TEXTS, text
from yesan.site.built_page import BuiltPage
from yesan.site.disarm import disarm, is_quiet
from yesan.site.inline import BASE, Inline

OURS = Inline(
    frozenset({"ours()", f'x="{BASE}"'}),
    files=frozenset({"assets/yesan.js", "assets/javascripts/bundle.js"}),
)


def disarmed(html: str, hosts: tuple[str, ...] = (), path: str = "a/x.html") -> str:
    page = BuiltPage.read(path, f"<html><head></head><body>{html}</body></html>")
    assert page is not None
    disarm(page, OURS, hosts)
    return page.body.html.removeprefix("<body>").removesuffix("</body>")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "html",
    [
        "<script>evil()</script>",
        "<script>ours();evil()</script>",
        "<script src=evil.js></script>",
        '<script src="../data/x.txt"></script>',
        '<script src="../assets/own.js"></script>',
        '<script src="../assets/yesan.js/../own.js"></script>',
        '<script src="/assets/yesan.js"></script>',
        '<script src="//evil.example/assets/yesan.js"></script>',
        '<script src="///evil.example/../assets/yesan.js"></script>',
        '<script src="\\\\evil.example/../../assets/yesan.js"></script>',
        '<script src="https://[evil/assets/yesan.js"></script>',
        '<script src="https://evil.example/x.js"></script>',
        '<script src="data:text/javascript,evil()"></script>',
        "<script type=module>evil()</script>",
        "<svg><script href='../data/x.txt'>ours()</script></svg>",
        "<svg><script>evil()</script></svg>",
        '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
        '<meta http-equiv="Content-Security-Policy" content="x">',
        '<base href="https://evil.example/">',
        '<object data="../data/x.txt"></object>',
        '<embed src="../data/x.txt">',
        '<link rel="dns-prefetch" href="//evil.example">',
        '<link rel="icon preconnect" href="https://evil.example">',
        '<link rel="search" type="application/opensearchdescription+xml" href="//evil.example/x">',
        '<link rel="compression-dictionary" href="https://evil.example/x">',
        '<link rel="next" href="https://evil.example/x">',
        '<link rel="alternate stylesheet" href="https://evil.example/x.css">',
        '<link rel="icon" href="https://evil.example/x.png">',
        '<iframe src="https://evil.example/"></iframe>',
        '<iframe src="//evil.example/"></iframe>',
        '<iframe src="\\\\\\evil.example/"></iframe>',
        '<iframe src="///evil.example/"></iframe>',
        '<iframe src="/////evil.example/"></iframe>',
        '<iframe src="//[evil"></iframe>',
        '<iframe src="https:evil.example/"></iframe>',
        '<iframe src="https:///evil.example/"></iframe>',
        '<link rel="preconnect" href="///evil.example">',
        '<iframe src="/&#9;/evil.example/"></iframe>',
        '<iframe src=" https://evil.example/"></iframe>',
        '<iframe src="data:text/html,evil"></iframe>',
        '<iframe src="javascript:evil()" loading="lazy"></iframe>',
        '<noscript><style></noscript><script src="evil.txt"></script></style></noscript>',
        "<noscript><title></noscript><meta http-equiv=refresh content=0;//evil></title></noscript>",
        "<svg><desc><noscript><style></noscript><img src=evil></style></noscript></desc></svg>",
        '<svg><foreignObject><iframe src="http://evil.example/"></iframe></foreignObject></svg>',
    ],
)
def test_what_would_act_is_taken_out(html: str):
    kept = disarmed(html)
    assert "evil" not in kept
    assert "script" not in kept
    assert re.sub("</?(svg|desc|foreignObject)>", "", kept) == ""


def test_a_page_of_the_site_may_be_in_a_frame_and_that_of_a_host_it_may_load_from():
    """A browser connects to any other before it asks the policy."""
    own = '<iframe src="charts/index/changes.html"></iframe>'
    assert disarmed(own) == own
    theirs = '<iframe src="https://maps.example/x"></iframe>'
    assert disarmed(theirs) == ""
    assert disarmed(theirs, ("https://maps.example",)) == theirs


def test_what_acts_within_a_template_is_taken_out():
    html = "<template shadowrootmode=open><p>a</p><script>evil()</script></template>"
    assert "evil" not in disarmed(html)


def test_a_page_within_a_page_is_taken_out():
    html = (
        '<iframe srcdoc="<script src=../data/x.txt></script>"></iframe>'
        '<a ping="//evil" attributionsrc="//evil" href=x>'
    )
    kept = disarmed(html)
    assert kept.startswith("<iframe></iframe><a")
    assert "evil" not in kept


@pytest.mark.parametrize(
    "html",
    [
        "<script>ours()</script>",
        '<script>x=".."</script>',
        '<script src="../assets/yesan.js"></script>',
        '<script src="../assets/javascripts/bundle.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        '<meta http-equiv="x-ua-compatible" content="ie=edge">',
        '<base target="_blank">',
        '<link rel="canonical" href="https://own.example/a/x.html">',
        '<link rel="license author" href="https://own.example/">',
        '<link rel="next" href="y.html">',
        '<link rel="preload" href="../assets/x.woff2">',
        '<link rel="prefetch" href="y.html">',
        "<p>a script</p>",
    ],
)
def test_what_is_ours_stays(html: str):
    assert disarmed(html) == html


@pytest.mark.parametrize(
    "html",
    [
        '<img id="currentScript" name="a">',
        '<img id="currentScript">',
        '<img id="b" name="currentScript">',
        '<form name="body"></form>',
        '<iframe name="documentElement"></iframe>',
        '<img name="querySelector">',
        '<p id="currentScript"></p>',
    ],
)
def test_nothing_is_found_in_the_place_of_a_property_of_the_document(html: str):
    """Browsers give a picture, a form and a frame with a name as a property that they hide."""
    kept = disarmed(html)
    assert "name=" not in kept
    assert "currentScript" not in kept


def test_forms_of_the_theme_keep_their_names_and_other_elements_their_ids():
    html = '<form name="search"></form><img id="town"><input name="q"><a name="top"></a>'
    assert disarmed(html) == html


def test_nothing_takes_the_place_of_what_our_scripts_look_for():
    html = '<img name="currentScript" src="x"><p id="__config">{}</p><script id="__config" type="application/json">{"a": 1}</script>'  # noqa: E501
    kept = disarmed(html)
    assert "currentScript" not in kept
    assert kept.count("__config") == 1
    assert '<script id="__config"' in kept


@pytest.mark.parametrize(
    ("html", "quiet"),
    [
        ("<p>One<br/>\r\n<b>two <a href='x.html' class=y>x</a>", True),
        ("just text", True),
        ("<script>x</script>", False),
        ("<p onclick=x>", False),
        ("<body onload=x>text", False),
        ("<img src=//evil.example>", False),
        ("<a href=' javascript:x'>x</a>", False),
        ("<a href='https://['>x</a>", False),
        ("<svg></svg>", False),
        ("<template><script>x</script></template>", False),
        ("<meta http-equiv=refresh content='0;url=//x'>", False),
        ("<p style='background: url(//x)'>", False),
    ],
)
def test_a_piece_of_html_is_quiet_if_it_is_text(html: str, *, quiet: bool):
    assert is_quiet(html) == quiet


def test_a_host_that_the_project_names_may_be_asked():
    html = '<script src="https://maps.example/x.js"></script>'
    assert disarmed(html, ("https://maps.example",)) == html
    assert disarmed(html, ("https://other.example",)) == ""


def test_what_only_a_second_reading_takes_for_elements_is_taken_out():
    """A form in a form is none, and a style is then one of a formula: its text becomes elements."""
    html = (
        "<form><math><mtext></form><form><mglyph><style></math>"
        "<iframe src=https://evil.example></iframe><script>evil()</script></style>"
    )
    assert "evil" not in disarmed(html)


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_what_is_written_is_what_a_browser_reads(number: int):
    """Whatever is in a page; that of another reading would not have been looked at."""
    for html in (text(number), f"{text(number)}{text(number + 1)}", f"<table>{text(number)}<td>"):
        written = disarmed(html)
        assert disarmed(written) == written
