"""Publishing: there is a whole site at the address, the old one or the new one."""

from __future__ import annotations

import errno
import fcntl
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from permitting import unprivileged
from yesan.errors import SiteError, UsageError
from yesan.store import disk, ownership, publication

MEMORY = Path("/dev/shm")  # noqa: S108 - a file system of its own


def held(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in disk.tree(folder)
        if p.name != ownership.MARK
    }


def without_exchange(*_: Path) -> None:
    """A system that cannot exchange two folders."""
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))


def test_publishing_replaces_the_whole_site(tmp_path: Path):
    disk.create(tmp_path / "site", {"old.html": b"old"})
    ownership.mark(tmp_path / "site")
    disk.create(tmp_path / "build" / "new", {"index.html": b"new"})
    publication.publish(tmp_path / "build" / "new", tmp_path / "site")
    assert held(tmp_path) == {"site/index.html": b"new"}


def test_a_published_site_is_marked_as_ours(tmp_path: Path):
    disk.create(tmp_path / "new", {"index.html": b"new"})
    publication.publish(tmp_path / "new", tmp_path / "deep" / "site")
    assert (tmp_path / "deep" / "site" / ownership.MARK).is_file()


def test_a_site_of_others_is_never_replaced(tmp_path: Path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("mine")
    disk.create(tmp_path / "new", {"index.html": b"new"})
    with pytest.raises(UsageError):
        publication.publish(tmp_path / "new", tmp_path / "site")
    assert held(tmp_path / "site") == {"thesis.txt": b"mine"}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder with a published site, ``site``, and a new one, ``build/new``."""
    disk.create(tmp_path / "site", {"index.html": b"old", "gone.html": b"old"})
    ownership.mark(tmp_path / "site")
    disk.create(tmp_path / "build" / "new", {"index.html": b"new"})
    return tmp_path


def test_two_folders_are_exchanged_at_once(published: Path):
    publication.exchange(published / "site", published / "build" / "new")
    assert held(published) == {
        "site/index.html": b"new",
        "build/new/index.html": b"old",
        "build/new/gone.html": b"old",
    }


def test_folders_that_cannot_be_exchanged_are_left_alone(published: Path):
    before = held(published)
    with pytest.raises(FileNotFoundError):
        publication.exchange(published / "site", published / "none")
    assert held(published) == before


def test_there_is_a_whole_site_at_the_address_at_every_moment(published: Path):
    """A reader looks at it all the time, while it is replaced a hundred times."""
    seen: set[bytes] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add((published / "site" / "index.html").read_bytes())

    with ThreadPoolExecutor() as readers:
        reading = readers.submit(read)
        for number in range(100):
            content = {"index.html": f"{number}".encode()}
            disk.create(published / "build" / "more", content)
            assert publication.publish(published / "build" / "more", published / "site")
        done.set()
        reading.result()
    assert seen <= {b"old", *(f"{number}".encode() for number in range(100))}
    assert b"old" not in held(published)["site/index.html"]


def test_where_folders_cannot_be_exchanged_the_gap_is_told(
    published: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(publication, "exchange", without_exchange)
    assert not publication.publish(published / "build" / "new", published / "site")
    assert held(published) == {"site/index.html": b"new"}


def test_the_old_site_comes_back_if_the_new_one_cannot_take_its_place(
    published: Path, monkeypatch: pytest.MonkeyPatch
):
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(path, target)

    monkeypatch.setattr(publication, "exchange", without_exchange)
    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(SiteError, match="cannot publish"):
        publication.publish(published / "build" / "new", published / "site")
    assert held(published / "site") == {"index.html": b"old", "gone.html": b"old"}


def test_an_old_site_that_a_killed_build_moved_away_is_put_back(published: Path):
    (published / "site").rename(published / ".site.old")
    publication.restore(published / "site", lambda old: old.name == ".site.old")
    assert held(published / "site") == {"index.html": b"old", "gone.html": b"old"}
    publication.restore(published / "site", lambda _: True)
    assert not (published / ".site.old").exists()


def test_a_site_that_another_build_publishes_meanwhile_stays(
    published: Path, monkeypatch: pytest.MonkeyPatch
):
    """It is looked for again once no other build publishes in the folder."""
    (published / "site").rename(published / ".site.old")
    lock = fcntl.flock

    def other_build_first(folder: int, operation: int) -> None:
        disk.create(published / "site", {ownership.MARK: b"", "index.html": b"other"})
        lock(folder, operation)

    monkeypatch.setattr(fcntl, "flock", other_build_first)
    publication.restore(published / "site", lambda _: True)
    assert held(published / "site") == {"index.html": b"other"}


def test_a_folder_of_others_is_not_put_in_the_place_of_a_site(tmp_path: Path):
    disk.create(tmp_path / ".site.old", {"thesis.txt": b"mine"})
    publication.restore(tmp_path / "site", lambda _: True)
    assert held(tmp_path) == {".site.old/thesis.txt": b"mine"}


def test_a_folder_that_no_build_has_published_is_not_put_in_the_place_of_a_site(published: Path):
    (published / "site").rename(published / ".site.old")
    publication.restore(published / "site", lambda _: False)
    assert not (published / "site").exists()


@pytest.mark.parametrize("name", [".site.new", ".site.old"])
def test_files_of_others_are_not_deleted_where_sites_wait(published: Path, name: str):
    disk.create(published / name, {"thesis.txt": b"mine"})
    with pytest.raises(UsageError, match=name):
        publication.publish(published / "build" / "new", published / "site")
    assert held(published / name) == {"thesis.txt": b"mine"}
    assert held(published / "site") == {"index.html": b"old", "gone.html": b"old"}


@pytest.mark.skipif(not MEMORY.is_dir(), reason="needs a second file system")
@pytest.mark.parametrize("name", [".site.new", ".site.old"])
def test_no_site_is_copied_through_a_link(published: Path, name: str):
    """A package may come with one where a site from another file system waits."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        elsewhere, others = Path(folder), published / "others"
        disk.create(others, {ownership.MARK: b"", "thesis.txt": b"mine"})
        (elsewhere / name).symlink_to(others)
        with pytest.raises(UsageError, match="a link"):
            publication.publish(published / "build" / "new", elsewhere / "site")
        publication.restore(elsewhere / "site", lambda _: True)
        assert not (elsewhere / "site").exists()
        assert (others / "thesis.txt").read_bytes() == b"mine"
        assert len(list(others.iterdir())) == 2


@pytest.mark.parametrize("removed", [0, 1])
def test_what_a_killed_build_has_not_deleted_is_still_ours(
    published: Path, monkeypatch: pytest.MonkeyPatch, removed: int
):
    """However many files it had deleted of the site that it replaced."""
    deleted = []
    unlink = Path.unlink

    def killed(path: Path, *, missing_ok: bool = False) -> None:
        if len(deleted) == removed:
            raise KeyboardInterrupt
        deleted.append(path)
        unlink(path, missing_ok=missing_ok)

    (published / "site").rename(published / ".site.old")
    monkeypatch.setattr(Path, "unlink", killed)
    with pytest.raises(KeyboardInterrupt):
        publication.publish(published / "build" / "new", published / "site")
    monkeypatch.undo()
    assert publication.publish(published / "build" / "new", published / "site")
    assert held(published) == {"site/index.html": b"new"}


@pytest.mark.skipif(not MEMORY.is_dir(), reason="needs a second file system")
def test_a_site_of_another_file_system_is_whole_before_it_is_at_the_address(published: Path):
    with TemporaryDirectory(dir=MEMORY) as elsewhere:
        target = Path(elsewhere) / "site"
        publication.publish(published / "site", target)
        assert held(Path(elsewhere)) == {"site/index.html": b"old", "site/gone.html": b"old"}
        assert publication.publish(published / "build" / "new", target)
        assert held(Path(elsewhere)) == {"site/index.html": b"new"}
    assert held(published) == {}


@pytest.mark.skipif(not MEMORY.is_dir(), reason="needs a second file system")
def test_nothing_that_waits_beside_a_site_becomes_part_of_it(published: Path):
    """A package may come with a folder there in which nothing may be deleted."""
    with TemporaryDirectory(dir=MEMORY) as elsewhere:
        waiting, target = Path(elsewhere) / ".site.new", Path(elsewhere) / "site"
        disk.create(waiting, {ownership.MARK: b"", "evil/x.js": b"alert(1)"})
        (waiting / "evil").chmod(0o555)
        done = unprivileged("publication.publish", published / "build" / "new", target)
        assert done.returncode == 0, done.stderr
        assert held(Path(elsewhere)) == {"site/index.html": b"new"}


def test_two_builds_publish_at_one_address_one_after_the_other(tmp_path: Path):
    """Whichever workspace they have: the folder of the site is locked while one publishes."""
    built = tmp_path / "work" / "built"
    built.mkdir(parents=True)
    (built / "index.html").write_text("new", encoding="utf-8")
    site = tmp_path / "out" / "site"
    site.parent.mkdir()
    other = os.open(site.parent, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    publishing = threading.Thread(target=publication.publish, args=(built, site))
    publishing.start()
    publishing.join(timeout=0.3)
    assert publishing.is_alive()
    assert not site.exists()
    os.close(other)
    publishing.join()
    assert (site / "index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to(path.parent), Path.touch])
def test_what_is_no_folder_is_never_replaced(tmp_path: Path, make: Callable[[Path], object]):
    """A device would be lost as well, such as ``--out /dev/null`` of an administrator."""
    place, built = tmp_path / "place", tmp_path / "built"
    built.mkdir()
    make(place)
    before = place.lstat()
    with pytest.raises(UsageError, match="a file, a link or a device"):
        publication.publish(built, place)
    with pytest.raises(UsageError, match="a file, a link or a device"):
        ownership.own(place)
    assert place.lstat() == before
