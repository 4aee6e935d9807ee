"""Files: written at once or not at all, listed, hashed and deleted."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from permitting import unprivileged
from yesan.errors import UsageError
from yesan.store import disk, ownership

names = st.lists(st.sampled_from(["a", "b", "c.md"]), min_size=1, max_size=3).map("/".join)


def _fits(files: dict[str, bytes]) -> bool:
    """No name may be the folder of another: no file system could hold both."""
    return not any(one.startswith(f"{other}/") for one in files for other in files)


contents = st.dictionaries(names, st.binary(max_size=3), max_size=6).filter(_fits)


def held(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in disk.tree(folder)
        if p.name != ownership.MARK
    }


def test_a_folder_that_another_program_has_filled_for_us_is_marked(tmp_path: Path):
    disk.create(tmp_path / "site", {"index.html": b""})
    ownership.mark(tmp_path / "site")
    ownership.mark(tmp_path / "site")
    ownership.check_owned(tmp_path / "site")


def test_a_folder_with_hidden_files_of_others_is_not_marked(tmp_path: Path):
    disk.create(tmp_path / "site", {"index.html": b"", ".git/config": b"mine"})
    ownership.mark(tmp_path / "site")
    with pytest.raises(UsageError):
        ownership.check_owned(tmp_path / "site")


def test_a_place_is_where_links_lead_be_it_round_in_a_circle(tmp_path: Path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    assert disk.place(tmp_path / "loop" / "site") == tmp_path / "loop" / "site"
    assert disk.place(tmp_path / "link" / ".." / "site") == tmp_path / "site"


def test_a_temporary_folder_is_deleted_afterwards():
    with disk.temporary() as folder:
        disk.save(folder / "a" / "b", "x")
    assert not folder.exists()


def test_a_device_that_a_user_names_stays_one():
    with pytest.raises(OSError, match="No space left"):
        disk.deliver(Path("/dev/full"), "x")
    disk.deliver(Path("/dev/null"), "x")
    assert Path("/dev/full").is_char_device()
    assert Path("/dev/null").is_char_device()


def test_so_does_what_leads_to_the_console(capfd: pytest.CaptureFixture[str]):
    disk.deliver(Path("/dev/stdout"), "한")
    assert capfd.readouterr().out == "한"
    assert Path("/dev/stdout").is_symlink()


def test_a_pipe_gets_what_it_is_to_and_nobody_waits_for_one_that_is_not_read(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="No such device or address"):
        disk.deliver(tmp_path / "pipe", "x")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    disk.deliver(tmp_path / "pipe", "한")
    assert os.read(reader, 9) == "한".encode()
    os.close(reader)


def test_a_link_that_a_package_has_put_there_is_replaced(tmp_path: Path):
    (tmp_path / "mine").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    disk.deliver(tmp_path / "link", "y")
    assert (tmp_path / "mine").read_text() == "x"
    assert (tmp_path / "link").read_text() == "y"


def test_a_saved_file_leaves_no_part_beside_it(tmp_path: Path):
    disk.save(tmp_path / "a" / "x.txt", "한")
    disk.save(tmp_path / "a" / "x.txt", b"new")
    assert held(tmp_path) == {"a/x.txt": b"new"}


def test_a_file_is_saved_in_the_place_of_a_link_not_through_it(tmp_path: Path):
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    for name in ("x", "x.partial"):
        (tmp_path / name).symlink_to(tmp_path / "mine")
    disk.save(tmp_path / "x", "new")
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "x").read_text(encoding="utf-8") == "new"


def test_a_file_is_written_in_the_place_of_whatever_is_there(tmp_path: Path):
    other = tmp_path / "other"
    other.write_bytes(b"of another")
    (tmp_path / "link").symlink_to(other)
    (tmp_path / "old").write_bytes(b"a longer text")
    written = {"link": b"1", "old": b"2", "a/b/c": b"3", "new": b""}
    for name, content in written.items():
        disk.write(tmp_path / name, content)
    assert held(tmp_path) == {**written, "other": b"of another"}
    assert not (tmp_path / "link").is_symlink()


@given(contents)
def test_a_tree_has_the_files_of_all_folders_and_no_broken_links(files):
    with TemporaryDirectory() as name:
        folder = Path(name)
        disk.create(folder, files)
        (folder / "nowhere").symlink_to(folder / "missing")
        (folder / "again").symlink_to(folder)
        (folder / "empty").mkdir()
        assert disk.tree(folder) == sorted(folder / path for path in files)


def test_only_files_that_exist_are_read(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"1")
    assert disk.read(tmp_path, ["a", "b"]) == {"a": b"1"}


@examples(50)
@given(contents, contents)
def test_a_digest_tells_files_apart_by_name_and_content(
    one: dict[str, bytes], other: dict[str, bytes]
):
    with TemporaryDirectory() as temporary:
        digests = []
        for name, files in (("one", one), ("other", other)):
            folder = Path(temporary) / name
            disk.create(folder, files)
            digests.append(disk.digest(disk.tree(folder), folder))
        assert (digests[0] == digests[1]) == (one == other)


def test_removing_what_does_not_exist_is_no_error(tmp_path: Path):
    disk.remove(tmp_path / "none")
    disk.create(tmp_path / "some", {"a/b": b""})
    disk.remove(tmp_path / "some")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_folder_in_which_nothing_may_be_deleted_is_deleted(tmp_path: Path, mode: int):
    """A package may come with one in the place of the unfinished site."""
    others = tmp_path / "others"
    disk.create(others, {"thesis.txt": b"mine"})
    others.chmod(0o755)
    disk.create(tmp_path / "new" / "evil", {"below/x.js": b"alert(1)"})
    (tmp_path / "new" / "evil" / "link").symlink_to(others)
    (tmp_path / "new" / "evil" / "below").chmod(mode)
    (tmp_path / "new" / "evil").chmod(mode)
    done = unprivileged("disk.remove", tmp_path / "new")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["others"]
    assert held(others) == {"thesis.txt": b"mine"}
    assert others.stat().st_mode & 0o777 == 0o755


def test_what_cannot_be_deleted_is_told(tmp_path: Path):
    disk.create(tmp_path / "build" / "new", {"x.js": b"alert(1)"})
    (tmp_path / "build").chmod(0o555)
    done = unprivileged("disk.remove", tmp_path / "build" / "new")
    (tmp_path / "build").chmod(0o755)
    assert "UsageError" in done.stderr
    assert "cannot delete it: Permission denied" in done.stderr


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_of_what_is_no_file_nothing_is_read(tmp_path: Path, make: Callable[[Path], object]):
    make(tmp_path / "state.json")
    with pytest.raises(OSError, match=r"state\.json"):
        disk.plain(tmp_path / "state.json")


def test_there_are_no_files_where_there_is_no_folder(tmp_path: Path):
    assert disk.tree(tmp_path / "none") == []


def test_a_folder_of_somebody_else_is_written_to_only_while_it_is_empty(tmp_path: Path):
    disk.create(tmp_path / "new", {"a": b"1", "b/c.md": b"2"})
    with pytest.raises(UsageError, match="holds files already"):
        disk.create(tmp_path / "new", {"a": b"other"})
    assert held(tmp_path / "new") == {"a": b"1", "b/c.md": b"2"}


def test_where_nothing_can_be_written_is_said(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(UsageError):
            disk.create(folder, {"a": b""})
