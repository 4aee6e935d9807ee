"""The workflows of this repository: actions by their commit, and the least rights."""

from __future__ import annotations

import re
import tomllib
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
    assert [path.stem for path in WORKFLOWS] == ["check", "comment", "review", "site"]
    assert [path.stem for path in FORMS] == ["data-error", "program-error"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_an_action_is_pinned_by_its_commit(path: Path):
    """A tag can be moved by whoever owns the action; its version is a comment."""
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert bool(used) == (path.stem != "comment")
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", x) for x in used)


# PyYAML reads `on` as YAML 1.1 does: as true.
TRIGGERS = {"push": {"branches": ["main"]}, "pull_request": None, "workflow_dispatch": None}
JOB = {"runs-on", "needs", "timeout-minutes", "permissions", "strategy", "steps"}
STEP = {"uses", "run", "with", "env"}
"""What a job and a step may say: no condition, no failure that does not count, no other shell."""
UPLOADS = "actions/upload-artifact@"
ALWAYS = {"if": "always()"}


def loosened(workflow: Any) -> list[str]:
    """What lets a workflow start otherwise, have more rights, or pass where something fails."""
    found = []
    if workflow.keys() != {"name", True, "permissions", "concurrency", "jobs"}:
        found.append("settings")
    if workflow[True] != TRIGGERS:
        found.append("triggers")
    if workflow["permissions"] != {}:
        found.append("permissions")
    for name, job in workflow["jobs"].items():
        found += [f"{name}: {setting}" for setting in sorted(job.keys() - JOB)]
        if job["permissions"] != {"contents": "read"}:
            found.append(f"{name}: permissions")
        for step in job["steps"]:
            uploads = step.get("uses", "").startswith(UPLOADS)
            allowed = STEP | (ALWAYS.keys() if uploads and step["if"] == ALWAYS["if"] else set())
            found += [f"{name}: step {setting}" for setting in sorted(step.keys() - allowed)]
        found += [f"{name}: {python}" for python in pythons(job) if python != python_of(job)]
    return found


def pythons(job: Any) -> list[str]:
    """The versions of Python that the steps of a job set up."""
    steps = [s for s in job["steps"] if s.get("uses", "").startswith("actions/setup-python@")]
    assert len(steps) == 1
    return [step["with"]["python-version"] for step in steps]


def python_of(job: Any) -> str:
    """The version of Python that a job should set up: each of its matrix, if it has one."""
    return "${{ matrix.python }}" if "strategy" in job else "3.13"


def test_a_workflow_starts_at_changes_has_the_least_rights_and_lets_nothing_fail():
    """Each job reads the code, and no more; each step counts. The others: `reviews`."""
    assert loosened(read(GITHUB / "workflows" / "check.yml")) == []


TESTS = ("jobs", "test")
LOOSE = {
    "triggers": [
        ((True,), {**TRIGGERS, "pull_request_target": None}),
        ((True, "push"), {"branches": ["**"]}),
    ],
    "permissions": [(("permissions",), {"contents": "write"})],
    "settings": [(("defaults",), {"run": {"shell": "bash -c '{0} || true'"}})],
    "test: permissions": [((*TESTS, "permissions"), {"contents": "write"})],
    "test: continue-on-error": [((*TESTS, "continue-on-error"), True)],
    "test: if": [((*TESTS, "if"), False)],
    "test: step if": [((*TESTS, "steps", 2, "if"), "false")],
    "test: step continue-on-error": [((*TESTS, "steps", 2, "continue-on-error"), True)],
    "test: step shell": [((*TESTS, "steps", 2, "shell"), "bash -c '{0} || true'")],
    "test: 3.13": [((*TESTS, "steps", 1, "with", "python-version"), "3.13")],
    "audit: 3.9": [(("jobs", "audit", "steps", 1, "with", "python-version"), "3.9")],
    "audit: step if": [(("jobs", "audit", "steps", 3, "if"), "failure()")],
}


@pytest.mark.parametrize(
    ("said", "place", "value"), [(said, *one) for said, each in LOOSE.items() for one in each]
)
def test_a_loosened_workflow_is_noticed(said: str, place: tuple[Any, ...], value: object):
    workflow = read(GITHUB / "workflows" / "check.yml")
    part = workflow
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = value
    assert loosened(workflow) == [said]


def test_the_screenshots_are_kept_whether_the_audit_passes_or_not():
    *_, audit, upload = read(GITHUB / "workflows" / "check.yml")["jobs"]["audit"]["steps"]
    assert audit == {"run": "make audit"}
    assert upload.pop("uses").startswith(UPLOADS)
    assert upload == {**ALWAYS, "with": {"name": "screenshots", "path": "build/screenshots"}}


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


def test_tests_that_are_left_out_of_a_usual_run_are_run_before_a_change_is_taken():
    """A folder of tests that `make test` leaves out has a command of its own."""
    root = GITHUB.parent
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    left_out = {
        name
        for name in settings["tool"]["pytest"]["ini_options"]["norecursedirs"]
        if any((root / "tests" / name).glob("**/test_*.py")) and name != "packages"
    }
    assert left_out == {
        *("audit", "faults", "forgeries", "injections", "renderers", "reviews"),
    }
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    wider = re.search(r'^WIDER := .* norecursedirs="(.*)"$', makefile, re.MULTILINE)
    assert wider is not None
    folders = settings["tool"]["pytest"]["ini_options"]["norecursedirs"]
    assert wider[1].split() == [name for name in folders if name != "forgeries"]
    run = (root / ".ci" / "run").read_text(encoding="utf-8")
    rest = re.search(r"^rest: .*(?:\n\t.*)*", makefile, re.MULTILINE)
    assert rest is not None
    for name in left_out:
        assert re.search(rf"^{name}: .*(\n\t.*)*pytest .*tests/{name}$", makefile, re.MULTILINE)
        together = f" tests/{name} " in f"{rest[0]} "
        assert len(re.findall(rf"\bmake {name}$", run, re.MULTILINE)) + together == 1
    assert re.search(r"\bmake rest$", run, re.MULTILINE)


def test_each_python_that_the_package_allows_is_tested():
    """None of them ends the others, and none is left out."""
    strategy = read(GITHUB / "workflows" / "check.yml")["jobs"]["test"]["strategy"]
    assert strategy == {"fail-fast": False, "matrix": {"python": ["3.11", "3.12", "3.13", "3.14"]}}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_something_that_must_be_said(path: Path):
    form = read(path)
    assert form["name"]
    assert form["description"]
    assert any(field.get("validations", {}).get("required") for field in form["body"])
