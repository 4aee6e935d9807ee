"""Every statement on two revisions of this repository's package is true of the cells.

They are committed to a git repository made for it, and checked by a script that shares nothing
with the program.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest

from diff_checking import Package, false
from yesan.changes import changes, edition, origin, report, writing
from yesan.changes.as_json import as_json
from yesan.changes.changes import Changes
from yesan.changes.edition import Edition
from yesan.commands.console import json_text
from yesan.commands.diff import published_files
from yesan.limits import Deadline

Rows = list[list[str]]
MOST = 100_000
"""How much is listed of each kind: all there is."""
MADE = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER")
       for what in ("NAME", "EMAIL")},
}  # fmt: skip


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", folder, *arguments], env=MADE, check=True, capture_output=True)


def edit(root: Path, table: str, change: Callable[[Rows], None]) -> None:
    path = root / "data" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def recode(rows: Rows) -> None:
    """Write another id for one program, wherever it is named."""
    for row in rows:
        row[:] = ["it-resource-pool" if cell == "it-resources" else cell for cell in row]


def changed(root: Path) -> None:
    """Edits of each kind: cells, names, ids, rows, order, ways of writing, tables, rules."""

    def amounts(rows: Rows) -> None:
        place = rows[0].index("proposed")
        rows[3][place] = str(int(rows[3][place]) + 7)
        rows[4][place] = str(int(rows[4][place]) - 7)
        rows[5][place] = f"+{rows[5][place]}"
        rows[6][rows[0].index("original")] = ""

    def names(rows: Rows) -> None:
        rows[5][1] += " (새 이름)"
        rows.append(["new-program", "새 사업", "A new program", rows[5][3]])

    def places(rows: Rows) -> None:
        del rows[4]
        rows.insert(7, rows.pop(9))

    def discrepancies(rows: Rows) -> None:
        del rows[2]

    edit(root, "program_budgets", amounts)
    edit(root, "programs", names)
    edit(root, "cctv_cameras", places)
    edit(root, "discrepancies", discrepancies)
    for path in sorted((root / "data").glob("*.csv")):
        if path.stem != "verification":
            edit(root, path.stem, recode)
    described = json.loads((root / "datapackage.json").read_text("utf-8"))
    by_name = {resource["name"]: resource for resource in described["resources"]}
    by_name["wego-fees"]["title@en"] = "Fees of members"
    described["version"] = "0.2.0"
    described["resources"].remove(by_name["glossary"])
    (root / "datapackage.json").write_text(json.dumps(described, ensure_ascii=False), "utf-8")
    (root / "data" / "checks" / "wego-fees-add-up.sql").unlink(missing_ok=True)


@pytest.fixture(scope="module")
def repository(project: Path, tmp_path_factory) -> Path:
    """Two commits of this package, with the tag `v1` on the first, and `v2` with a small change."""
    root = tmp_path_factory.mktemp("revisions") / "package"
    root.mkdir()
    shutil.copy(project / "datapackage.json", root)
    shutil.copytree(project / "data", root / "data")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    git(root, "tag", "v1")

    def one(rows: Rows) -> None:
        place = rows[0].index("proposed")
        rows[3][place] = str(int(rows[3][place]) + 1)

    edit(root, "program_budgets", one)
    git(root, "commit", "-qam", "second")
    git(root, "tag", "v2")
    changed(root)
    git(root, "add", ".")
    git(root, "commit", "-qm", "third")
    return root


@dataclass(frozen=True, eq=False)
class Revisions:
    """The revisions of the repository, each read and published once, and compared once."""

    editions: Mapping[str, Edition]

    @cached_property
    def published(self) -> dict[str, Mapping[str, bytes]]:
        """The files of the sites of those of which a site can be made."""
        return {
            name: published_files(found)
            for name, found in self.editions.items()
            if found.is_publishable
        }

    @cache  # noqa: B019 - there is one of it
    def changes(self, old: str, new: str) -> Changes:
        """What differs between two of them."""
        sites = self.published
        published = (sites[old], sites[new]) if {old, new} <= sites.keys() else None
        return changes.compare(self.editions[old], self.editions[new], MOST, published)

    def told(self, old: str, new: str) -> dict[str, Any]:
        """The same as a program reads it."""
        found: dict[str, Any] = json.loads(json_text(as_json(self.changes(old, new))))
        return found


@pytest.fixture(scope="module")
def revisions(repository: Path) -> Iterator[Revisions]:
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.chdir(repository)
        found = {}
        for name in ("v1", "v2", "main"):
            one, _ = origin.origins(name, name)
            read = edition.opened(one, Deadline(), remote=False, meaning=None)
            found[name] = stack.enter_context(read)
        yield Revisions(found)


def checked_out(repository: Path, name: str) -> Package:
    root = repository.parent / name.replace("/", "-")
    if not root.exists():
        git(repository, "worktree", "add", "-q", "--detach", str(root), name)
    return Package(root)


@pytest.fixture(scope="module", params=[("v1", "v2"), ("v1", "main"), ("main", "v1")])
def compared(request, repository: Path, revisions) -> tuple[dict[str, Any], Package, Package]:
    old, new = request.param
    return revisions.told(old, new), checked_out(repository, old), checked_out(repository, new)


def test_every_statement_is_true_of_the_cells(compared):
    assert list(false(*compared)) == []


@pytest.fixture(scope="module")
def small(revisions: Revisions) -> dict[str, Any]:
    """The report on one cell."""
    return revisions.told("v1", "v2")


def test_a_report_has_the_edits_that_were_made(small):
    report = small
    [table] = [t for t in report["tables"] if t["change"] != "same"]
    [cell] = table["cells"]["listed"]
    assert (table["name"], cell["field"]) == ("program-budgets", "proposed")
    assert int(cell["new"]) == int(cell["old"]) + 1
    assert report["notCompared"] is None
    assert [c["operation"] for c in report["claims"] if c["change"] == "changed"]
    assert {"index.html"} < set(report["pages"]["touched"])
    raised = [e for e in report["budget"]["entities"] if e["amounts"][0]["change"] == "raised"]
    assert [e["kind"] for e in raised] == ["program"]


def test_a_program_with_another_id_is_probably_the_same(revisions):
    report = revisions.told("v1", "main")
    entities = (report["budget"] or {"entities": []})["entities"]
    rekeyed = next(t for t in report["tables"] if t["name"] == "programs")["rekeyed"]["listed"]
    assert [(c["old"], c["new"]) for c in rekeyed] == [(["it-resources"], ["it-resource-pool"])]
    assert all(e["probably"] for e in entities if e["code"] == "it-resource-pool")


TAMPERED = {
    "count": lambda r: tables(r)["cells"].update(count=9),
    "cell": lambda r: tables(r)["cells"]["listed"][0].update(new="1"),
    "row": lambda r: tables(r)["cells"]["listed"][0].update(new_row=5),
    "lost": lambda r: tables(r)["cells"].update(listed=[]),
    "rows": lambda r: tables(r).update(newRows=1),
    "sum": lambda r: tables(r)["sums"][0].update(new="1"),
    "amount": lambda r: r["budget"]["entities"][0]["amounts"][0]["new"].update(amount="1"),
    "sense": lambda r: r["budget"]["entities"][0]["amounts"][0].update(change="cut"),
    "table": lambda r: r["tables"].remove(tables(r)),
    "same": lambda r: tables(r).update(change="same"),
}


def tables(report: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(t for t in report["tables"] if t["change"] != "same")
    return found


@pytest.mark.parametrize("way", TAMPERED)
def test_a_report_that_says_something_else_is_noticed(repository, small, way):
    report = deepcopy(small)
    TAMPERED[way](report)
    assert list(false(report, checked_out(repository, "v1"), checked_out(repository, "v2")))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_comment_on_a_pull_request_is_as_it_was(repository, revisions, language, snapshot):
    reviewed = [revisions.changes("v1", name) for name in ("v2", "main")]
    commits = [git_id(repository, name) for name in ("v1", "v2", "main")]
    text = "\n".join(writing.markdown(report.report(found, language)) for found in reviewed)
    for number, commit in enumerate(commits):
        text = text.replace(commit, f"<{number}>")
    assert text == snapshot


def git_id(repository: Path, name: str) -> str:
    asked = ["git", "-C", repository, "rev-parse", f"{name}^{{commit}}"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    return done.stdout[:12]
