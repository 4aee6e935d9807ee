"""`yesan release`: the version is as high as the changes since the last release ask for."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from commanding import yesan
from releasing import FIELDS, KEYED, PARKS, keep, parks


def git(root: Path, *arguments: str) -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", root, *named, *arguments], check=True, capture_output=True)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def at(root: Path, version: str) -> None:
    path = root / "datapackage.json"
    described = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**described, "version": version}), "utf-8")


def first_released(root: Path) -> Path:
    """A package as a repository, with the release 1.0.0."""
    at(root, "1.0.0")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "The first release")
    git(root, "tag", "v1.0.0")
    return root


@pytest.fixture
def released(make_package) -> Path:
    """A repository with the release 1.0.0 of a package of one table."""
    return first_released(make_package({"parks": PARKS}, fields=FIELDS, resources=KEYED))


def test_without_a_change_there_is_nothing_to_release(released):
    done = yesan("release", released)
    assert (done.returncode, done.stdout.strip()) == (0, "nothing has changed since v1.0.0")


def test_a_version_that_is_too_low_is_refused_with_the_one_to_write(released):
    change(released / "data" / "parks.csv", "10", "4321")
    done = yesan("release", released)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "changes since v1.0.0 ask for a new PATCH version:",
        "  PATCH: parks: cells have other values",
        (
            "version 1.0.0 is too low: it was 1.0.0, and these changes ask for 1.0.1 at least; "
            'write "version": "1.0.1" into the descriptor'
        ),
    ]


def test_a_release_is_written_into_the_changelog_once(small):
    released = first_released(small)
    change(released / "data" / "ledger.csv", "812400.00", "812410.00")
    at(released, "1.0.1")
    log = released / "data" / "CHANGELOG.md"
    for by_hand in ("", "\nThe council asked for it.\n"):
        log.write_text((log.read_text("utf-8") if log.exists() else "") + by_hand, "utf-8")
        done = yesan("release", released, "--write")
        assert (done.returncode, done.stderr) == (0, "")
    text = log.read_text("utf-8")
    assert text.endswith("\nThe council asked for it.\n")
    assert text.count("## 1.0.1 (") == 1
    assert "812,410" in text
    assert "not compared" not in text


@pytest.mark.parametrize("version", ["", "2020", "1.1.0-rc.1"])
def test_a_version_of_another_form_is_refused(released, version):
    """What is proposed is the least that the changes ask for, and not lower than a release."""
    change(released / "data" / "parks.csv", "10", "4321")
    at(released, version)
    done = yesan("release", released)
    assert done.returncode == 2
    assert "MAJOR.MINOR.PATCH" in done.stderr
    assert '"version": "1.0.1"' in done.stderr


def test_without_a_tag_the_release_before_must_be_named(released):
    git(released, "tag", "--delete", "v1.0.0")
    done = yesan("release", released)
    assert done.returncode == 2
    assert "no tag of a version (such as v1.2.3)" in done.stderr
    assert "--since" in done.stderr
    assert yesan("release", released, "--since", "HEAD").returncode == 0


def test_an_invalid_package_is_not_released(released):
    change(released / "data" / "parks.csv", "10", "many")
    at(released, "9.0.0")
    done = yesan("release", released, "--write")
    assert done.returncode == 1
    assert not (released / "data" / "CHANGELOG.md").exists()


def test_a_changelog_behind_a_link_is_not_read(released, tmp_path):
    (tmp_path / "secret").write_text("# Secret\n", "utf-8")
    (released / "data" / "CHANGELOG.md").symlink_to(tmp_path / "secret")
    change(released / "data" / "parks.csv", "10", "4321")
    at(released, "1.0.1")
    assert yesan("release", released, "--write").returncode != 0
    assert (tmp_path / "secret").read_text("utf-8") == "# Secret\n"


def test_a_changelog_that_is_no_text_or_no_file_is_told(released):
    """A package may come with one."""
    change(released / "data" / "parks.csv", "10", "4321")
    at(released, "1.0.1")
    path = released / "data" / "CHANGELOG.md"
    path.write_bytes(b"\xff\xfe")
    assert "not UTF-8" in yesan("release", released, "--write").stderr
    path.unlink()
    os.mkfifo(path)
    done = yesan("release", released, "--write")
    assert "look what is at that path" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_tag_that_is_no_version_is_no_release(released):
    change(released / "data" / "parks.csv", "10", "4321")
    git(released, "commit", "--quiet", "--all", "--message", "A change")
    git(released, "tag", "nightly2")
    done = yesan("release", released)
    assert done.returncode == 1
    assert "changes since v1.0.0" in done.stdout


def test_a_tag_of_another_version_than_its_package_is_no_release_of_it(released):
    """Programs in the same repository have tags as well: what came before theirs is told too."""
    change(released / "data" / "parks.csv", "10", "4321")
    git(released, "commit", "--quiet", "--all", "--message", "A change")
    git(released, "tag", "v7.0.0")
    change(released / "data" / "parks.csv", "4321", "4322")
    git(released, "commit", "--quiet", "--all", "--message", "Another change")
    git(released, "tag", "v7.0.1")
    done = yesan("release", released)
    assert done.returncode == 1
    assert "changes since v1.0.0" in done.stdout


def test_a_lower_version_is_refused_though_nothing_else_has_changed(released):
    at(released, "0.9.0")
    done = yesan("release", released)
    assert done.returncode == 1
    assert done.stdout.splitlines()[1:] == [
        'version 0.9.0 is lower than 1.0.0; write "version": "1.0.0" into the descriptor'
    ]


def test_a_part_of_a_repository_is_told(released, tmp_path):
    git(
        released,
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--no-tags",
        f"file://{released}",
        tmp_path / "part",
    )
    done = yesan("release", tmp_path / "part")
    assert done.returncode == 2
    assert "git fetch --tags --unshallow" in done.stderr


def test_the_first_release_is_written_as_what_it_holds(released):
    git(released, "tag", "--delete", "v1.0.0")
    done = yesan("release", released, "--first", "--write")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "the first release, version 1.0.0"
    text = (released / "data" / "CHANGELOG.md").read_text("utf-8")
    assert "## 1.0.0 (" in text
    assert "The first release. It holds:" in text
    assert re.search(r"^- .+: \d+ rows$", text, re.MULTILINE)


def test_a_first_release_has_none_before_it(released):
    done = yesan("release", released, "--first", "--since", "v1.0.0")
    assert (done.returncode, done.stdout) == (2, "")


def test_the_first_release_is_only_the_first(released, make_package):
    at(released, "1.0.1")
    done = yesan("release", released, "--first", "--write")
    assert (done.returncode, done.stdout) == (2, "")
    assert "v1.0.0 is one already; leave --first out" in done.stderr
    assert not (released / "data" / "CHANGELOG.md").exists()
    zips = parks(make_package)
    keep(zips)
    assert yesan("release", zips, "--first").returncode == 2


def test_a_release_is_said_in_korean(released):
    change(released / "data" / "parks.csv", "10", "4321")
    done = yesan("release", released, "--language", "ko")
    assert done.stdout.splitlines() == [
        "v1.0.0 이후의 변경에는 수 버전(PATCH)을 올려야 합니다:",
        "  PATCH: parks: 셀의 값이 바뀌었습니다",
        (
            "버전 1.0.0은 너무 낮습니다. 이전 버전은 1.0.0이고, 이 변경에는 1.0.1 이상이어야 "
            '합니다. 설명 파일에 "version": "1.0.1"을 적으십시오'
        ),
    ]
    git(released, "tag", "--delete", "v1.0.0")
    assert "버전 태그" in yesan("release", released, "--language", "ko").stderr
    nowhere = yesan("release", released / "nowhere", "--language", "ko")
    assert nowhere.stderr.startswith("오류 ")
    assert "그런 파일이 없습니다" in nowhere.stderr


def test_releases_that_are_zips_need_no_tag(make_package):
    """The newest of them is the release before, and not the one that was kept last."""
    root = parks(make_package)
    change(root / "data" / "parks.csv", "10", "11")
    at(root, "1.0.10")
    keep(root)
    at(root, "1.0.9")
    keep(root)
    change(root / "data" / "parks.csv", "11", "12")
    at(root, "1.0.11")
    done = yesan("release", root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "version 1.0.11 is high enough (1.0.10 before)"
