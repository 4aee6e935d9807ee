"""Sites for tests of what is on them: pages without a theme, in the process of the test."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown import markdown

from yesan.descriptor import descriptor
from yesan.language.locale import Locale
from yesan.package.package import Package
from yesan.pages import pages
from yesan.releases import history, stored
from yesan.render import vega
from yesan.site.built_page import BuiltPage
from yesan.validation.validation import validate

PACKAGES = Path(__file__).parent / "packages"
VALID = (
    PACKAGES / "kauri-coast",
    *sorted((PACKAGES / "harmless").iterdir()),
    *(
        PACKAGES / "wild" / name
        for name, said in json.loads((PACKAGES / "wild.json").read_text(encoding="utf-8")).items()
        if said["valid"]
    ),
)
"""The small packages that can be built."""
EPOCH = 1_600_000_000
HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def publish(root: Path, site: Path, drawn: dict[str, dict[str, Any]] | None = None) -> Package:
    """Write every page and picture of a package into a folder, without a theme; the package.

    Args:
        root: The folder of the package.
        site: The folder of its site.
        drawn: Gets what each picture is drawn from.
    """
    checked = validate(root)
    package = checked.model.package
    drawn = {} if drawn is None else drawn

    def draw(spec: dict[str, Any]) -> str:
        digest = vega.digest(spec)
        drawn[digest] = spec
        return digest

    kept = stored.kept(descriptor.find(root))
    past = history.read(package, kept) if kept else None
    made = pages.generate(checked, Locale.of(package), EPOCH, draw, history=past)
    pictures = {digest: vega.render(spec).decode() for digest, spec in drawn.items()}
    for path, content in _files(made, pictures, package.language):
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return package


def _files(
    made: pages.Generated, pictures: dict[str, str], language: str
) -> Iterator[tuple[str, bytes]]:
    for path, content in made.files.items():
        if path.endswith(".md"):
            text = markdown(HEAD.sub("", content.decode()))
            html = f'<!doctype html><html lang="{language}"><body>{text}</body></html>'
            name = f"{path.removesuffix('.md')}.html"
            yield name, _with_charts(name, html, pictures)
        elif path.endswith(".html"):
            yield path, _with_charts(path, content.decode(), pictures)
        else:
            yield path, content
    yield from made.charts.pictures(pictures.__getitem__).items()


def _with_charts(path: str, html: str, pictures: dict[str, str]) -> bytes:
    page = BuiltPage.read(path, html, whole=True)
    assert page is not None
    page.add_charts(pictures.__getitem__)
    return page.html.encode()
