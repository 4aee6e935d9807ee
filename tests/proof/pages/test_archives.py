"""A zip in which a file, a sum, a description or a word is another one is refused."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from publishing import EPOCH, VALID
from yesan.descriptor import descriptor
from yesan.downloads import about, archive
from yesan.language.locale import Locale
from yesan.proof.pages.archives import Archives
from yesan.proof.site.catalog import catalog_of

Files = dict[str, bytes]


def packed(root: Path) -> tuple[Archives, bytes]:
    """What checks the zip of a package, and the zip."""
    package = descriptor.read(root)
    files = archive.files(package)
    files |= about.files(package, Locale.of(package), files)
    return Archives(package, catalog_of(package.language), root), archive.archive(files, EPOCH)


def found(archives: Archives, content: bytes, folder: Path) -> list[str]:
    """The members of a zip that are wrong."""
    (folder / "a.zip").write_bytes(content)
    path = f"data/{archives.package.name}.zip"
    return [finding.id for finding in archives.check(folder / "a.zip", path)]


@pytest.mark.parametrize("root", [*VALID, Path(__file__).parents[3]], ids=lambda root: root.name)
def test_a_zip_as_it_was_made_is_right(root: Path, tmp_path: Path):
    archives, content = packed(root)
    assert found(archives, content, tmp_path) == []


def replaced(name: str, old: bytes, new: bytes) -> Callable[[Files], None]:
    """What changes a member."""

    def change(files: Files) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return change


def described(change: Callable[[dict[str, Any]], object]) -> Callable[[Files], None]:
    """What changes the descriptor."""

    def changed(files: Files) -> None:
        text = json.loads(files["datapackage.json"])
        change(text)
        files["datapackage.json"] = json.dumps(text).encode()

    return changed


FORGED: Mapping[str, tuple[str, Callable[[Files], object]]] = {
    "table": ("data/ledger.csv", replaced("data/ledger.csv", b"812400", b"812401")),
    "file more": ("more.csv", lambda files: files.__setitem__("more.csv", b"a\n1\n")),
    "licence": ("LICENSE.txt", replaced("LICENSE.txt", b"Zero", b"One")),
    "text of the licence": ("LICENSE.txt", replaced("LICENSE.txt", b"waive", b"keep")),
    "title": ("README.txt", replaced("README.txt", b"2023 and 2024", b"2023 and 2025")),
    "table of another title": ("README.txt", replaced("README.txt", b"Rates by", b"Taxes by")),
    "code": ("README.txt", replaced("README.txt", b"import pandas", b"import os")),
    "word": ("README.txt", replaced("README.txt", b"How to load", b"How to sell")),
    "figure in the description": (
        "datapackage.json",
        described(lambda text: text["resources"][0].__setitem__("title", "Other")),
    ),
    "size": (
        "datapackage.json",
        described(lambda text: text["resources"][0].__setitem__("bytes", 1)),
    ),
    "licence in the descriptor": (
        "datapackage.json",
        described(lambda text: text.pop("licenses")),
    ),
}
"""The ways to change a zip, each with the member that is found."""


@pytest.mark.parametrize("kind", FORGED)
def test_a_forged_zip_is_refused_though_its_sums_are_right(kind: str, tmp_path: Path):
    archives, content = packed(VALID[0])
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        files = {name: source.read(name) for name in source.namelist() if name != "SHA256SUMS"}
    name, forge = FORGED[kind]
    forge(files)
    assert name in found(archives, archive.archive(files, EPOCH), tmp_path)


def test_other_sums_and_no_zip_are_refused(tmp_path: Path):
    archives, content = packed(VALID[0])
    assert found(archives, b"PK", tmp_path) == ["data/kauri-coast-budget.zip"]
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as other:
        for name in source.namelist():
            other.writestr(name, b"" if name == "SHA256SUMS" else source.read(name))
    assert found(archives, target.getvalue(), tmp_path) == ["SHA256SUMS"]
