"""What reviews changes, for GitHub and GitLab: each step is run, in repositories made for it.

The job that may write runs nothing of a change, and what a stranger left for it does nothing.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from markdown import markdown

from conftest import Alone
from stepping import Runner, fresh_python, git, read
from yesan.commands.scaffold import scaffold

ROOT = Path(__file__).parents[2]
OWN = ROOT / ".github" / "workflows"
FLOWS = {
    "own review": OWN / "review.yml",
    "own comment": OWN / "comment.yml",
    "own site": OWN / "site.yml",
    "new review": scaffold.NEW / "review.yml",
    "new comment": scaffold.NEW / "comment.yml",
    "new site": scaffold.NEW / "site.yml",
}
ACTION = ROOT / "action.yml"
COMMIT = "c" * 40
SITE = {"github.repository_owner": "town", "github.event.repository.name": "budget"}


def jobs(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = read(path)["jobs"]
    return found


@pytest.mark.parametrize("path", [*FLOWS.values(), ACTION], ids=[*FLOWS, "action"])
def test_actions_are_pinned_and_nothing_of_an_event_is_written_into_a_script(path: Path):
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", x) for x in used)
    assert "pull_request_target" not in text
    found = read(path)
    steps = found["runs"]["steps"] if path == ACTION else sum(
        (job["steps"] for job in found["jobs"].values()), []
    )  # fmt: skip
    scripts = [step["run"] for step in steps if "run" in step]
    assert len(used) + len(scripts) == len(steps)
    assert not [script for script in scripts if "${{" in script]
    assert "secrets." not in text


@pytest.mark.parametrize("whose", ["own", "new"])
def test_each_job_has_the_least_rights(whose: str):
    rights = {
        name: {job: found["permissions"] for job, found in jobs(FLOWS[f"{whose} {name}"]).items()}
        for name in ("review", "comment", "site")
    }
    assert rights == {
        "review": {"review": {"contents": "read"}},
        "comment": {"comment": {"actions": "read", "pull-requests": "write"}},
        "site": {
            "build": {"contents": "read"},
            "deploy": {"pages": "write", "id-token": "write"},
        },
    }
    for name in ("review", "comment", "site"):
        assert read(FLOWS[f"{whose} {name}"])["permissions"] == {}


@pytest.mark.parametrize("whose", ["own", "new"])
def test_each_starts_at_what_it_is_for(whose: str):
    """PyYAML reads `on` as true. Only what belongs to a branch of this repository publishes."""
    starts = {name: read(FLOWS[f"{whose} {name}"])[True] for name in ("review", "comment", "site")}
    assert starts == {
        "review": {"pull_request": None},
        "comment": {"workflow_run": {"workflows": ["review"], "types": ["completed"]}},
        "site": {"push": {"branches": ["main"]}, "workflow_dispatch": None},
    }
    assert jobs(FLOWS[f"{whose} site"])["deploy"]["if"] == "github.ref == 'refs/heads/main'"


def test_the_job_that_may_write_takes_nothing_out_and_is_the_same_everywhere():
    (job,) = jobs(FLOWS["own comment"]).values()
    assert job["if"] == "github.event.workflow_run.event == 'pull_request'"
    assert [sorted(step) for step in job["steps"]] == [["env", "run", "shell"]]
    assert FLOWS["own comment"].read_bytes() == FLOWS["new comment"].read_bytes()


@pytest.mark.parametrize("path", [FLOWS["own review"], FLOWS["new review"]], ids=["own", "new"])
def test_what_checks_a_change_has_all_tags_and_keeps_no_key_of_the_repository(path: Path):
    """Without the tags of its releases no package is valid under `--strict`."""
    (job,) = jobs(path).values()
    checkout = job["steps"][0]
    assert checkout["uses"].startswith("actions/checkout@")
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    kept = [step["with"] for step in job["steps"] if "actions/cache@" in step.get("uses", "")]
    assert [keep["path"].split() for keep in kept] == [["build", "~/.cache/yesan/key"]]
    assert all("hashFiles('requirements." in keep["key"] for keep in kept)


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a Python on a runner, in which a step has installed yesan or will."""
    return fresh_python(tmp_path_factory.mktemp("python") / "own")


Caching = Callable[[Path, Path], AbstractContextManager[None]]


@pytest.fixture(scope="session")
def caching(alone: Alone) -> Caching:
    """Keeps what the first run leaves for those after it, as `actions/cache` in the workflows.

    What it gives needs the folder of a runner and that of a package.
    """

    @contextmanager
    def caching(home: Path, root: Path) -> Iterator[None]:
        key = home / ".cache" / "yesan" / "key"
        with alone("reviewed") as folder:
            if folder.exists():
                shutil.copytree(folder / "build", root / "build")
                key.parent.mkdir(parents=True)
                shutil.copy(folder / "key", key)
        yield
        with alone("reviewed") as folder:
            if not folder.exists():
                new = folder.with_name("reviewed.new")
                shutil.copytree(root / "build", new / "build")
                shutil.copy(key, new / "key")
                new.rename(folder)

    return caching


def changed(root: Path, old: str, new: str) -> None:
    """Commit a change on a branch, and merge it as the checkout of a pull request has it."""
    path = root / "data" / "line_items.csv"
    git(root, "checkout", "-qb", "change")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    git(root, "commit", "-qam", "`$(touch pwned)` ${{ github.token }}\n\n::set-output name=a::b")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "change", "-m", "merge")


def repository(root: Path, **more: Any) -> Path:
    scaffold.make(root, example=True, **more)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "before")
    return root


def runner(root: Path, programs: Path, **variables: str) -> Runner:
    path = f"{programs}:/usr/bin:/bin"
    return Runner(root, root.parent / "runner", SITE, {"PATH": path, **variables})


def last(runs: Iterator[Any], count: int) -> Any:
    """The last step, after as many as there should be."""
    done = list(runs)
    said = [f"{d.stdout[-900:]}\n{d.stderr[-900:]}" for d in done]
    assert len(done) == count, said
    return done[-1]


def test_the_steps_of_a_new_project_review_a_change_and_publish(
    tmp_path: Path, programs: Path, caching: Caching
):
    """What the project names is installed: this copy, as a wheel."""
    root = repository(tmp_path / "town")
    changed(root, "Staff", "All staff")
    (job,) = jobs(root / ".github" / "workflows" / "review.yml").values()
    on = runner(root, programs)
    with caching(on.temporary, root):
        done = last(on.run(job["steps"]), 2)
    assert done.returncode == 0, done.stderr
    report = (root / "review" / "report.md").read_text("utf-8")
    assert report.startswith("### ✅")
    assert "All staff" in report
    assert (root / "site" / "index.html").is_file()
    assert not (root / "pwned").exists()
    assert git(root, "status", "--porcelain") == ""
    shutil.rmtree(root / "site")
    build = jobs(root / ".github" / "workflows" / "site.yml")["build"]
    done = last(on.run(build["steps"]), 3)
    assert done.returncode == 0, done.stderr
    page = (root / "site" / "index.html").read_text("utf-8")
    assert "https://town.github.io/budget/" in page


def test_a_change_that_is_not_valid_fails_and_is_told(tmp_path: Path, programs: Path):
    root = repository(tmp_path / "town")
    changed(root, "id,", "id,id,")
    (job,) = jobs(root / ".github" / "workflows" / "review.yml").values()
    done = last(runner(root, programs).run(job["steps"]), 2)
    assert done.returncode == 1
    assert "::error file=" in done.stdout
    assert (root / "review" / "report.md").read_text("utf-8").startswith("### ❌")
    assert not (root / "site").exists()
    uploads = [s for s in job["steps"] if "upload-artifact@" in s.get("uses", "")]
    assert [upload["if"] for upload in uploads] == ["always()"] * 2
    assert [upload["with"]["path"] for upload in uploads] == ["review/report.md", "site"]


def test_the_steps_for_gitlab_do_the_same(tmp_path: Path, programs: Path, caching: Caching):
    root = repository(tmp_path / "town", gitlab=True)
    assert not (root / ".github").exists()
    base = git(root, "rev-parse", "HEAD")
    changed(root, "Staff", "All staff")
    described = read(root / ".gitlab-ci.yml")
    common = described[".yesan"]
    for name in ("review", "pages"):
        assert described[name]["extends"] == ".yesan"
        on = runner(root, programs, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        kept = caching(on.temporary, root) if name == "review" else nullcontext()
        with kept:
            for line in [*common["before_script"], *described[name]["script"]]:
                done = on.script(line)
                assert done.returncode == 0, done.stderr
        for path in described[name]["artifacts"]["paths"]:
            assert (root / path).exists()
    assert "All staff" in (root / "review" / "report.md").read_text("utf-8")
    assert git(root, "status", "--porcelain") == ""


def test_the_steps_of_this_repository_do_the_same(tmp_path: Path, caching: Caching):
    """With its Makefile, the installed program in the place of a fresh one."""
    root = repository(tmp_path / "town")
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "hatch_build.py"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "scripts" / "web", root / "scripts" / "web")
    for name in ("scripts/libraries.py", "scripts/yesan/site/libraries.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    (root / "scripts" / "yesan" / "render").mkdir()
    shutil.copy(ROOT / "scripts/yesan/render/engine.py", root / "scripts/yesan/render/engine.py")
    changed(root, "Staff", "All staff")
    programs = root / ".venv" / "bin"
    programs.mkdir(parents=True)
    own = f'#!/bin/sh\nPYTHONPATH="{ROOT}/scripts" exec "{sys.executable}" -m yesan "$@"\n'
    (programs / "yesan").write_text(own, encoding="utf-8")
    (programs / "yesan").chmod(0o755)
    (root / ".venv" / "installed").touch()
    on = runner(root, programs)
    (job,) = jobs(FLOWS["own review"]).values()
    with caching(on.temporary, root):
        done = last(on.run(job["steps"]), 1)
    assert done.returncode == 0, done.stderr
    assert "All staff" in (root / "review" / "report.md").read_text("utf-8")
    done = last(on.run(jobs(FLOWS["own site"])["build"]["steps"]), 2)
    assert done.returncode == 0, done.stderr


def test_the_action_for_other_repositories_does_the_same(
    tmp_path: Path, programs: Path, caching: Caching
):
    """What it installs first comes from a network; this copy is installed as a wheel instead."""
    root = repository(tmp_path / "town")
    (root / "budgets").mkdir()
    for name in ("datapackage.json", "data"):
        git(root, "mv", name, f"budgets/{name}")
    git(root, "commit", "-qm", "moved")
    action = read(ACTION)
    install, review = [step for step in action["runs"]["steps"] if "run" in step]
    assert re.findall(r"pip install (.*)", install["run"]) == [
        '--quiet --require-hashes -r "$GITHUB_ACTION_PATH/requirements.lock"',
        '--quiet --no-deps --no-build-isolation "$GITHUB_ACTION_PATH"',
    ]
    inputs = {
        **{f"inputs.{name}": one["default"] for name, one in action["inputs"].items()},
        "inputs.package": "budgets",
        "inputs.base": "HEAD",
        "inputs.language": "ko",
    }
    path_ = f"{programs}:/usr/bin:/bin"
    on = Runner(root, tmp_path / "runner", inputs, {"PATH": path_})
    assert on.script("pip install -r requirements.txt").returncode == 0
    with caching(on.temporary, root / "budgets"):
        done = last(on.run([review]), 1)
    assert done.returncode == 0, done.stderr
    assert (root / "review" / "report.md").read_text("utf-8").startswith("### ✅ 데이터에 오류가")
    assert (root / "budgets" / "site" / "index.html").is_file()
    table = root / "budgets" / "data" / "line_items.csv"
    table.write_text(
        f"{table.read_text('utf-8')}\n", "utf-8"
    )  # a blank row at the end is a warning
    for strict, code in (("false", 0), ("true", 1)):
        asked = {**inputs, "inputs.strict": strict}
        done = last(Runner(root, tmp_path / "runner", asked, {"PATH": path_}).run([review]), 1)
        assert (strict, done.returncode) == (strict, code)
    hostile = {**inputs, "inputs.base": "$(touch pwned)`x`", "inputs.strict": "$(touch pwned)"}
    done = last(Runner(root, tmp_path / "runner", hostile, {"PATH": path_}).run([review]), 1)
    assert done.returncode == 0
    assert not (root / "pwned").exists()


def test_the_hook_for_pre_commit_checks_the_package(tmp_path: Path, programs: Path):
    root = repository(tmp_path / "town")
    (hook,) = read(ROOT / ".pre-commit-hooks.yaml")
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == (
        *("yesan-validate", "python"),
        False,
    )
    named = re.compile(hook["files"])
    assert [bool(named.search(x)) for x in ("data/a.csv", "b/datapackage.json", "README.md")] == [
        *(True, True),
        False,
    ]
    on = runner(root, programs)
    assert on.script("pip install -r requirements.txt").returncode == 0
    assert on.script(hook["entry"]).returncode == 0
    (root / "data" / "line_items.csv").write_text("x\n", "utf-8")
    assert on.script(hook["entry"]).returncode == 1


@dataclass
class Hub:
    """What GitHub's API answers, as far as the job asks; and what it was asked to write.

    Attributes:
        packed: The artifact; none where there is none.
        pulls: The open pull requests.
        comments: Those of the pull request.
        written: Each method, path and body.
        keys: The keys that were sent where an artifact is stored.
    """

    packed: bytes | None
    pulls: list[dict[str, Any]]
    comments: list[dict[str, Any]] = field(default_factory=list)
    written: list[tuple[str, str, str]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    size: int | None = None

    def answer(self, path: str) -> Any:
        if path.endswith("/artifacts"):
            size = len(self.packed or b"") if self.size is None else self.size
            one = {"id": 5, "size_in_bytes": size, "expired": False}
            return {"artifacts": [] if self.packed is None else [one]}
        return self.pulls if path.endswith("/pulls") else self.comments


def answering(hub: Hub) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def _say(self, content: bytes, code: int = 200, **headers: str) -> None:
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def do_GET(self) -> None:
            split = urlsplit(self.path)
            hub.asked.append(parse_qs(split.query))
            if split.path == "/stored":
                hub.keys.append(self.headers["Authorization"])
                self._say(hub.packed or b"")
            elif split.path.endswith("/zip"):
                self._say(b"", 302, Location="/stored")
            else:
                self._say(json.dumps(hub.answer(split.path)).encode())

        def _write(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            hub.written.append((self.command, self.path, body["body"]))
            self._say(b"{}")

        do_POST = do_PATCH = _write  # noqa: N815 - these are the names that the library looks for

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


def zipped(text: str, name: str = "report.md") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return packed.getvalue()


PULLS = [
    {"number": 7, "head": {"sha": COMMIT}},
    {"number": 8, "head": {"sha": "d" * 40}},
]
BRANCH = '`$(touch pwned)`"; import os #&state=all\n::set-output name=a::b'


def commented(hub: Hub, tmp_path: Path) -> Any:
    (job,) = jobs(FLOWS["own comment"]).values()
    run = "github.event.workflow_run"
    with answering(hub) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01], daemon=True)
        thread.start()
        context = {
            "github.token": "key",
            "github.api_url": f"http://127.0.0.1:{server.server_port}",
            "github.repository": "town/budget",
            f"{run}.id": "3",
            f"{run}.html_url": "https://github.com/town/budget/actions/runs/3",
            f"{run}.head_sha": COMMIT,
            f"{run}.head_repository.owner.login": "stranger",
            f"{run}.head_branch": BRANCH,
        }
        folder = tmp_path / "empty"
        folder.mkdir(exist_ok=True)
        (done,) = Runner(folder, tmp_path / "runner", context).run(job["steps"])
        server.shutdown()
    assert not (folder / "pwned").exists()
    assert not [line for line in done.stdout.splitlines() if line.startswith("::")]
    return done


def test_the_comment_is_written_once_and_then_kept_up_to_date(tmp_path: Path):
    other = {"id": 1, "user": {"login": "stranger"}, "body": "<!-- yesan review -->\nmine"}
    gone = {"id": 2, "user": None, "body": None}
    hub = Hub(zipped("### ✅ valid\n"), PULLS, [other, gone])
    assert commented(hub, tmp_path).returncode == 0
    ((method, path, body),) = hub.written
    assert (method, path) == ("POST", "/repos/town/budget/issues/7/comments")
    assert body == (
        "<!-- yesan review -->\nhttps://github.com/town/budget/actions/runs/3\n\n### ✅ valid\n"
    )
    assert hub.keys == [None]
    hub.comments.append({"id": 9, "user": {"login": "github-actions[bot]"}, "body": body})
    commented(hub, tmp_path)
    assert hub.written[1][:2] == ("PATCH", "/repos/town/budget/issues/comments/9")
    heads = [query["head"] for query in hub.asked if "head" in query]
    assert heads == [[f"stranger:{BRANCH}"]] * 2
    assert [query["state"] for query in hub.asked if "head" in query] == [["open"]] * 2


def test_nothing_is_said_where_no_open_pull_request_has_the_commit(tmp_path: Path):
    hub = Hub(zipped("7"), PULLS[1:])
    assert commented(hub, tmp_path).returncode == 0
    assert hub.written == []


@pytest.mark.parametrize(
    "packed",
    [None, b"no zip", zipped("x", "other.md"), zipped("x", "../report.md"), b""],
    ids=["none", "no-zip", "other", "outside", "empty"],
)
def test_a_review_that_left_nothing_is_told(tmp_path: Path, packed: bytes | None):
    hub = Hub(packed, PULLS)
    assert commented(hub, tmp_path).returncode == 0
    assert hub.written[0][2].endswith("❌ The review came to no end.")


def test_what_is_too_large_is_cut_or_not_taken(tmp_path: Path):
    bomb = Hub(zipped("0123456789\n" * 9_000_000), PULLS)
    assert commented(bomb, tmp_path).returncode == 0
    assert 60_000 < len(bomb.written[0][2]) <= 65_536
    large = Hub(zipped("x"), PULLS, size=1_000_001)
    assert commented(large, tmp_path).returncode == 0
    assert large.written[0][2].endswith("❌ The review came to no end.")


STRANGE = [
    "@team and &#64;team, &#x40;team, &commat;team, &#064;team",
    "![a](https://evil.example/a.png) [b](//evil.example)",
    "[b]: https://evil.example\n\n[b]",
    r"\\[b](https://evil.example) \\<img src=//evil.example>",
    '<img src="https://evil.example/x"> <a href=x>y</a> <!-- x -->',
    "<details>\n\\<img src=//evil.example>\n</details>",
    "<details onclick=x><summary>z</summary>\n<script>x</script>\n\n</details>",
    "https://evil.example http&#58;//evil.example www.evil.example ftp://evil.example",
    "town/budget#1 #2 GH-3 &#35;4",
    "```\n::set-output name=a::b\n``` ~~~ $x$ `y`",
    "a\x1b[31m\u202eb\r\n\x00",
]


@pytest.mark.parametrize("text", STRANGE)
def test_what_a_stranger_left_calls_nobody_and_loads_nothing(tmp_path: Path, text: str):
    hub = Hub(zipped(text), PULLS)
    assert commented(hub, tmp_path).returncode == 0
    said = hub.written[0][2].split("\n\n", 1)[1]
    html = markdown(said, extensions=["tables", "fenced_code"])
    assert not re.search(r"<(?!/?(p|h[1-6]|code|em|strong|ul|ol|li|details|summary)>)", html)
    shown = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), said.replace("&#x40;", "@"))
    assert not re.search(r"(@|&commat;)\w|:/|\bwww\.|#\d|\bGH-\d|[\x00\x1b\r\u202e]", shown)


def test_a_report_of_the_program_is_as_it_was(tmp_path: Path):
    """What keeps a stranger's text from acting changes nothing of what `yesan review` writes."""
    kept = ROOT / "tests" / "commands" / "__snapshots__" / "test_review"
    (report,) = kept.glob("*ko*.md")
    mistakes = ROOT / "tests" / "reports" / "__snapshots__" / "test_forms"
    (errors,) = mistakes.glob("*markdown-ko*.md")
    for path in (report, errors):
        hub = Hub(zipped(path.read_text("utf-8")), PULLS)
        assert commented(hub, tmp_path).returncode == 0
        assert hub.written[0][2].split("\n\n", 1)[1] == path.read_text("utf-8")
