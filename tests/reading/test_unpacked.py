"""A zip is unpacked in memory, within bounds, and never leads out of its folder."""

from __future__ import annotations

import io
import zipfile

import pytest

from yesan.errors import UsageError
from yesan.reading import snapshot, unpacked


def packed(*files: tuple[str | zipfile.ZipInfo, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files:
            archive.writestr(name, text)
    return made.getvalue()


def test_a_zip_is_known_by_its_first_bytes():
    assert unpacked.is_zip(packed(("a", "b")))
    assert not unpacked.is_zip(b"id,name\n")


def test_the_files_of_a_zip_are_read():
    content = packed(("datapackage.json", "{}"), ("data/a.csv", "id\n"))
    found = unpacked.files("x.zip", content)
    assert found.files == {"datapackage.json": b"{}", "data/a.csv": b"id\n"}


def test_the_folder_that_holds_the_descriptor_is_found():
    paths = ["a/b/datapackage.json", "a/datapackage.json", "a/data/x.csv"]
    folder = unpacked.folder_of(paths, ("datapackage.json",))
    assert folder == "a"
    files = unpacked.files("x", packed(*((path, path) for path in paths))).below(folder).files
    assert set(files) == {"b/datapackage.json", "datapackage.json", "data/x.csv"}


@pytest.mark.parametrize(
    "path",
    ["../a", "/a", "a/../../b", "C:\\a", "a\x1bb", "가" * 86, "a/" * 1000 + "a"],
)
def test_a_path_that_leads_elsewhere_is_refused(path):
    with pytest.raises(UsageError, match="no path of a file"):
        unpacked.files("x.zip", packed((path, "")))


@pytest.mark.parametrize("files", [("a", "a/b"), ("d/a/b/c", "d/a"), ("a//b", "a/b/c")])
def test_a_file_that_is_a_folder_as_well_is_refused(files: tuple[str, str]):
    with pytest.raises(UsageError, match="a file and a folder"):
        unpacked.files("x.zip", packed(*((path, "") for path in files)))


def test_a_link_is_left_out_and_told():
    link = zipfile.ZipInfo("data/link.csv")
    link.external_attr = 0o120777 << 16
    found = unpacked.files("x.zip", packed((link, "/etc/passwd"), ("b", "")))
    assert (set(found.files), found.left) == ({"b"}, {"data/link.csv": snapshot.LINK})


def test_a_zip_that_becomes_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(snapshot, "MOST_BYTES", 1000)
    with pytest.raises(UsageError, match="more than"):
        unpacked.files("x.zip", packed(("a", "0" * 2000)))


@pytest.mark.parametrize("cut", [10, 30, 60])
def test_a_damaged_zip_is_refused(cut):
    content = packed(("a.csv", "id\n" * 100))
    with pytest.raises(UsageError, match="damaged"):
        unpacked.files("x.zip", content[:-cut])
