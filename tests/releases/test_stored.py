"""The releases that are kept: tags of a repository, or zips in a folder."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from publishing import publish
from releasing import (
    MADE,
    change,
    describe,
    git,
    history_of,
    keep,
    parks,
    released,
    repository,
    tagged,
)
from yesan.descriptor import descriptor
from yesan.downloads import archive
from yesan.errors import InvalidPackage, UsageError
from yesan.releases import history, published, stored
from yesan.store.nodes import Nodes


def versions(root: Path) -> list[tuple[str, date]]:
    return [(release.name, release.day) for release in history_of(root).releases]


def test_a_package_that_says_nothing_of_releases_has_none(make_package):
    assert stored.kept(make_package({"a": "id\n1\n"}) / "datapackage.json") is None


def test_zips_are_releases_of_the_day_that_their_packages_say(make_package):
    root = parks(make_package)
    released(root, "1.10.0", "2025-06-30")
    released(root, "1.9.0", "2025-03-01")
    describe(root, version="2.0.0")
    expected = [("1.10.0", date(2025, 6, 30)), ("1.9.0", date(2025, 3, 1))]
    assert versions(root) == [*expected, ("1.0.0", date(2025, 1, 31))]


def test_a_release_that_is_newer_than_the_package_is_none_of_its_past(make_package):
    root = parks(make_package)
    released(root, "1.1.0")
    describe(root, version="1.0.0")
    assert [name for name, _ in versions(root)] == ["1.0.0"]


def test_tags_of_versions_are_releases_of_their_days_and_other_tags_are_not(make_package):
    root = parks(make_package)
    repository(root, "1.0.0", "2025-02-01")
    git(root, "tag", "meeting")
    git(root, "tag", "v2.0.0-rc1")
    tagged(root, "1.1.0", "2025-04-05")
    expected = [("1.1.0", date(2025, 4, 5)), ("1.0.0", date(2025, 2, 1))]
    assert versions(root) == expected


def test_a_tag_of_another_branch_is_no_release(make_package):
    root = parks(make_package)
    repository(root, "1.0.0")
    git(root, "checkout", "-qb", "other")
    tagged(root, "9.0.0", "2025-05-05")
    git(root, "checkout", "-q", "main")
    assert [name for name, _ in versions(root)] == ["1.0.0"]


def test_a_tag_from_before_there_was_a_package_is_no_release(make_package):
    root = parks(make_package)
    git(root, "init", "-q", "-b", "main")
    git(root, "commit", "-qm", "first", "--allow-empty")
    git(root, "tag", "v0.1.0")
    describe(root, releases={"from": "tags"})
    tagged(root, "1.0.0", "2025-02-01")
    assert [name for name, _ in versions(root)] == ["1.0.0"]


@pytest.mark.parametrize("where", ["no repository", "a part of one"])
def test_where_releases_are_elsewhere_none_is_told(make_package, tmp_path, where):
    root = parks(make_package)
    if where == "a part of one":
        repository(root, "1.0.0")
        git(tmp_path, "clone", "-q", "--depth=1", f"file://{root}", "clone")
        root = tmp_path / "clone"
    describe(root, releases={"from": "tags"})
    assert history_of(root) == history.History(is_known=False)


def test_the_user_may_name_another_folder(make_package, tmp_path):
    root = parks(make_package)
    folder = tmp_path / "elsewhere"
    (root / "releases").rename(folder)
    known = stored.kept(root / "datapackage.json", folder)
    assert [r.name for r in stored.releases(descriptor.read(root), known, None)] == ["1.0.0"]


def test_a_folder_that_is_not_there_is_refused(make_package, tmp_path):
    with pytest.raises(UsageError, match="no folder"):
        stored.kept(parks(make_package) / "datapackage.json", tmp_path / "nothing")


def test_a_link_to_releases_is_not_followed(make_package, tmp_path):
    root = parks(make_package)
    (root / "releases").rename(tmp_path / "elsewhere")
    (root / "releases").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InvalidPackage):
        stored.kept(root / "datapackage.json")


@pytest.mark.parametrize(
    ("content", "found"),
    [(b"PK\x03\x04 cut", "damaged"), (b"none", "no zip"), ({"a.txt": b"a"}, "no datapackage.json")],
)
def test_a_zip_that_is_no_release_is_left_out_and_named(make_package, content, found):
    """As a tag is that cannot be read: the other releases are here."""
    root = parks(make_package)
    packed = content if isinstance(content, bytes) else archive.archive(content, 0)
    (root / "releases" / "odd.zip").write_bytes(packed)
    assert [name for name, _ in versions(root)] == ["1.0.0"]
    ((name, why),) = history_of(root).unread.items()
    assert (name, re.search(rf"odd\.zip.*{found}", why) is not None) == ("releases/odd.zip", True)


def test_a_version_that_was_released_twice_with_different_files_is_refused(make_package):
    root = parks(make_package)
    (root / "releases" / "1.0.0.zip").rename(root / "releases" / "first.zip")
    keep(root)
    assert [name for name, _ in versions(root)] == ["1.0.0"]
    change(root, "10", "11")
    keep(root)
    with pytest.raises(UsageError, match=r"1\.0\.0 was released twice"):
        history_of(root)


@pytest.mark.parametrize("version", ["2025", "1.0", ""])
def test_a_zip_without_a_version_of_three_numbers_is_refused(make_package, version):
    root = parks(make_package)
    released(root, version)
    with pytest.raises(UsageError, match=r"MAJOR\.MINOR\.PATCH"):
        history_of(root)


def test_a_zip_that_does_not_say_when_it_was_made_is_refused(make_package):
    root = parks(make_package)
    released(root, "1.1.0", "")
    with pytest.raises(UsageError, match='"created"'):
        history_of(root)


def test_a_zip_whose_files_are_of_no_day_is_refused_as_one_that_says_nothing(make_package):
    root = parks(make_package)
    released(root, "1.1.0", "")
    (kept,) = root.glob("releases/*1.1.0.zip")
    with zipfile.ZipFile(kept) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.date_time = (1980, 0, 0, 0, 0, 0)
            archive.writestr(info, content)
    with pytest.raises(UsageError, match='"created"'):
        history_of(root)


def test_a_tag_of_a_day_that_is_none_is_no_release(make_package):
    """Of a year that a calendar of four digits does not have."""
    root = parks(make_package)
    repository(root, "1.0.0")
    year = {"GIT_COMMITTER_DATE": "@253402300900 +0000"}
    asked = ["git", "-C", root, "tag", "-am", "x", "v1.1.0"]
    subprocess.run(asked, env=MADE | year, check=True)
    assert [name for name, _ in versions(root)] == ["1.0.0"]


def test_a_zip_of_another_package_is_refused_with_its_name(make_package):
    root = parks(make_package)
    describe(root, name="other")
    released(root, "1.1.0")
    describe(root, name="tiny")
    with pytest.raises(UsageError, match=r"1\.1\.0\.zip.*another package, other"):
        history_of(root)


def test_the_zip_of_a_tag_has_the_files_that_the_site_of_that_version_offered(
    make_package, tmp_path
):
    """Also of a table in which numbers were written in another way than the standard's."""
    root = parks(make_package)
    change(root, "a,North,10", "a,North,△10")
    repository(root, "1.0.0")
    publish(root, tmp_path)
    (release,) = history_of(root).releases
    with (
        zipfile.ZipFile(tmp_path / "data" / "tiny.zip") as offered,
        zipfile.ZipFile(io.BytesIO(release.archive)) as kept,
    ):
        told = {"README.txt", "LICENSE.txt", "codebook.md", "SHA256SUMS"}
        assert {*offered.namelist()} - {*kept.namelist()} == told - {"SHA256SUMS"}
        names = [name for name in kept.namelist() if name not in told]
        assert {"datapackage.json", "data/parks.csv"} <= {*names}
        assert [kept.read(name) for name in names] == [offered.read(name) for name in names]
        assert b"a,North,-10\n" in kept.read("data/parks.csv")


def test_a_tag_of_a_program_is_no_release_of_the_data(make_package):
    root = parks(make_package)
    repository(root, "1.0.0")
    git(root, "tag", "v7.0.0")
    assert [name for name, _ in versions(root)] == ["1.0.0"]


def test_what_is_kept_has_the_bytes_of_the_zip(make_package):
    root = parks(make_package)
    described = (root / "datapackage.json").read_bytes()
    table = (root / "data" / "parks.csv").read_bytes()
    zipped = archive.archive({"datapackage.json": described, "data/parks.csv": table}, 0)
    (root / "releases" / "1.0.0.zip").write_bytes(zipped)
    (release,) = history_of(root).releases
    assert published.files(release)["v/1.0.0/datapackage.json"] == described


@pytest.mark.parametrize("tags", [False, True], ids=["zips", "tags"])
def test_what_was_read_in_a_zip_is_taken_by_the_next_build(make_package, tmp_path, tags):
    """And not once the zip is another one."""
    root = parks(make_package)
    if tags:
        repository(root, "1.0.0")
    known, package = stored.kept(root / "datapackage.json"), descriptor.read(root)
    nodes = Nodes(tmp_path / "nodes")
    nodes.open(tmp_path / "nodes")
    first = stored.releases(package, known, nodes)
    again = Nodes(tmp_path / "nodes")
    assert stored.releases(package, known, again) == first
    assert {kind: node.made for (kind, _), node in again.built.items()} == dict.fromkeys(
        ["release", "release-package"] if tags else ["release-package"], False
    )


def test_another_zip_of_a_name_is_read_again(make_package, tmp_path):
    root = parks(make_package)
    nodes = Nodes(tmp_path / "nodes")
    nodes.open(tmp_path / "nodes")
    stored.releases(descriptor.read(root), stored.kept(root / "datapackage.json"), nodes)
    change(root, "10", "11")
    keep(root)
    known, again = stored.kept(root / "datapackage.json"), Nodes(tmp_path / "nodes")
    (release,) = stored.releases(descriptor.read(root), known, again)
    assert b"a,North,11" in release.package.contents["data/parks.csv"]
    assert [node.made for node in again.built.values()] == [True]
