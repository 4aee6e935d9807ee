"""The scripts and styles inside pages that yesan and its theme write, known before any page is.

A page's security policy allows these and no others, so that what gets into a page by way of a
package, a picture or a hand-written page is never run, whoever wrote it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateError

from yesan.pages.environment import TEMPLATES

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
"""A script or a style without attributes; one with attributes is allowed nowhere."""
BASE = "yesan-base"
"""In a script: the way from a page to the root of the site, as the theme writes it."""
ALIGNED = frozenset(f"text-align: {side};" for side in ("left", "right", "center"))
"""The style that Markdown gives the cells of a column."""


@dataclass(frozen=True)
class Inline:
    """What pages may have inside them.

    Attributes:
        scripts: Texts of scripts, with `BASE` where they have the way to the root.
        styles: Texts of styles.
        files: Paths of the scripts that pages may load.
    """

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()

    def scripts_of(self, root: str) -> frozenset[str]:
        """The scripts of a page, given its way to the root: ``../``, or nothing."""
        base = root.removesuffix("/") or "."
        return frozenset(script.replace(BASE, base) for script in self.scripts)


def ours() -> Inline:
    """What the templates of yesan have: of scripts, the files beside them, which they include.

    A project that replaces a template replaces no script in it.
    """
    scripts = [path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.js")]
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html.jinja")]
    return Inline(
        frozenset(_plain(scripts)),
        frozenset(_plain(found for text in texts for found in STYLE.findall(text))),
        frozenset({"assets/yesan.js"}),
    )


def of_theme(folders: Iterable[str], environment: Environment, **context: object) -> Inline:
    """What the templates of a theme have.

    Args:
        folders: Where its templates are.
        environment: Renders them.
        context: What they receive on every page.
    """
    found = set()
    files = set()
    for folder in map(Path, folders):
        for path in (*folder.glob("*.html"), *folder.glob("[!.]*/**/*.html")):
            for text in SCRIPT.findall(path.read_text(encoding="utf-8", errors="replace")):
                found |= set(_filled(environment, text, context))
        files |= {p.relative_to(folder).as_posix() for p in folder.glob("[!.]*/**/*.js")}
    return Inline(frozenset(_plain(found)), frozenset(), frozenset(files))


def together(*parts: Inline) -> Inline:
    """All that several may have."""
    return Inline(
        frozenset().union(*(part.scripts for part in parts)),
        frozenset().union(*(part.styles for part in parts)),
        frozenset().union(*(part.files for part in parts)),
    )


def _filled(environment: Environment, text: str, context: dict[str, object]) -> Iterator[str]:
    """A script as every page has it; none where it depends on the page."""
    try:
        yield environment.from_string(text).render(base_url=BASE, **context)
    except (TemplateError, TypeError, ValueError):
        return


def _plain(texts: Iterable[str]) -> Iterator[str]:
    """Texts as a parser of HTML reads them."""
    return (text.replace("\r\n", "\n").replace("\r", "\n") for text in texts)
