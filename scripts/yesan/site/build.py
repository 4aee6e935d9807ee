"""The whole way, from a package to a published site; what has not changed is not made again."""

from __future__ import annotations

import os
import string
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from yesan import store
from yesan.descriptor import descriptor
from yesan.errors import DataError, UsageError
from yesan.package.package import Package
from yesan.site import libraries
from yesan.site.configuration import configuration
from yesan.site.settings import CONFIG, decoded

if TYPE_CHECKING:
    from yesan.pages.pages import Generated
    from yesan.render.pool import Pool
    from yesan.site.head import Site
from yesan.site.inputs import inputs_digest, site_digest
from yesan.site.search_link import Finder
from yesan.tables.exact import exact
from yesan.validation.validation import Checked, validate

Step = Callable[[str, int, int], None]
"""Told what is being done now: its name, and the how-manieth of how many."""
BUILD, SITE = "build", "site"
STYLE = "assets/yesan.css"
EMBED_STYLE, FONT_STYLE = "assets/yesan-embed.css", "assets/yesan-fonts.css"
STAGES = ("validate", "pages", "site", "search", "charts", "publish")
HERE = Path(__file__).parent
DEFAULT_EPOCH = 315_532_800
"""1980-01-01: the date of a site whose package does not say when it was made."""


@dataclass
class Report:
    """What a build did."""

    site: Path
    pages: int = 0
    charts: int = 0
    drawn: int = 0
    unchanged: bool = False
    warnings: tuple[DataError, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)

    def summary(self) -> str:
        """What was built, how long each stage took, where to open it."""
        total = sum(self.seconds.values())
        index = self.site / "index.html"
        if self.unchanged:
            return (
                f"unchanged: {self.pages} pages, {self.charts} charts ({total:.1f} s)\nopen {index}"
            )
        stages = ", ".join(f"{name} {seconds:.1f}" for name, seconds in self.seconds.items())
        drawn = f"{self.charts} charts ({self.drawn} drawn, {self.charts - self.drawn} kept)"
        return f"built {self.pages} pages, {drawn} in {total:.1f} s: {stages}\nopen {index}"


@exact()
def build(
    path: Path,
    out: Path | None = None,
    step: Step = lambda *_: None,
    *,
    strict: bool = False,
    remote: bool = False,
) -> Report:
    """Validate the package at `path` and publish its site in one move.

    Args:
        path: The descriptor, or the folder that holds it.
        out: The folder of the site; ``site`` beside the descriptor by default.
        step: Told of every stage.
        strict: Whether a warning is an error.
        remote: Whether addresses that the package names may be fetched; they are at each build.

    Raises:
        UsageError: There is no descriptor, or a folder to write holds what yesan did not make.
        InvalidPackage: The package breaks a promise.
        SiteError: The site could not be built. In all three cases the last site stays as it was.
    """
    started = time.perf_counter()
    found = descriptor.find(path).resolve()
    root = found.parent
    site = (out or root / SITE).resolve()
    for name in (BUILD, "data", "docs"):
        own = root / name
        if site == root or site.is_relative_to(own) or own.is_relative_to(site):
            raise UsageError(f"{site}: the package needs this folder itself; give another --out")
    store.check_owned(site)
    inputs = inputs_digest(root, found)
    state = store.load_state(root / BUILD / "state.json")
    same = state.get("inputs") == inputs and not remote and not (strict and state.get("warnings"))
    if same and state.get("site") == site_digest(site):
        seconds = {"compare": time.perf_counter() - started}
        return Report(site, state["pages"], state["charts"], 0, unchanged=True, seconds=seconds)
    return _Build(root, found, site, inputs, step).run(strict=strict, remote=remote)


def epoch(package: Package) -> int:
    """The date of the site: SOURCE_DATE_EPOCH, else when the package says it was created."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isascii() and given.isdecimal():
        return int(given)
    try:
        created = datetime.fromisoformat(package.created)
    except ValueError:
        return DEFAULT_EPOCH
    return int((created if created.tzinfo else created.replace(tzinfo=UTC)).timestamp())


def finder(pages: Generated) -> Finder:
    """The search link and dialog, as they are added to every page."""
    return Finder(pages.search_link.link, pages.search_link.dialog)


class _Build:
    """One build of one package, stage by stage."""

    def __init__(self, root: Path, found: Path, site: Path, inputs: str, step: Step) -> None:
        self.root = root
        self.found = found
        self.folder = root / BUILD
        self.fonts: dict[str, str] = {}
        self.hosts: tuple[str, ...] = ()
        self.inputs = inputs
        self.step = step
        self.report = Report(site)

    def run(self, *, strict: bool, remote: bool) -> Report:
        from yesan.render.pool import Pool  # noqa: PLC0415 - not needed where nothing changed

        with self.stage("validate"):
            checked = validate(self.found, strict=strict, remote=remote)
            self.report.warnings = checked.model.package.warnings
        with store.locked(self.folder):
            with Pool(self.folder / "cache") as pool:
                with self.stage("pages"):
                    pages, config = self.pages(checked, pool)
                with self.stage("site"):
                    built, site = self.mkdocs(checked.model.package, config)
                with self.stage("search"):
                    index = self.index(built, pages)
                with self.stage("charts"):
                    self.join(built, site, pool, pages)
                    for name, content in index.items():
                        store.save(built / name, content)
            self.report.charts, self.report.drawn = pool.charts, pool.drawn
            with self.stage("publish"):
                self.publish(built)
        return self.report

    def publish(self, built: Path) -> None:
        """Put the finished site in place, and note what it was made of."""
        store.publish(built, self.report.site)
        state = {
            "inputs": self.inputs,
            "site": site_digest(self.report.site),
            "pages": self.report.pages,
            "charts": self.report.charts,
            "warnings": len(self.report.warnings),
        }
        store.save_state(self.folder / "state.json", state)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.step(name, len(self.report.seconds), len(STAGES))
        started = time.perf_counter()
        yield
        self.report.seconds[name] = time.perf_counter() - started

    def pages(self, checked: Checked, pool: Pool) -> tuple[Generated, Path]:
        """Write every file that the builder reads, and have its charts and fonts made.

        Returns:
            The pages, and the builder's configuration.
        """
        from yesan.language import appearance  # noqa: PLC0415 - pandas and altair load slowly
        from yesan.language.locale import Locale  # noqa: PLC0415
        from yesan.pages.pages import generate  # noqa: PLC0415
        from yesan.render import fonts  # noqa: PLC0415 - pandas and altair load slowly
        from yesan.search import entries  # noqa: PLC0415 - pandas and altair load slowly
        from yesan.site import (  # noqa: PLC0415 - slow to load
            finish,
            settings,
            theme,
        )

        package = checked.model.package
        config = self.root / CONFIG
        chosen = settings.read(config) if config.is_file() else appearance.Appearance()
        locale = Locale.of(package, appearance=chosen)
        pages = generate(checked, locale, epoch(package), pool.chart)
        files = {**pages.files, **self.written(locale.language)}
        self.hosts = chosen.hosts
        for style in (STYLE, EMBED_STYLE):
            files[style] = files[FONT_STYLE] + files[style] + chosen.css.encode()
        texts = [decoded(name, page) for name, page in files.items() if name.endswith(".md")]
        self.report.pages = len(texts)
        texts.append(decoded(finish.MISSING, files.get(finish.MISSING, b"")))
        said = (pages.unlisted, *entries.kinds(pages.sitemap).values())
        plain = (*texts, *said, theme.words(locale.language))
        for style, used in zip(fonts.STYLES, (plain, map(finish.emphasised, texts)), strict=True):
            characters = sorted(set(self.words()).union(*used))
            self.fonts[style] = pool.font(style, "".join(characters))
        store.sync(self.folder / "docs", files)
        if not config.is_file():
            config = self.folder / CONFIG
            store.save(config, configuration(pages.sitemap))
        return pages, config

    def written(self, language: str) -> dict[str, bytes]:
        """What is not generated: ``docs/<language>``, ``docs/assets`` and our own style sheet."""
        docs = self.root / "docs"
        found = {}
        for base, prefix in (
            (HERE / "assets", "assets/"),
            (docs / "assets", "assets/"),
            (docs / language, ""),
        ):
            for path in store.tree(base):
                if path.resolve().is_relative_to(base.resolve()):
                    found[prefix + path.relative_to(base).as_posix()] = path.read_bytes()
        libraries.check(found)
        return found

    def words(self) -> str:
        """The words of the site that stand in no page: those of its configuration."""
        config = self.root / CONFIG
        return string.printable + (decoded(CONFIG, config.read_bytes()) if config.is_file() else "")

    def mkdocs(self, package: Package, config: Path) -> tuple[Path, Site]:
        """The pages as HTML, in a folder of their own, and what they share."""
        from yesan.site import mkdocs_builder  # noqa: PLC0415

        built = self.folder / "new"
        store.remove(built)
        before = os.environ.get("SOURCE_DATE_EPOCH")
        os.environ["SOURCE_DATE_EPOCH"] = str(epoch(package))
        try:
            overrides = {"use_directory_urls": False}
            shared = mkdocs_builder.build(config, self.folder / "docs", built, overrides)
        finally:
            if before is None:
                del os.environ["SOURCE_DATE_EPOCH"]
        fonts = tuple(f"assets/yesan-sans-{style.lower()}.woff2" for style in self.fonts)
        return built, replace(shared, hosts=self.hosts, fonts=fonts)

    def index(self, built: Path, pages: Generated) -> dict[str, bytes]:
        """What the search reads, made of the pages before their charts join them."""
        from yesan.search import (  # noqa: PLC0415 - slow to load
            entries,
            index,
        )
        from yesan.site import (  # noqa: PLC0415 - slow to load
            finish,
        )

        sitemap = pages.sitemap
        kinds, synonyms = entries.kinds(sitemap), entries.synonyms(sitemap)
        return index.files(entries.of(sitemap), kinds, synonyms, finish.searchable(built))

    def join(self, built: Path, shared: Site, pool: Pool, pages: Generated) -> None:
        """Finish every page, and leave out what nobody needs."""
        from yesan.site import (  # noqa: PLC0415 - slow to load
            finish,
        )

        docs = self.folder / "docs"
        for name, content in finish.finished(built, docs, shared, pool, finder(pages)):
            store.save(built / name, content)
        for name, picture in pages.charts.pictures(pool.svg).items():
            store.save(built / name, picture)
        for path, name in zip(shared.fonts, self.fonts.values(), strict=True):
            store.save(built / path, pool.result(name))
        for surplus in finish.surplus(built, shared):
            store.discard(surplus)
