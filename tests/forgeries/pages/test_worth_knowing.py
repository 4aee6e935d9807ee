"""What the first page tells first is refused where it is not the first, or not of one thing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import firsts
from proving import Site
from yesan.proof import proof

CHANGE, SPENT, ERROR = (
    rf'(<li data-worth="{rule}">(?:(?!<li data-worth).)*?)'
    for rule in ("change", "spent", "discrepancy")
)
FORGED: dict[str, tuple[str, str]] = {
    "another change that is called the largest": (
        rf'{CHANGE}<span class="less".*?</span>',
        r'\1<span class="less"><data data-figure="OTHER" value="-1">−€1</data></span>',
    ),
    "the name of another": (rf"{CHANGE}Roads</a>", r"\1Parks</a>"),
    "the page of another": (rf"{CHANGE}programs/a\.html", r"\1programs/b.html"),
    "a cut that is called a raise": (rf"{CHANGE}The largest cut", r"\1The largest raise"),
    "a decided cut that is called proposed": (
        rf"{CHANGE}The largest cut",
        r"\1The largest proposed cut",
    ),
    "a change that is called another thing": (rf"{CHANGE}The largest cut", r"\1Least spent"),
    "a sentence of another": (rf"{CHANGE}falls from", r"\1rises from"),
    "without how many it is the largest of": (rf"{CHANGE} In “t”, .*?</p>", r"\1</p>"),
    "the row of another": (rf"{CHANGE}#row-a", r"\1#row-b"),
    "a request before a question": (rf"{CHANGE}Was it needed\?", r"\1Less would do."),
    "a remark as what was asked": (rf"{CHANGE}Was it needed\?", r"\1Too much was planned."),
    "a question about another": (rf"{CHANGE}Was it needed\?", r"\1Why so late?"),
    "a question of another kind": (rf"{CHANGE}>question<", r"\1>request<"),
    "the least spent of another name": (rf"{SPENT}Parks</a>", r"\1Lakes</a>"),
    "a rate that is not the lowest": (rf"{SPENT}24\.4%", r"\1" + "12.4%"),
    "a sum of spending without its doubt": (
        rf'{SPENT}<a class="yesan-mark.*?</a>',
        r"\1",
    ),
    "without how many rates are known": (rf"{SPENT} In “t”, .*?</p>", r"\1</p>"),
    "the rates of a budget that is another": (rf"{SPENT}€41", r"\1€50"),
    "a milder error as the gravest": (rf"{ERROR}#d2", r"\1#d1"),
    "another figure as printed": (rf"{ERROR}published 10", r"\1published 20"),
    "another figure as computed": (
        rf"{ERROR}(<p data-number[^>]*>(?:(?!</p>).)*)computed 20",
        r"\1\2computed 39",
    ),
    "the comment of another error": (rf"{ERROR}Half of it is missing", r"\1Five are missing"),
    "the field of another figure": (rf"{ERROR}>executed: ", r"\1>approved: "),
    "an error that is called another thing": (rf"{ERROR}The gravest discrepancy", r"\1Least spent"),
    "no change": (rf"{CHANGE}.*?</p></li>", ""),
    "no least spent": (rf"{SPENT}.*?</p></li>", ""),
    "no error": (rf"{ERROR}.*?</p></li>", ""),
    "nothing at all": (r'<ul class="yesan-worth">.*?</li>\s*</ul>', ""),
    "two of one rule": ('data-worth="spent"', 'data-worth="change"'),
    "another order": ('data-worth="change"', 'data-worth="discrepancy"'),
}  # fmt: skip
"""How the first page is forged."""


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    rules = {"found": firsts.RULE}
    return make(firsts.CSV, firsts.TABLES, fields=firsts.FIELDS, rules=rules)


@pytest.mark.parametrize("kind", FORGED)
def test_what_is_not_the_first_or_not_of_one_thing_is_refused(site, kind: str, tmp_path: Path):
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    html = (copy / "index.html").read_text("utf-8")
    pattern, by = FORGED[kind]
    listed = (copy / "programs/index.html").read_text("utf-8")
    (other, *_) = re.findall(r'data-figure="(\w+)" value="-1">−€1<', listed)
    changed = re.sub(pattern, by.replace("OTHER", other), html, count=1, flags=re.DOTALL)
    assert changed != html
    (copy / "index.html").write_text(changed, "utf-8")
    assert "index.html" in [finding.page for finding in proof.prove(package, copy).findings]


def test_a_change_that_is_not_the_largest_is_refused_though_all_of_it_is_of_one_thing(
    site, tmp_path: Path
):
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    own = (copy / "programs/c.html").read_text("utf-8")
    said = re.search(r'<p class="yesan-lead"[^>]*>(.*?)</p>', own, re.DOTALL)
    cut = re.search(r'<span class="less".*?</span>', own, re.DOTALL)
    assert said
    assert cut
    html = (copy / "index.html").read_text("utf-8")
    for pattern, by in {
        r"programs/a\.html": "programs/c.html",
        "Roads": "Lakes",
        r'<span class="less".*?</span>': cut[0],
        r'<span class="exactly">.*?</span>': "",
        r"(<p>).*?( In “t”)": rf"\g<1>{said[1]}\2",
        r'<ul class="yesan-findings">.*?</ul>': "",
        "#row-a": "#row-c",
    }.items():
        found = re.search(rf"{CHANGE}{pattern}", html, re.DOTALL)
        assert found
        html = f"{html[: found.start()]}{_put(found, by)}{html[found.end() :]}"
    (copy / "index.html").write_text(html, "utf-8")
    wrong = [f for f in proof.prove(package, copy).findings if f.id == "change"]
    assert [f.found for f in wrong] == [_reference(cut[0])]


def _put(found: re.Match[str], by: str) -> str:
    """What is before it, and a text instead of what was found: with its groups, if it has some."""
    groups = {r"\g<1>": found[2], r"\2": found[3]} if found.re.groups > 1 else {}
    for name, text in groups.items():
        by = by.replace(name, text)
    return f"{found[1]}{by}"


def _reference(html: str) -> str:
    (found,) = re.findall(r'data-figure="([^"]+)"', html)
    return str(found)
