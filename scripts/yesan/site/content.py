"""What a builder reads: the generated pages, the hand-written ones, and the assets of the site."""

from __future__ import annotations

import os
import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from yesan.downloads import archive, claims_csv
from yesan.errors import SiteError, UsageError
from yesan.language.appearance import Appearance
from yesan.language.editions import Edition
from yesan.language.locale import Locale
from yesan.package.package import Package
from yesan.pages import pages
from yesan.pages.pages import Generated
from yesan.pages.sitemap import MISSING
from yesan.phrase import Phrase
from yesan.reading import folder, own_files
from yesan.releases.history import History
from yesan.render import engine, fonts
from yesan.render.pool import Pool
from yesan.search import entries
from yesan.site import active, libraries, search_script, theme, untranslated
from yesan.site.font_characters import emphasised
from yesan.site.settings import CONFIG, DOCS, decoded
from yesan.site.untranslated import Untranslated
from yesan.store.nodes import Nodes
from yesan.validation.validation import Checked

ASSETS = Path(__file__).parent / "assets"
BASE_STYLE = "assets/yesan-base.css"
STYLES = ("assets/yesan.css", "assets/yesan-embed.css")
"""Style sheets that fonts and the project's colours are added to."""
SCRIPTS = ("assets/yesan.js", "assets/yesan-tables.js")
"""Scripts of most pages."""
MARKDOWN, HTML = ".md", ".html"
CUT = "…"
"""What a label ends with that has no room."""
COMMENT = re.compile(rb"^[ \t]*(?:/\*.*?\*/[ \t]*|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
"""What those alone need who read the source: every page would load it."""
DATE = "SOURCE_DATE_EPOCH"
LAST_EPOCH = 253_402_300_799


@dataclass(frozen=True)
class SiteContent:
    """What the site of one package in one language is built from.

    Attributes:
        files: Everything that the builder reads or copies, by path.
        written: Which of them are the project's own files, and their paths below its folder.
        fonts: The fonts of the pages by path, each by its name in the pool.
        generated: What the pages were made with: sitemap, summaries, charts, search link.
        hosts: Origins beside its own that the pages may load from.
        epoch: The date of the site, in seconds since 1970.
        edition: The language of the pages, and their folder in the site.
        untranslated: What is marked as being in the first language, where the pages are in another.
    """

    files: Mapping[str, bytes]
    written: Mapping[str, str]
    fonts: Mapping[str, str]
    generated: Generated
    hosts: tuple[str, ...]
    epoch: int
    edition: Edition
    untranslated: Untranslated = field(default_factory=Untranslated)

    @property
    def addresses(self) -> frozenset[str]:
        """The paths of its pages as they are in a site."""
        made = (f"{n.removesuffix(MARKDOWN)}{HTML}" for n in self.files if n.endswith(MARKDOWN))
        return frozenset((*made, *(n for n in self.files if n.endswith(HTML))))

    @property
    def pages(self) -> int:
        """How many pages the builder makes of it."""
        return sum(name.endswith(".md") for name in self.files)


def generate(
    checked: Checked,
    appearance: Appearance,
    pool: Pool,
    nodes: Nodes,
    history: History | None = None,
    *,
    trusted: bool = False,
) -> SiteContent:
    """Everything that a builder reads; charts and fonts are being made in the pool meanwhile.

    Args:
        checked: The package.
        appearance: What the project's ``mkdocs.yml`` says about its pages.
        pool: Where charts are drawn and fonts made.
        nodes: What earlier builds have made.
        history: The releases of the package; none where it has none.
        trusted: Whether the project may have scripts of its own.

    Raises:
        InvalidPackage: There is a link among its own files, or a browser would run one.
        SiteError: A template of the project fails, or one of its files is not UTF-8.
    """
    package = checked.model.package
    locale, date = Locale.of(package, appearance=appearance), epoch(package)
    made = pages.generate(checked, locale, date, pool.chart, nodes, history)
    return _content(made, pool, appearance, Edition(package.language), trusted=trusted)


def translate(
    checked: Checked,
    first: SiteContent,
    edition: Edition,
    pool: Pool,
    nodes: Nodes,
    *,
    trusted: bool = False,
) -> SiteContent:
    """What a builder reads to make the pages of a package in another one of its languages.

    Args:
        checked: The package in its first language.
        first: The content of the pages in that language.
        edition: The other language.
        pool: Where charts are drawn and fonts made.
        nodes: What earlier builds have made.
        trusted: Whether the project may have scripts of its own.

    Raises:
        InvalidPackage: As `generate`.
        SiteError: As `generate`.
    """
    model = checked.model.in_language(edition.language)
    # What the project chose of words and formats is in its first language.
    chosen = first.generated.sitemap.locale.appearance
    appearance = replace(chosen, numbers="", dates="", titles={})
    locale = Locale.of(model.package, appearance=appearance)
    made = pages.translate(
        replace(checked, model=model), locale, edition.folder, first.generated, pool.chart, nodes
    )
    content = _content(made, pool, appearance, edition, trusted=trusted)
    return replace(content, untranslated=untranslated.of(checked.model, model))


def together(first: SiteContent, others: Sequence[SiteContent]) -> SiteContent:
    """The content in the first language, with the computed figures of all pages in its downloads.

    Raises:
        SiteError: It has a page where those of another language are.
    """
    for other in others:
        folder = other.edition.folder
        if taken := next((n for n in first.files if n.startswith(folder)), ""):
            raise SiteError(
                Phrase(
                    "{page}: the pages in {language} are in this folder; rename the page",
                    page=first.written.get(taken, taken),
                    language=other.edition.language,
                )
            )
    made = pages.together(first.generated, *(other.generated for other in others))
    files = {**first.files, claims_csv.PATH: made.files[claims_csv.PATH]}
    return replace(first, files=files, generated=made)


def _content(
    made: Generated, pool: Pool, appearance: Appearance, edition: Edition, *, trusted: bool
) -> SiteContent:
    """The content of one edition: its pages, those of the project, and the assets of the site."""
    package = made.sitemap.package
    written = hand_written(package.root, edition.language)
    assets = {
        f"assets/{path}": folder.read(below, path)
        for below in (engine.ASSETS, ASSETS)
        for path in folder.files(below)
    }
    own = {path: own_files.read(package.root, source) for path, source in written.items()}
    active.check(own, written, assets, made.files, trusted=trusted)
    assets = search_script.of(assets)
    assets |= {path: COMMENT.sub(b"", assets[path]) for path in (*STYLES, *SCRIPTS)}
    files = {**made.files, **assets, **own}
    libraries.check(files)
    for style in STYLES:
        files[style] = files[BASE_STYLE] + files[style] + appearance.css.encode()
        written.pop(style, None)
    fonts_ = _fonts(package.root, made, files, pool)
    return SiteContent(files, written, fonts_, made, appearance.hosts, epoch(package), edition)


def _fonts(root: Path, made: Generated, files: Mapping[str, bytes], pool: Pool) -> dict[str, str]:
    """Have a font made of each style, with the characters that the site shows in it."""
    shown = [name for name in files if name.endswith(".md") or name == MISSING]
    texts = [decoded(name, files[name]) for name in shown]
    kinds = entries.kinds(made.sitemap).values()
    regular = (*texts, made.unlisted, *kinds, theme.words(made.sitemap.language))
    always = {*string.printable, CUT}.union(_settings(root))
    fonts_ = {}
    for style, used in zip(fonts.STYLES, (regular, map(emphasised, texts)), strict=True):
        characters = "".join(sorted(always.union(*used)))
        fonts_[f"assets/yesan-sans-{style.lower()}.woff2"] = pool.font(style, characters)
    return fonts_


def hand_written(root: Path, language: str) -> dict[str, str]:
    """The paths of the project's own files by their paths in the site.

    They are in ``docs/assets`` and ``docs/<language>``.

    Raises:
        InvalidPackage: There is a link.
    """
    below = (("assets", DOCS), (language, f"{DOCS}/{language}"))
    return {
        path.removeprefix(f"{base}/"): path
        for part, base in below
        for path in own_files.listed(root, f"{DOCS}/{part}")
    }


def epoch(package: Package) -> int:
    """The date of the site: SOURCE_DATE_EPOCH, when the package says it was created, or 1980.

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
        return archive.EARLIEST
    return int((created if created.tzinfo else created.replace(tzinfo=UTC)).timestamp())


def _settings(root: Path) -> str:
    """The text of the project's ``mkdocs.yml``, whose titles are in every page."""
    known = own_files.exists(root, CONFIG)
    return decoded(CONFIG, own_files.read(root, CONFIG)) if known else ""
