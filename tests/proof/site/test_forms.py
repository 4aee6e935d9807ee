"""Elements are as templates write them: with these attributes, and these classes, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from yesan.proof.site.forms import Forms


def has(html: str, root: Path = Path()) -> bool:
    """Whether the templates write the first element of a text."""
    node = LexborHTMLParser(f"<body><table>{html}</table></body>").css_first("body [data-this]")
    del node.attrs["data-this"]
    return Forms(root).has(node)


@pytest.mark.parametrize(
    "html",
    [
        '<td data-this role="cell" class="number" data-label="a">',
        '<td data-this role="cell" class="number" data-sort="4" data-label="a">',
        '<td data-this role="cell" class="no-sort">',
        '<td data-this role="cell" class="long" data-label="a">',
        '<th data-this scope="row" role="rowheader" class="text name">',
        '<p data-this class="yesan-note">',
        '<p data-this class="yesan-lead yesan-headline" data-direction="expenditure">',
        '<span data-this class="less" title="−4">',
        '<a data-this class="yesan-mark grave" data-number="discrepancy" href="d" title="t">',
        '<div data-this class="yesan-table" role="region" aria-label data-keys tabindex="0">',
    ],
)
def test_an_element_that_a_template_writes_is_known(html: str):
    assert has(html)


@pytest.mark.parametrize(
    "html",
    [
        '<td data-this role="cell" class="number less">',
        '<td data-this role="cell" class="number" colspan="2">',
        '<p data-this class="yesan-note md-toggle">',
        '<p data-this class="yesan-note" hidden>',
        '<p data-this class="yesan-nothing" hidden>',
        '<span data-this dir="rtl">',
        '<span data-this class="more" inert>',
        "<s data-this>",
    ],
)
def test_an_element_with_anything_else_is_not(html: str):
    assert not has(html)


def test_templates_of_a_project_are_read_as_well(tmp_path: Path):
    folder = tmp_path / "docs" / "overrides" / "pages"
    folder.mkdir(parents=True)
    assert not has('<p data-this class="ours">', tmp_path)
    (folder / "home.md.jinja").write_text('<p class="ours">{{ title }}</p>', encoding="utf-8")
    assert has('<p data-this class="ours">', tmp_path)
