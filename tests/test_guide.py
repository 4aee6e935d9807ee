"""The guide is a site of its own: its pages have their styles, and each link leads somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parent.parent
PATH = re.compile(r"`((?:scripts|tests|docs/guide|\.github)/[\w./-]*\w|[\w/]+/\w+\.py)`")
"""What documents write for a file or a folder: from the root, or from the package."""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("guide")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    where = ["--config-file", str(ROOT / "docs" / "guide" / "mkdocs.yml"), "--site-dir", str(site)]
    subprocess.run([*command, *where], check=True, env={"NO_MKDOCS_2_WARNING": "1"})
    return site


def test_the_guide_has_its_pages_and_no_others(guide: Path):
    pages = {path.relative_to(guide).as_posix() for path in guide.rglob("*.html")}
    assert pages == {
        *("index.html", "guide/tutorial.html", "guide/reference.html", "charts.html"),
        *("architecture.html", "404.html"),
    }


@pytest.mark.parametrize(
    "name", ["index", "guide/tutorial", "guide/reference", "charts", "architecture"]
)
def test_what_a_page_of_the_guide_loads_and_links_is_there(guide: Path, name: str):
    page = guide / f"{name}.html"
    nodes = LexborHTMLParser(page.read_text(encoding="utf-8")).css("[href], [src]")
    addresses = [urlsplit(n.attributes.get("href") or n.attributes["src"] or "") for n in nodes]
    paths = {unquote(a.path) for a in addresses if not a.scheme and not a.netloc and a.path}
    assert {path for path in paths if path.endswith(".css")}
    assert {path for path in paths if not (page.parent / path).exists()} == set()


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md"]
)
def test_each_path_that_a_document_names_is_there(document: str):
    """Documents name modules from the package, tests from their folder, the rest from the root."""
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(PATH.findall(text))
    places = (ROOT, ROOT / "scripts" / "yesan", ROOT / "tests", ROOT / "scripts")
    assert named
    assert {path for path in named if not any((place / path).exists() for place in places)} == set()
