"""The whole way, from a package to a published site; what has not changed is not made again."""

from __future__ import annotations

import os
import re
import string
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from yesan import __version__, descriptor, libraries, store
from yesan.errors import DataError, InvalidPackage, SiteError, UsageError
from yesan.package import Package

if TYPE_CHECKING:
    from yesan.drawings import Drawings
    from yesan.heads import Site
    from yesan.model import Model
    from yesan.pages import Pages
    from yesan.rules import Outcome

Step = Callable[[str, int, int], None]
"""Told what is being done now: its name, and the how-manieth of how many."""

BUILD, SITE, CONFIG = "build", "site", "mkdocs.yml"
STYLE, ICON = "assets/yesan.css", "assets/favicon.svg"
EMBED_STYLE, FONT_STYLE = "assets/yesan-embed.css", "assets/yesan-fonts.css"
STAGES = ("validate", "pages", "site", "search", "charts", "publish")
TOOLS = (
    *("altair", "babel", "fonttools", "jinja2", "markdown", "mkdocs", "mkdocs-material", "nh3"),
    *("pandas", "python-slugify", "selectolax", "vl-convert-python"),
)
"""The libraries whose version the site's bytes depend on."""
HERE = Path(__file__).parent
SITE_ADDRESS = "SITE_URL"
"""The variable that says where the site will stand, unless mkdocs.yml reads another."""
READS, VARIABLE = re.compile(r"!ENV\s+(\[[^\]]*\]|\S+)"), re.compile(r"[A-Za-z_]\w*")
DEFAULT_EPOCH = 315_532_800
"""1980-01-01: the date of a site whose package does not say when it was made."""


@dataclass(frozen=True)
class Checked:
    """A package that keeps its promises, with its rows and what its rules found."""

    model: Model
    outcomes: Sequence[Outcome]


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


def validate(path: Path, *, strict: bool = False, remote: bool = False) -> Checked:
    """The package at `path`, every promise of it checked.

    Args:
        path: The descriptor, or the folder that holds it.
        strict: Whether a warning is an error.
        remote: Whether addresses that the package names may be fetched.

    Raises:
        UsageError: There is no descriptor at `path`.
        InvalidPackage: It breaks a promise.
    """
    from yesan import rules, tables, views  # noqa: PLC0415 - pandas and more load slowly
    from yesan.model import Model  # noqa: PLC0415

    package, errors = descriptor.examine(path, remote=remote)
    if strict:
        errors = [*errors, *package.warnings]
    if errors:
        raise InvalidPackage([*errors, *tables.errors(descriptor.sound(package, errors))])
    rows = tables.read(package)
    package = tables.settled(package, rows)
    model = Model(package, rows)
    if errors := [*model.check(), *views.check(model)]:
        raise InvalidPackage(errors)
    return Checked(model, rules.check(package, rows))


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
    inputs = _inputs(root, found)
    state = store.load_state(root / BUILD / "state.json")
    same = state.get("inputs") == inputs and not remote and not (strict and state.get("warnings"))
    if same and state.get("site") == _site_digest(site):
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
        from yesan.drawings import Drawings  # noqa: PLC0415 - not needed where nothing changed

        with self.stage("validate"):
            checked = validate(self.found, strict=strict, remote=remote)
            self.report.warnings = checked.model.package.warnings
        with store.locked(self.folder):
            with Drawings(self.folder / "cache") as drawings:
                with self.stage("pages"):
                    pages, config = self.pages(checked, drawings)
                with self.stage("site"):
                    built, site = self.mkdocs(checked.model.package, config)
                with self.stage("search"):
                    index = self.index(built, pages)
                with self.stage("charts"):
                    self.join(built, site, drawings, pages)
                    for name, content in index.items():
                        store.save(built / name, content)
            self.report.charts, self.report.drawn = drawings.charts, drawings.drawn
            with self.stage("publish"):
                self.publish(built)
        return self.report

    def publish(self, built: Path) -> None:
        """Put the finished site in place, and note what it was made of."""
        store.publish(built, self.report.site)
        state = {
            "inputs": self.inputs,
            "site": _site_digest(self.report.site),
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

    def pages(self, checked: Checked, drawings: Drawings) -> tuple[Pages, Path]:
        """Write every file that the builder reads, and have its charts and fonts made.

        Returns:
            The pages, and the builder's configuration.
        """
        from yesan import appearance, drawing, entries, site, themes  # noqa: PLC0415 - pandas and altair load slowly
        from yesan.locales import Locale  # noqa: PLC0415
        from yesan.pages import Pages  # noqa: PLC0415

        package = checked.model.package
        config = self.root / CONFIG
        chosen = appearance.read(config) if config.is_file() else appearance.Appearance()
        locale = Locale.of(package, appearance=chosen)
        pages = Pages(checked.model, locale, checked.outcomes, epoch(package), drawings.chart)
        lost = locale.text("There is no page at this address")
        pages.add(site.MISSING, f"{site.MISSING}.jinja", title=lost, icon=pages.logo or ICON)
        files = pages.all() | self.written(locale.language)
        self.hosts = chosen.hosts
        for style in (STYLE, EMBED_STYLE):
            files[style] = files[FONT_STYLE] + files[style] + chosen.css.encode()
        texts = [_text(name, page) for name, page in files.items() if name.endswith(".md")]
        self.report.pages = len(texts)
        texts.append(_text(site.MISSING, files.get(site.MISSING, b"")))
        said = (pages.exhibits.words(), pages.finder.words, *entries.kinds(pages.edition).values())
        plain = (*texts, *said, themes.words(locale.language))
        for style, used in zip(drawing.STYLES, (plain, map(site.emphasised, texts)), strict=True):
            characters = sorted(set(self.words()).union(*used))
            self.fonts[style] = drawings.font(style, "".join(characters))
        store.sync(self.folder / "docs", files)
        if not config.is_file():
            config = self.folder / CONFIG
            store.save(config, pages.configuration())
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
        return string.printable + (_text(CONFIG, config.read_bytes()) if config.is_file() else "")

    def mkdocs(self, package: Package, config: Path) -> tuple[Path, Site]:
        """The pages as HTML, in a folder of their own, and what they share."""
        from yesan import site  # noqa: PLC0415

        built = self.folder / "new"
        store.remove(built)
        before = os.environ.get("SOURCE_DATE_EPOCH")
        os.environ["SOURCE_DATE_EPOCH"] = str(epoch(package))
        try:
            overrides = {"use_directory_urls": False}
            shared = site.build(config, self.folder / "docs", built, overrides)
        finally:
            if before is None:
                del os.environ["SOURCE_DATE_EPOCH"]
        fonts = tuple(f"assets/yesan-sans-{style.lower()}.woff2" for style in self.fonts)
        return built, replace(shared, hosts=self.hosts, fonts=fonts)

    def index(self, built: Path, pages: Pages) -> dict[str, bytes]:
        """What the search reads, made of the pages before their charts join them."""
        from yesan import entries, search, site  # noqa: PLC0415

        edition = pages.edition
        kinds, synonyms = entries.kinds(edition), entries.synonyms(edition)
        return search.files(entries.of(edition), kinds, synonyms, site.searchable(built))

    def join(self, built: Path, shared: Site, drawings: Drawings, pages: Pages) -> None:
        """Finish every page, and leave out what nobody needs."""
        from yesan import site  # noqa: PLC0415

        docs = self.folder / "docs"
        for name, content in site.finished(built, docs, shared, drawings, pages.finder):
            store.save(built / name, content)
        for name, picture in pages.exhibits.pictures(drawings.svg).items():
            store.save(built / name, picture)
        for path, name in zip(shared.fonts, self.fonts.values(), strict=True):
            store.save(built / path, drawings.result(name))
        for surplus in site.surplus(built, shared):
            store.discard(surplus)


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise SiteError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _inputs(root: Path, found: Path) -> str:
    """A hash of all that the site depends on."""
    paths = [found]
    for folder in (root / "data", root / "docs", HERE):
        paths += [p for p in store.tree(folder) if "__pycache__" not in p.parts]
    paths += [p for p in [root / CONFIG] if p.is_file()]
    package = descriptor.paths(found)
    paths += [p for p in package if p.is_file() and p not in paths]
    tools = " ".join(f"{name} {version(name)}" for name in TOOLS)
    stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
    settings = _text(CONFIG, (root / CONFIG).read_bytes()) if (root / CONFIG).is_file() else ""
    for name in (SITE_ADDRESS, *VARIABLE.findall(" ".join(READS.findall(settings)))):
        stamp += f" {name}={os.environ.get(name, '')}"
    return f"{store.digest(paths, root)} {__version__} {sys.version_info[:2]} {tools} {stamp}"


def _site_digest(site: Path) -> str:
    return store.digest(store.tree(site), site) if site.is_dir() else ""
