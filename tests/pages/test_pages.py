"""Pages as Markdown: a few of them whole, so that a change of any is seen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from yesan.language.locale import Locale
from yesan.model.addresses import relative
from yesan.pages import markup
from yesan.pages.pages import generate
from yesan.validation import validation

PLACEHOLDER = re.compile(r'<div class="yesan-chart" data-chart="([^"]+)" data-narrow="([^"]+)">')


class MarkdownFile(SingleFileSnapshotExtension):
    """One readable file a page."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


@pytest.fixture(scope="module")
def drawn() -> list[str]:
    """The digests of the charts that the pages asked for."""
    return []


@pytest.fixture(scope="module")
def files(project: Path, drawn: list[str]) -> dict[str, str]:
    """The pages of the small package, by path."""

    def draw(spec: dict[str, Any]) -> str:
        assert spec["layer"]
        drawn.append(f"{len(drawn):024x}")
        return drawn[-1]

    checked = validation.validate(project / "tests" / "packages" / "kauri-coast")
    locale = Locale.of(checked.model.package)
    made = generate(checked, locale, 0, draw).files
    return {name: page.decode() for name, page in made.items() if name.endswith((".md", ".html"))}


@pytest.mark.parametrize(
    "name",
    ["index.md", "programs/index.md", "programs/060.md", "tables/ward-rates.md", "checks.md"],
    ids=lambda name: name.removesuffix(".md").replace("/", "-"),
)
def test_a_page_is_as_it_was(files: dict[str, str], name: str, snapshot: SnapshotAssertion):
    """Run with --snapshot-update where the change is meant, and read the difference."""
    assert files[name] == snapshot(extension_class=MarkdownFile)


def test_every_chart_in_a_page_is_drawn(files: dict[str, str], drawn: list[str]):
    """No placeholder stays empty, and nothing is drawn that no page shows."""
    found = [pair for page in files.values() for pair in PLACEHOLDER.findall(page)]
    placed = {digest for pair in found for digest in pair}
    assert placed == {*drawn} != set()


def test_the_figures_of_years_are_not_added(files: dict[str, str]):
    """A page shows the latest year: 13.1 million approved, not 25.7 of two years."""
    assert "NZ$13,123,000" in files["index.md"]
    assert "25,741" not in files["index.md"]


@pytest.mark.parametrize(
    ("page", "target", "address"),
    [
        ("index.md", "programs/a.md", "programs/a.html"),
        ("programs/a.md", "index.md", "../index.html"),
        ("programs/a.md", "programs/b.md", "b.html"),
        ("tables/t.md", "data/t.csv", "../data/t.csv"),
    ],
)
def test_addresses_are_relative(page: str, target: str, address: str):
    """A site works in any folder, and without a server."""
    assert relative(page, target) == address


@pytest.mark.parametrize(
    "text", ["*a*", "[a](b)", "<b>", "`a`", "# a", "a | b", "{{ a }}", "{: .a }", "![a](b)", "&lt;"]
)
def test_text_stays_text_in_markdown(text: str):
    """Whatever a name holds, the Markdown parser gives back."""
    html = markup.markdown.markdown(f"# {markup.plain(text)}", extensions=["attr_list", "toc"])
    shown = html.split(">", 1)[1].rsplit("</h1>", 1)[0]
    assert markup.Markup(shown).unescape() == text


def test_a_description_brings_no_script_and_no_picture():
    """Markdown is kept, all else goes."""
    html = markup.rich("**b** <script>alert(1)</script> ![x](https://example.org/x.png)")
    assert "<strong>b</strong>" in html
    assert "script" not in html
    assert "img" not in html


@pytest.mark.parametrize(
    "text", ["1. " * 1000, "".join(f"{'    ' * depth}- <b>\n" for depth in range(400))]
)
def test_a_description_that_is_nested_too_deep_stays_as_it_is_written(text: str):
    """The library that reads Markdown ends at it."""
    assert markup.rich(text).unescape() == text
