"""The ``mkdocs.yml`` of a project that has none: title, theme and navigation of its site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yesan.language.locale import Locale
from yesan.language.visible import visible
from yesan.pages import environment
from yesan.pages.sitemap import CHANGES, CHECKS, DOWNLOAD, GLOSSARY, HOME, TABLES, Sitemap, list_of
from yesan.site import theme
from yesan.validation.validation import Checked

NAME = "mkdocs.yml.jinja"
TEMPLATE = Path(__file__).parent / "templates" / NAME


@dataclass(frozen=True)
class Part:
    """A part of the navigation.

    Attributes:
        title: What it is called.
        path: Its page in Markdown, relative to the home page.
    """

    title: str
    path: str


@dataclass(frozen=True)
class DefaultSettings:
    """What the template of the ``mkdocs.yml`` receives.

    Attributes:
        title: The title of the package.
        logo: The path of its picture; empty where it has none.
        language: The language of the theme.
        parts: The navigation.
    """

    title: str
    logo: str
    language: str
    parts: tuple[Part, ...]


def text(checked: Checked) -> str:
    """The ``mkdocs.yml`` of a project that has none.

    Args:
        checked: Its package.
    """
    sitemap = Sitemap(checked.model, Locale.of(checked.model.package))
    own = {NAME: TEMPLATE.read_text(encoding="utf-8")}
    template = environment.create(sitemap.locale, own).get_template(NAME)
    received = DefaultSettings(
        title=sitemap.package.title[sitemap.language],
        logo=sitemap.logo,
        language=theme.language(sitemap.language),
        parts=tuple(parts(sitemap)),
    )
    return visible(template.render(vars(received)))


def parts(sitemap: Sitemap) -> Iterator[Part]:
    """What the site has, home first."""
    yield Part(sitemap.locale.text("Home"), HOME)
    for kind in sitemap.kinds:
        yield Part(sitemap.title(kind), list_of(kind))
    yield Part(sitemap.title("tables"), TABLES)
    if sitemap.glossary.terms:
        yield Part(sitemap.title("glossary"), GLOSSARY)
    yield Part(sitemap.title("checks"), CHECKS)
    yield Part(sitemap.title("download"), DOWNLOAD)
    if sitemap.package.releases or sitemap.tells_changes:
        yield Part(sitemap.title("changes"), CHANGES)
