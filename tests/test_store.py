"""The store: the only module that writes, and only into folders that are its own."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from yesan import store
from yesan.errors import SiteError, UsageError

MEMORY = Path("/dev/shm")  # noqa: S108 - a file system of its own
names = st.lists(st.sampled_from(["a", "b", "c.md"]), min_size=1, max_size=3).map("/".join)


def _fits(files: dict[str, bytes]) -> bool:
    """No name may be the folder of another: no file system could hold both."""
    return not any(one.startswith(f"{other}/") for one in files for other in files)


contents = st.dictionaries(names, st.binary(max_size=3), max_size=6).filter(_fits)


def held(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in store.tree(folder)
        if p.name != store.MARK
    }


@pytest.mark.parametrize("act", [store.own, store.check_owned])
def test_a_folder_with_files_of_others_is_refused_and_left_alone(tmp_path: Path, act: object):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError):
        act(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path):
    (tmp_path / "site").write_text("mine")
    with pytest.raises(UsageError):
        store.own(tmp_path / "site")


def test_a_folder_below_a_file_is_refused(tmp_path: Path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError):
        store.own(tmp_path / "file" / "site")


def test_an_empty_folder_and_a_marked_one_are_taken(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    assert (store.own(tmp_path / "empty") / store.MARK).is_file()
    (tmp_path / "empty" / "more").touch()
    store.check_owned(tmp_path / "empty")


def test_a_folder_that_another_program_has_filled_for_us_is_marked(tmp_path: Path):
    store.create(tmp_path / "site", {"index.html": b""})
    store.mark(tmp_path / "site")
    store.mark(tmp_path / "site")
    store.check_owned(tmp_path / "site")


def test_a_folder_with_hidden_files_of_others_is_not_marked(tmp_path: Path):
    store.create(tmp_path / "site", {"index.html": b"", ".git/config": b"mine"})
    store.mark(tmp_path / "site")
    with pytest.raises(UsageError):
        store.check_owned(tmp_path / "site")


def test_a_temporary_folder_is_deleted_afterwards():
    with store.temporary() as folder:
        store.save(folder / "a" / "b", "x")
    assert not folder.exists()


def test_a_saved_file_leaves_no_part_beside_it(tmp_path: Path):
    store.save(tmp_path / "a" / "x.txt", "한")
    store.save(tmp_path / "a" / "x.txt", b"new")
    assert held(tmp_path) == {"a/x.txt": b"new"}


def test_a_state_comes_back_as_it_was_saved(tmp_path: Path):
    store.save_state(tmp_path / "state.json", {"pages": 3, "site": "한"})
    assert store.load_state(tmp_path / "state.json") == {"pages": 3, "site": "한"}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b'"text"'])
def test_a_state_that_cannot_be_read_is_no_state(tmp_path: Path, content: bytes):
    (tmp_path / "state.json").write_bytes(content)
    assert store.load_state(tmp_path / "state.json") == {}


def test_a_missing_state_is_no_state(tmp_path: Path):
    assert store.load_state(tmp_path / "none" / "state.json") == {}


def test_a_file_is_saved_in_the_place_of_a_link_not_through_it(tmp_path: Path):
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    for name in ("x", "x.partial"):
        (tmp_path / name).symlink_to(tmp_path / "mine")
    store.save(tmp_path / "x", "new")
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "x").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("forged", ["changed", "unsealed", "sealed by another"])
def test_a_state_that_another_has_written_counts_for_nothing(
    tmp_path: Path, forged: str, monkeypatch: pytest.MonkeyPatch
):
    """A package may come with one."""
    path = tmp_path / "state.json"
    with monkeypatch.context() as patch:
        if forged == "sealed by another":
            patch.setattr(store, "_secret", lambda: b"another")
        store.save_state(path, {"pages": 3})
    state = json.loads(path.read_text(encoding="utf-8"))
    if forged == "changed":
        state["pages"] = 4
    if forged == "unsealed":
        del state[store.SEAL]
    path.write_text(json.dumps(state), encoding="utf-8")
    assert store.load_state(path) == {}


def test_only_files_that_exist_are_read(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"1")
    assert store.read(tmp_path, ["a", "b"]) == {"a": b"1"}


@examples(50)
@given(contents, contents)
def test_a_digest_tells_files_apart_by_name_and_content(
    one: dict[str, bytes], other: dict[str, bytes]
):
    with TemporaryDirectory() as temporary:
        digests = []
        for name, files in (("one", one), ("other", other)):
            folder = Path(temporary) / name
            store.create(folder, files)
            digests.append(store.digest(store.tree(folder), folder))
        assert (digests[0] == digests[1]) == (one == other)


def test_publishing_replaces_the_whole_site(tmp_path: Path):
    store.create(tmp_path / "site", {"old.html": b"old"})
    store.mark(tmp_path / "site")
    store.create(tmp_path / "build" / "new", {"index.html": b"new"})
    store.publish(tmp_path / "build" / "new", tmp_path / "site")
    assert held(tmp_path) == {"site/index.html": b"new"}


def test_a_published_site_is_marked_as_ours(tmp_path: Path):
    store.create(tmp_path / "new", {"index.html": b"new"})
    store.publish(tmp_path / "new", tmp_path / "deep" / "site")
    assert (tmp_path / "deep" / "site" / store.MARK).is_file()


def test_a_site_of_others_is_never_replaced(tmp_path: Path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("mine")
    store.create(tmp_path / "new", {"index.html": b"new"})
    with pytest.raises(UsageError):
        store.publish(tmp_path / "new", tmp_path / "site")
    assert held(tmp_path / "site") == {"thesis.txt": b"mine"}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder with a published site, ``site``, and a new one, ``build/new``."""
    store.create(tmp_path / "site", {"index.html": b"old", "gone.html": b"old"})
    store.mark(tmp_path / "site")
    store.create(tmp_path / "build" / "new", {"index.html": b"new"})
    return tmp_path


def without_exchange(*_: Path) -> None:
    """A system that cannot exchange two folders."""
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))


def test_two_folders_are_exchanged_at_once(published: Path):
    store.exchange(published / "site", published / "build" / "new")
    assert held(published) == {
        "site/index.html": b"new",
        "build/new/index.html": b"old",
        "build/new/gone.html": b"old",
    }


def test_folders_that_cannot_be_exchanged_are_left_alone(published: Path):
    before = held(published)
    with pytest.raises(FileNotFoundError):
        store.exchange(published / "site", published / "none")
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
            store.create(published / "build" / "more", content)
            assert store.publish(published / "build" / "more", published / "site")
        done.set()
        reading.result()
    assert seen <= {b"old", *(f"{number}".encode() for number in range(100))}
    assert b"old" not in held(published)["site/index.html"]


def test_where_folders_cannot_be_exchanged_the_gap_is_told(
    published: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(store, "exchange", without_exchange)
    assert not store.publish(published / "build" / "new", published / "site")
    assert held(published) == {"site/index.html": b"new"}


def test_the_old_site_comes_back_if_the_new_one_cannot_take_its_place(
    published: Path, monkeypatch: pytest.MonkeyPatch
):
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(path, target)

    monkeypatch.setattr(store, "exchange", without_exchange)
    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(SiteError, match="cannot publish"):
        store.publish(published / "build" / "new", published / "site")
    assert held(published / "site") == {"index.html": b"old", "gone.html": b"old"}


def test_an_old_site_that_a_killed_build_moved_away_is_put_back(published: Path):
    (published / "site").rename(published / ".site.old")
    store.restore(published / "site", lambda old: old.name == ".site.old")
    assert held(published / "site") == {"index.html": b"old", "gone.html": b"old"}
    store.restore(published / "site", lambda _: True)
    assert not (published / ".site.old").exists()


def test_a_folder_of_others_is_not_put_in_the_place_of_a_site(tmp_path: Path):
    store.create(tmp_path / ".site.old", {"thesis.txt": b"mine"})
    store.restore(tmp_path / "site", lambda _: True)
    assert held(tmp_path) == {".site.old/thesis.txt": b"mine"}


def test_a_folder_that_no_build_has_published_is_not_put_in_the_place_of_a_site(published: Path):
    (published / "site").rename(published / ".site.old")
    store.restore(published / "site", lambda _: False)
    assert not (published / "site").exists()


@pytest.mark.parametrize("name", [".site.new", ".site.old"])
def test_files_of_others_are_not_deleted_where_sites_wait(published: Path, name: str):
    store.create(published / name, {"thesis.txt": b"mine"})
    with pytest.raises(UsageError, match=name):
        store.publish(published / "build" / "new", published / "site")
    assert held(published / name) == {"thesis.txt": b"mine"}
    assert held(published / "site") == {"index.html": b"old", "gone.html": b"old"}


@pytest.mark.skipif(not MEMORY.is_dir(), reason="needs a second file system")
@pytest.mark.parametrize("name", [".site.new", ".site.old"])
def test_no_site_is_copied_through_a_link(published: Path, name: str):
    """A package may come with one where a site from another file system waits."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        elsewhere, others = Path(folder), published / "others"
        store.create(others, {store.MARK: b"", "thesis.txt": b"mine"})
        (elsewhere / name).symlink_to(others)
        with pytest.raises(UsageError, match="a link"):
            store.publish(published / "build" / "new", elsewhere / "site")
        store.restore(elsewhere / "site", lambda _: True)
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
        store.publish(published / "build" / "new", published / "site")
    monkeypatch.undo()
    assert store.publish(published / "build" / "new", published / "site")
    assert held(published) == {"site/index.html": b"new"}


@pytest.mark.skipif(not MEMORY.is_dir(), reason="needs a second file system")
def test_a_site_of_another_file_system_is_whole_before_it_is_at_the_address(published: Path):
    with TemporaryDirectory(dir=MEMORY) as elsewhere:
        target = Path(elsewhere) / "site"
        store.publish(published / "site", target)
        assert held(Path(elsewhere)) == {"site/index.html": b"old", "site/gone.html": b"old"}
        assert store.publish(published / "build" / "new", target)
        assert held(Path(elsewhere)) == {"site/index.html": b"new"}
    assert held(published) == {}


def test_removing_what_does_not_exist_is_no_error(tmp_path: Path):
    store.remove(tmp_path / "none")
    store.create(tmp_path / "some", {"a/b": b""})
    store.remove(tmp_path / "some")
    assert list(tmp_path.iterdir()) == []


def test_there_are_no_files_where_there_is_no_folder(tmp_path: Path):
    assert store.tree(tmp_path / "none") == []


def test_a_folder_of_somebody_else_is_written_to_only_while_it_is_empty(tmp_path: Path):
    store.create(tmp_path / "new", {"a": b"1", "b/c.md": b"2"})
    with pytest.raises(UsageError, match="holds files already"):
        store.create(tmp_path / "new", {"a": b"other"})
    assert held(tmp_path / "new") == {"a": b"1", "b/c.md": b"2"}


def test_where_nothing_can_be_written_is_said(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(UsageError):
            store.create(folder, {"a": b""})


def test_two_builds_publish_at_one_address_one_after_the_other(tmp_path: Path):
    """Whichever workspace they have: the folder of the site is locked while one publishes."""
    built = tmp_path / "work" / "built"
    built.mkdir(parents=True)
    (built / "index.html").write_text("new", encoding="utf-8")
    site = tmp_path / "out" / "site"
    site.parent.mkdir()
    other = os.open(site.parent, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    publishing = threading.Thread(target=store.publish, args=(built, site))
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
        store.publish(built, place)
    with pytest.raises(UsageError, match="a file, a link or a device"):
        store.own(place)
    assert place.lstat() == before
