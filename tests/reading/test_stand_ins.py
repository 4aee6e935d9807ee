"""What is in the place of a table is told as what it is."""

from __future__ import annotations

import io
import zipfile

import pytest

from yesan.errors import InvalidPackage
from yesan.reading import stand_ins
from yesan.reading.content import Content
from yesan.validation import validation

PAGE = b"<!DOCTYPE html>\n<title>Sign in</title>"
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n"


def workbook() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (workbook(), "a workbook or another archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "a workbook or another archive"),
        (PAGE, "a web page"),
        (b"\xef\xbb\xbf<html lang=ko>", "a web page"),
        (POINTER, "a pointer of Git LFS"),
        (b"", "an empty file"),
        (b"\r\n\r\n", "an empty file"),
    ],
)
def test_what_is_no_table_is_one_error_of_its_file(data: bytes, found: str, make_package):
    root = make_package({"a": "id,n\nx,1\n"})
    (root / "data" / "a.csv").write_bytes(data)
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert (error.type, error.file, error.found) == ("source-error", "data/a.csv", found)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK,n\nx,1\n", "a.csv"),
        (b"<htmlish>,n\nx,1\n", "a.csv"),
        (workbook(), "a.xlsx"),
        (PAGE, "a.html"),
        (b"id,version https://git-lfs.github.com/spec/v1\n", "a.csv"),
    ],
)
def test_a_table_and_a_file_of_another_kind_are_none(data: bytes, name: str):
    stand_ins.check(Content(data, name))
