"""What a builder reads: the generated pages, the hand-written ones, and the assets of the site.

The only module that uses the class `Pages`.
"""

from __future__ import annotations

import os
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from yesan import store
from yesan.errors import UsageError
from yesan.language.appearance import Appearance
from yesan.language.locale import Locale
from yesan.package.package import Package
from yesan.pages.pages import Pages
from yesan.pages.sitemap import Sitemap
from yesan.render import fonts
from yesan.render.pool import Pool
from yesan.search import entries
from yesan.site import libraries, theme
from yesan.site.characters import emphasised
from yesan.site.search_link import SearchLink
from yesan.site.settings import CONFIG, decoded
from yesan.validation.validation import Checked

ASSETS = Path(__file__).parent / "assets"
MISSING = "404.html"
"""The page that hosts show where no page exists: the theme's has no text for it."""
ICON = "assets/favicon.svg"
FONT_STYLE = "assets/yesan-fonts.css"
STYLES = ("assets/yesan.css", "assets/yesan-embed.css")
"""Style sheets that fonts and the project's colours are added to."""
DATE = "SOURCE_DATE_EPOCH"
DEFAULT_EPOCH = 315_532_800
"""1980-01-01: the date of a site whose package does not say when it was made."""
LAST_EPOCH = 253_402_300_799


@dataclass(frozen=True)
class Content:
    """What the site of one package in one language is built from.

    Attributes:
        files: Everything that the builder reads or copies, by path.
        written: Which of them are the project's own files, and where these are.
        fonts: The fonts of the pages by path, each by its name in the pool.
        sitemap: What the search lists.
        search_link: The link to the search in every page.
        hosts: Origins beside its own that the pages may load from.
        epoch: The date of the site, in seconds since 1970.
        pictures: Gives the pictures of charts by path; it takes what gives a drawing by digest.
    """

    files: Mapping[str, bytes]
    written: Mapping[str, Path]
    fonts: Mapping[str, str]
    sitemap: Sitemap
    search_link: SearchLink
    hosts: tuple[str, ...]
    epoch: int
    pictures: Callable[[Callable[[str], str]], dict[str, bytes]]

    @property
    def pages(self) -> int:
        """How many pages the builder makes of it."""
        return sum(name.endswith(".md") for name in self.files)


def generate(checked: Checked, appearance: Appearance, pool: Pool) -> Content:
    """Everything that a builder reads; charts and fonts are being made in the pool meanwhile.

    Args:
        checked: The package.
        appearance: What the project's ``mkdocs.yml`` says about its pages.
        pool: Where charts are drawn and fonts made.

    Raises:
        SiteError: A template of the project fails, or one of its files is not UTF-8.
    """
    root, pages = checked.model.package.root, _pages(checked, appearance, pool.chart)
    language = pages.locale.language
    missing = pages.locale.text("There is no page at this address")
    pages.add(MISSING, f"{MISSING}.jinja", title=missing, icon=pages.logo or ICON)
    files = pages.all()
    written = hand_written(root, language)
    for path in (ours := _below(ASSETS, "assets/")):
        files[path] = ours[path].read_bytes()
    for path, file in written.items():
        files[path] = file.read_bytes()
    libraries.check(files)
    for style in STYLES:
        files[style] = files[FONT_STYLE] + files[style] + appearance.css.encode()
        written.pop(style, None)
    shown = [name for name in files if name.endswith(".md") or name == MISSING]
    texts = [decoded(name, files[name]) for name in shown]
    link = _search_link(pages)
    kinds = entries.kinds(pages.sitemap).values()
    regular = (*texts, pages.exhibits.words(), link.words, *kinds, theme.words(language))
    always = set(string.printable).union(_settings(root))
    made = {}
    for style, used in zip(fonts.STYLES, (regular, map(emphasised, texts)), strict=True):
        characters = "".join(sorted(always.union(*used)))
        made[f"assets/yesan-sans-{style.lower()}.woff2"] = pool.font(style, characters)
    return Content(
        files,
        written,
        made,
        pages.sitemap,
        link,
        appearance.hosts,
        pages.epoch,
        lambda svg: dict(pages.exhibits.pictures(svg)),
    )


def hand_written(root: Path, language: str) -> dict[str, Path]:
    """The project's own files by their paths in the site: ``docs/assets``, ``docs/<language>``."""
    docs = root / "docs"
    return _below(docs / "assets", "assets/") | _below(docs / language, "")


def configuration(checked: Checked) -> str:
    """A ``mkdocs.yml`` for a project that has none."""
    pages = _pages(checked, Appearance(), str)
    return pages.templates.get_template("mkdocs.yml.jinja").render(
        logo=pages.logo,
        title=pages.package.title[pages.locale.language],
        theme_language=theme.language(pages.locale.language),
    )


def search_link(checked: Checked) -> SearchLink:
    """The link to the search, as it is added to every page."""
    return _search_link(_pages(checked, Appearance(), str))


def epoch(package: Package) -> int:
    """The date of the site: SOURCE_DATE_EPOCH, else when the package says it was created.

    Raises:
        UsageError: SOURCE_DATE_EPOCH is not a number of seconds since 1970.
    """
    if given := os.environ.get(DATE, ""):
        if not (given.isascii() and given.isdecimal() and int(given) <= LAST_EPOCH):
            raise UsageError(f"{DATE} is {given}; give a number of seconds since 1970")
        return int(given)
    try:
        created = datetime.fromisoformat(package.created)
    except ValueError:
        return DEFAULT_EPOCH
    return int((created if created.tzinfo else created.replace(tzinfo=UTC)).timestamp())


def _pages(
    checked: Checked, appearance: Appearance, draw: Callable[[dict[str, Any]], str]
) -> Pages:
    package = checked.model.package
    locale = Locale.of(package, appearance=appearance)
    return Pages(checked.model, locale, checked.outcomes, epoch(package), draw)


def _search_link(pages: Pages) -> SearchLink:
    module: Any = pages.templates.get_template("finder.html.jinja").make_module()
    return SearchLink(str(module.link()).strip(), str(module.dialog()).strip())


def _below(folder: Path, prefix: str) -> dict[str, Path]:
    """The files of a folder by their paths in the site; a link that leads out of it is none."""
    return {
        prefix + path.relative_to(folder).as_posix(): path
        for path in store.tree(folder)
        if path.resolve().is_relative_to(folder.resolve())
    }


def _settings(root: Path) -> str:
    """The text of the project's ``mkdocs.yml``, whose titles are in every page."""
    config = root / CONFIG
    return decoded(CONFIG, config.read_bytes()) if config.is_file() else ""
