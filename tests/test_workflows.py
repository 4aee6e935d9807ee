"""The workflows of this repository: actions by their commit, and the least rights."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

GITHUB = Path(__file__).parents[1] / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("*-error.yml"))


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_there_are_workflows_and_forms():
    """The tests below look at each of them."""
    assert [path.stem for path in WORKFLOWS] == ["check"]
    assert [path.stem for path in FORMS] == ["data-error", "program-error"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_an_action_is_pinned_by_its_commit(path: Path):
    """A tag can be moved by whoever owns the action; its version is a comment."""
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert len(used) > 0
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", x) for x in used)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_job_can_read_the_code_and_no_more(path: Path):
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())


def test_the_data_are_validated_first():
    jobs = read(GITHUB / "workflows" / "check.yml")["jobs"]
    assert jobs["data"]["steps"][-1]["run"] == "make validate FORMAT=github"
    assert all(job["needs"] == "data" for name, job in jobs.items() if name != "data")


def test_it_does_what_is_done_before_a_change_is_taken():
    jobs = read(GITHUB / "workflows" / "check.yml")["jobs"].values()
    done = {
        step["run"]: step.get("env", {}) for job in jobs for step in job["steps"] if "run" in step
    }
    lines = (GITHUB.parent / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    made = [line.partition("make ") for line in lines if "make " in line and line[0] != "#"]
    assert [f"make {name}" for *_, name in made] == [x for x in done if "FORMAT" not in x]
    for setting, _, name in made:
        assert dict(s.split("=") for s in setting.split()) == done[f"make {name}"]


def test_each_python_that_the_package_allows_is_tested():
    matrix = read(GITHUB / "workflows" / "check.yml")["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_something_that_must_be_said(path: Path):
    form = read(path)
    assert form["name"]
    assert form["description"]
    assert any(field.get("validations", {}).get("required") for field in form["body"])
