"""Packages that take any time or memory: each is ended with one error, and no process is left."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from faulting import ENVIRONMENT, of_session

TEXT, FIGURE = {"name": "id", "type": "string"}, {"name": "amount", "type": "integer"}
CELL = """-- title: x
SELECT 'a' AS "table", id AS key, 'amount' AS field, amount AS published, {} AS computed FROM a
"""
ENDLESS = """-- title: x
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT (i + 1) % 7 FROM n)
SELECT 'a' AS "table", '' AS key, 'amount' AS field, sum(i) AS published, 1 AS computed FROM n
"""
EVIL = "a" * 40 + "!"


def package(root: Path, csv: str = "id,amount\n1,5\n", **more: Any) -> Path:
    """A package of one table."""
    (root / "data" / "checks").mkdir(parents=True)
    (root / "data" / "a.csv").write_text(csv)
    table = {"name": "a", "path": "data/a.csv"}
    table["schema"] = {"fields": [TEXT, FIGURE], "primaryKey": "id"}
    described = {"name": "hostile", "title": "x", "resources": [table], **more}
    (root / "datapackage.json").write_text(json.dumps(described))
    return root


def rules(root: Path, **queries: str) -> Path:
    """A package with these rules."""
    package(root)
    for name, sql in queries.items():
        (root / "data" / "checks" / f"{name}.sql").write_text(sql)
    return root


def pattern(root: Path) -> Path:
    """A pattern that no search by it ever ends."""
    package(root, f"id,amount\n{EVIL},5\n")
    described = json.loads((root / "datapackage.json").read_text())
    field = described["resources"][0]["schema"]["fields"][0]
    field["constraints"] = {"pattern": "(a+)+$"}
    (root / "datapackage.json").write_text(json.dumps(described))
    return root


def profile(root: Path) -> Path:
    """The same in a profile."""
    package(root, profile="profile.json", keywords=[EVIL])
    shape = {"type": "object", "properties": {"keywords": {"items": {"pattern": "^(a+)+$"}}}}
    (root / "profile.json").write_text(json.dumps(shape))
    return root


def archive(root: Path) -> Path:
    """A small archive of sixty million rows."""
    package(root)
    (root / "data" / "a.csv").unlink()
    described = json.loads((root / "datapackage.json").read_text())
    described["resources"][0]["path"] = "data/a.csv.gz"
    del described["resources"][0]["schema"]["primaryKey"]
    (root / "datapackage.json").write_text(json.dumps(described))
    with gzip.open(root / "data" / "a.csv.gz", "wb") as packed:
        packed.write(b"id,amount\n")
        for _ in range(60):
            packed.write(b"1,1\n" * 1_000_000)
    return root


def long_text(root: Path) -> Path:
    return rules(root, bad=CELL.format("length(repeat('a', 2000000000))"))


def long_work(root: Path) -> Path:
    """A single call that nothing interrupts."""
    work = "levenshtein(repeat('a', 3000000), repeat('b', 3000000))"
    return rules(root, bad=CELL.format(work))


def many(root: Path) -> Path:
    """Each in time, all together not."""
    return rules(root, **{f"rule{n:02}": ENDLESS for n in range(40)})


def drawn(expression: str) -> Callable[[Path], Path]:
    """A view that computes something for each row."""

    def make(root: Path) -> Path:
        spec = {
            "mark": "point",
            "encoding": {"x": {"field": "z", "type": "nominal"}},
            "transform": [{"calculate": expression, "as": "z"}],
        }
        view = {"name": "endless", "specType": "vega-lite", "spec": spec}
        return package(root, f"id,amount\n{EVIL},5\n", views=[view])

    return make


def marked(root: Path) -> Path:
    """The same in a mark, without a transformation."""
    spec = {"mark": {"type": "text", "text": {"expr": "pad('a', 5e8, 'x')"}}}
    return package(root, views=[{"name": "endless", "specType": "vega-lite", "spec": spec}])


PLACE = ("limit-error", "datapackage.json", "views.endless.spec")


@pytest.mark.parametrize(
    "make",
    [
        drawn("pad('a', 5e8, 'x')"),
        drawn("test(/(a+)+$/, datum.id)"),
        marked,
    ],
    ids=["text", "search", "mark"],
)
def test_a_view_that_the_renderer_ends_at_is_named(make: Callable[[Path], Path], tmp_path: Path):
    errors = validated(make(tmp_path / "package"), "300", 100)
    assert [(e["type"], e["file"], e["field"]) for e in errors] == [PLACE]


@pytest.mark.parametrize(
    ("make", "type_", "file", "longest"),
    [
        (pattern, "limit-error", "datapackage.json", 60),
        (profile, "limit-error", "datapackage.json", 60),
        (archive, "limit-error", "data/a.csv.gz", 200),
        (long_text, "rule-error", "data/checks/bad.sql", 60),
        (long_work, "rule-error", "data/checks/bad.sql", 60),
        (many, "rule-error", "data/checks/rule00.sql", 200),
    ],
)
def test_what_never_ends_is_ended_and_named(
    make: Any, type_: str, file: str, longest: float, tmp_path: Path
):
    root = make(tmp_path / "package")
    # Less time for the whole than a rule may take would hide which rule it was.
    timeout = "5" if file == "datapackage.json" else "300"
    first, *_ = validated(root, timeout, longest)
    assert (first["type"], first["file"]) == (type_, file)


@pytest.mark.parametrize(
    ("setting", "page"),
    [
        ("toc: {separator: 'x]|(a+)+$|['}", f"# {'a' * 60}-b\n"),
        ("attr_list", "<a " * 100_000),
    ],
    ids=["search", "tags"],
)
def test_a_page_that_is_never_finished_is_ended_and_named(setting: str, page: str, tmp_path: Path):
    """By a pattern of its configuration, and by one of Python-Markdown."""
    root = package(tmp_path / "package")
    (root / "docs" / "en").mkdir(parents=True)
    (root / "docs" / "en" / "slow.md").write_text(page)
    (root / "mkdocs.yml").write_text(f"site_name: x\nmarkdown_extensions: [{setting}]\n")
    said = ended(root, ("build", "--work", tmp_path / "work"), "3", 120)[1]
    assert "limit-error" in said
    assert "docs/en/slow.md: found still running after 3 s" in " ".join(said.split())
    assert "make this page simpler" in said
    assert not (root / "site").exists()


def test_files_that_take_too_long_to_compare_are_ended_and_named(tmp_path: Path):
    """A small archive may unpack to any number of large files, which take no room."""
    root = package(tmp_path / "package")
    with (root / "data" / "0.bin").open("wb") as large:
        large.truncate(2**27)
    for number in range(1, 2000):
        (root / "data" / f"{number}.bin").hardlink_to(root / "data" / "0.bin")
    said = ended(root, ("build", "--work", tmp_path / "work"), "0.5", 60)[1]
    assert "still running after 5 s" in said


def validated(root: Path, timeout: str, longest: float) -> list[dict[str, Any]]:
    """The errors of a package."""
    said, _ = ended(root, ("validate", "--format", "json"), timeout, longest)
    errors: list[dict[str, Any]] = json.loads(said)["errors"]
    return errors


def ended(
    root: Path, asked: tuple[str | Path, ...], timeout: str, longest: float
) -> tuple[str, str]:
    """What is said of a package; that it comes in time, alone, and leaves no process."""
    started = time.monotonic()
    command = (sys.executable, "-m", "yesan", "--timeout", timeout, "--memory", "2")
    with subprocess.Popen(
        [*command, *asked, root],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=ENVIRONMENT,
    ) as run:
        try:
            said, complained = run.communicate(timeout=longest)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            raise
    # Python itself says so where it has no memory to clear up in, and V8 its own stack.
    assert "Traceback" not in complained
    assert "vl_convert" not in complained
    assert run.returncode == 1
    assert of_session(run.pid) == []
    assert time.monotonic() - started < longest
    return said, complained
