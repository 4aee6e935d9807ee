"""Compare the default charts of forty tables with what a journalist expects: ``make forty``.

What is expected was written down before any chart was drawn (``tests/forty/expectations.csv``). 35
of the tables are those of data sets in packages of PyPI, whose archives are opened and never
installed: no file of theirs is copied into this repository. Five were written for this purpose
(``tests/forty/own``). With ``--pictures`` each chart is kept as a picture in ``build/forty``.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from yesan.charts import selection
from yesan.charts.chart import Chart
from yesan.commands.explain import explain
from yesan.commands.scaffold import scaffold
from yesan.language.locale import Locale
from yesan.render import vega
from yesan.tables.exact import exact
from yesan.validation import validation

ROOT = Path(__file__).parents[1]
HERE = ROOT / "tests" / "forty"
KEPT = ROOT / "build" / "forty"
PAGE = ROOT / "docs" / "charts.md"
TABLE = re.compile(r"(?<=<!-- forty -->\n).*(?=<!-- end -->)", re.DOTALL)
"""What `make forty` writes of that page."""
LEAST = 38
"""Minimum number of the forty that have the chart that is expected, or rightly none."""
FORMS = {
    r"time of its own, (?P<time>.+), and a figure, (?P<figure>.+)$": "trend of {figure} by {time}",
    (
        r"name of its own, (?P<name>.+), and a figure, (?P<figure>[^,]+), in (?:the latest )?"
        r"(?P<time>[^;]+?)(?:, the latest of which most have one)?;"
    ): "ranking of {figure} by {name} in {time}",
    r"name of its own, (?P<name>.+), and a figure, (?P<figure>.+); nothing": (
        "ranking of {figure} by {name}"
    ),
    r"names, (?P<name>.+), have a figure, (?P<figure>.+), at several times, (?P<time>.+); each": (
        "series of {figure} by {name} and {time}"
    ),
    r"come in pairs, .+, by (?P<name>.+); each has one figure, (?P<figure>.+)$": (
        "pairs of {figure} by {name}"
    ),
    r"few words in (?P<name>.+): its rows": "count of {name}",
}
"""What a chart is, by the reason that `yesan explain` gives for it."""


OF_ALL = re.compile(r"of ([\d,]+), of each stretch of time the least")
"""What a chart says that represents a longer series."""


class Expected(NamedTuple):
    """A row of the list of expectations.

    Attributes:
        table: What it is called.
        archive: The package that carries it; ``own`` where it was written for this.
        file: Its path in there.
        licence: What the package says of its terms.
        expected: The charts that a journalist would keep, or none.
        figures: How many figures the picture should have; empty where there need be none.
    """

    table: str
    archive: str
    file: str
    licence: str
    expected: str
    figures: str


class Drawn(NamedTuple):
    """What a table got: what its chart is, how many figures it has, and what is said of it."""

    chart: str
    figures: int
    said: str


def main() -> int:
    """Draw all, print the table, write it into the documentation; fail below 38."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("tables", nargs="*", help="some of the forty")
    parser.add_argument("--pictures", action="store_true", help="keep the charts as SVG")
    given = parser.parse_args()
    with (HERE / "expectations.csv").open(encoding="utf-8", newline="") as file:
        every = [Expected(**row) for row in csv.DictReader(file)]
    chosen = [e for e in every if e.table in given.tables or not given.tables]
    archives = fetched()
    results = [(e, _of(e, archives, pictures=given.pictures)) for e in chosen]
    kept = sum(is_kept(e, drawn) for e, drawn in results)
    table = Table("table", "expected", "drawn", "kept", title=f"{kept} of {len(results)} kept")
    for e, drawn in results:
        sign = "yes" if is_kept(e, drawn) else "no"
        table.add_row(
            e.table, f"{e.expected} ({e.figures})", f"{drawn.chart} ({drawn.figures})", sign
        )
    Console().print(table)
    if given.tables:
        return 0
    written = TABLE.sub(lambda _: "\n".join(_page(results)), PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(written, encoding="utf-8")
    return int(kept < LEAST)


def fetched() -> dict[str, zipfile.ZipFile]:
    """The archives of the packages, from the package index where they are not here yet."""
    folder = KEPT / "archives"
    if not folder.exists():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        names = ["--only-binary", ":all:", "--dest", str(folder)]
        subprocess.run([*pip, *names, "-r", str(HERE / "requirements.txt")], check=True)
    return {path.name.partition("-")[0]: zipfile.ZipFile(path) for path in folder.glob("*.whl")}


def is_kept(expected: Expected, drawn: Drawn) -> bool:
    """Whether a table got one of the charts expected, with as many figures."""
    chart = next((x for x in expected.expected.split(" | ") if _is(x, drawn.chart)), "")
    several = chart not in {"", "none"} and expected.figures
    return bool(chart) and (not several or drawn.figures == int(expected.figures))


def _is(expected: str, drawn: str) -> bool:
    return bool(re.fullmatch(re.escape(expected).replace("…", ".+"), drawn))


def _of(expected: Expected, archives: dict[str, zipfile.ZipFile], *, pictures: bool) -> Drawn:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "package"
        if expected.archive == "own":
            shutil.copytree(HERE / "own" / expected.file, folder)
        else:
            folder.mkdir()
            content = archives[expected.archive].read(expected.file)
            path = folder / Path(expected.file).name.removesuffix(".gz")
            path.write_bytes(gzip.decompress(content) if expected.file.endswith(".gz") else content)
        return _drawn(expected.table, folder, pictures=pictures)


@exact()
def _drawn(table: str, folder: Path, *, pictures: bool) -> Drawn:
    """The first chart that a table gets in a project made of it with `yesan new --from`."""
    (origin, *more) = sorted(folder.iterdir())
    if origin.suffix == ".json" and not more:  # no file of a clerk, but of a program
        described = {"name": table, "resources": [{"name": table, "path": origin.name}]}
        (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    else:
        scaffold.make(folder.with_name("project"), folder if more else origin, language="en")
        folder = folder.with_name("project")
    model = validation.validate(folder).model
    charts = selection.of_table(model, Locale("en"), model.package.resources[0])
    if not charts:
        reasons = next(x.reasons for x in explain(model) if x.subject.startswith("table "))
        return Drawn("none", 0, next(r for r in reasons if r.startswith("no chart")))
    chart, *_ = charts
    if pictures:
        KEPT.mkdir(parents=True, exist_ok=True)
        (KEPT / f"{table}.svg").write_bytes(vega.render(chart.spec))
    whole = OF_ALL.search(chart.sentence)
    figures = len(chart.table.places) if chart.table else 0
    figures = int(whole[1].replace(",", "")) if whole else figures
    return Drawn(_named(chart), figures, chart.sentence)


def _named(chart: Chart) -> str:
    for pattern, form in FORMS.items():
        if found := re.search(pattern, chart.why):
            return form.format(**found.groupdict())
    return chart.why


def _page(results: list[tuple[Expected, Drawn]]) -> Iterator[str]:
    """The table of the documentation."""
    yield "| table | from | expected | chart | figures | kept |"
    yield "|---|---|---|---|---:|---|"
    for e, drawn in results:
        sign = "yes" if is_kept(e, drawn) else "**no**"
        expected = e.expected.replace(" | ", " / ")
        yield f"| {e.table} | {e.archive} | {expected} | {drawn.chart} | {drawn.figures} | {sign} |"
    yield ""


if __name__ == "__main__":
    sys.exit(main())
