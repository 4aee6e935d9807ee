"""The bytes of a resource: in one file or in parts, packed, inline."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from examples import examples
from yesan.errors import Fault
from yesan.reading import content as contents
from yesan.reading.locations import Locations

CSV = b"id,paid\na,1\nb,2\n"


@pytest.fixture
def read(tmp_path: Path):
    """Reads a resource over files of these contents."""

    def of(raw: dict[str, Any], **files: bytes) -> contents.Content:
        for name, content in files.items():
            (tmp_path / name.replace("_", ".")).write_bytes(content)
        return contents.read(raw, Locations(tmp_path))[0]

    return of


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, content in members.items():
            target.writestr(name.replace("_", "."), content)
    return packed.getvalue()


def test_a_file_is_untouched(read):
    content = read({"path": "x.csv"}, x_csv=CSV)
    assert (content.data, content.name, content.notes) == (CSV, "x.csv", ())


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("x_csv_gz", gzip.compress(CSV)),
        ("x_csv_bz2", bz2.compress(CSV)),
        ("x_csv_xz", lzma.compress(CSV)),
        ("x_csv_zip", zipped(x_csv=CSV)),
    ],
    ids=["gz", "bz2", "xz", "zip"],
)
def test_a_packed_file_is_unpacked(read, name, packed):
    content = read({"path": name.replace("_", ".")}, **{name: packed})
    assert (content.data, content.name) == (CSV, "x.csv")
    assert content.notes[0].startswith("unpacked from")


def test_one_of_several_files_in_a_zip_is_named(read):
    packed = zipped(a_csv=CSV, b_csv=b"no")
    assert read({"path": "x.zip", "innerpath": "a.csv"}, x_zip=packed).data == CSV


@pytest.mark.parametrize(
    ("raw", "file"),
    [
        ({"path": "x.zip"}, zipped(a_csv=CSV, b_csv=CSV)),
        ({"path": "x.zip", "innerpath": "c.csv"}, zipped(a_csv=CSV)),
        ({"path": "x.zip"}, b"no zip"),
        ({"path": "x.zip", "compression": "rar"}, b""),
        ({"path": "x.zip", "compression": "gz"}, CSV),
        ({"path": "x.zip", "compression": "xz"}, lzma.compress(CSV)[:-9]),
    ],
    ids=["which", "absent", "damaged", "unknown", "not packed", "cut off"],
)
def test_a_packed_file_that_cannot_be_read_is_told(read, raw, file):
    with pytest.raises(Fault) as caught:
        read(raw, x_zip=file)
    assert caught.value.type == "compression-error"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_small_file_cannot_become_an_immense_one(read, pack, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(contents, "LARGEST", 1000)
    name = {"gzip": "gz", "bz2": "bz2", "lzma": "xz"}[pack.__module__]
    assert len(read({"path": f"x.{name}"}, **{f"x_{name}": pack(b" " * 1000)}).data) == 1000
    with pytest.raises(Fault, match="once unpacked"):
        read({"path": f"x.{name}"}, **{f"x_{name}": pack(b" " * 1001)})


def test_parts_are_joined_and_a_repeated_header_is_kept_once(read):
    content = read({"path": ["a.csv", "b.csv"]}, a_csv=CSV, b_csv=b"id,paid\r\nc,3\n")
    assert content.data == CSV + b"c,3\n"
    assert "their header kept once" in content.notes[0]


@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 99), min_size=1, max_size=8), st.data(), st.booleans())
def test_however_a_table_is_cut_its_parts_make_the_whole(read, numbers, data, ended):
    cut = data.draw(st.integers(0, len(numbers)))
    lines = [f"{n},{n}\n".encode() for n in numbers]
    first, second = b"id,paid\n" + b"".join(lines[:cut]), b"".join(lines[cut:])
    first = first if ended else first.removesuffix(b"\n")
    content = read({"path": ["a.csv", "b.csv"]}, a_csv=first, b_csv=second)
    assert content.data.splitlines() == (b"id,paid\n" + b"".join(lines)).splitlines()


@pytest.mark.parametrize("kind", ["md5", "sha1", "sha256", "sha512"])
@pytest.mark.parametrize("named", [True, False])
def test_a_hash_of_any_kind_is_held(tmp_path: Path, kind: str, *, named: bool):
    (tmp_path / "x.csv").write_bytes(CSV)
    value = hashlib.new(kind, CSV, usedforsecurity=False).hexdigest()
    raw = {"path": "x.csv", "hash": f"{kind}:{value}" if named else value, "bytes": len(CSV)}
    assert not contents.read(raw, Locations(tmp_path))[1]
    (tmp_path / "x.csv").write_bytes(CSV + b"c,3\n")
    warnings = contents.read(raw, Locations(tmp_path))[1]
    assert [d.type for d in warnings] == ["byte-count-error", "hash-count-error"]


def test_a_hash_of_no_known_kind_is_reported(tmp_path: Path):
    (tmp_path / "x.csv").write_bytes(CSV)
    warnings = contents.read({"path": "x.csv", "hash": "crc9:12"}, Locations(tmp_path))[1]
    assert "no way to compute crc9" in warnings[0].found


def test_rows_in_the_descriptor_are_rows(read):
    assert read({"data": [{"a": 1}]}).inline == [{"a": 1}]
    assert read({"data": "a;b\n", "format": "csv"}).name == "data.csv"


@pytest.mark.parametrize(
    ("raw", "type_"),
    [
        ({}, "path-error"),
        ({"path": ""}, "path-error"),
        ({"path": ["x.csv", 1]}, "path-error"),
        ({"path": []}, "path-error"),
        ({"data": 5}, "source-error"),
        ({"data": [], "path": "x.csv"}, "descriptor-error"),
    ],
)
def test_a_resource_that_is_nowhere_is_told(read, raw, type_):
    with pytest.raises(Fault) as caught:
        read(raw)
    assert caught.value.type == type_
