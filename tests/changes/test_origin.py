"""Where an edition is: what exists goes before what git knows by the same name."""

from __future__ import annotations

from pathlib import Path

import pytest

from yesan.changes import origin
from yesan.errors import UsageError
from yesan.language.translation import Translation


def test_a_folder_a_descriptor_and_anything_else(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    (tmp_path / "datapackage.json").write_text("{}")
    (tmp_path / "a.zip").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    names = ("here", "datapackage.json", "a.zip", "https://x.example/a.zip", "main")
    first = {name: origin.origins(name, "here")[0] for name in names}
    assert {name: found.folder for name, found in first.items() if found.folder} == {
        "here": Path("here"),
        "datapackage.json": Path("datapackage.json"),
    }
    assert [name for name, found in first.items() if not found.is_here] == ["main"]


def test_a_revision_is_of_the_repository_of_the_other_edition(tmp_path, monkeypatch):
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "datapackage.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    old, _ = origin.origins("main", "package")
    assert old.beside == Path("package")
    _, new = origin.origins("package/datapackage.json", "main")
    assert new.beside == Path("package")
    assert origin.origins("v1", "v2")[0].beside == Path()


def test_an_address_is_refused_without_leave(tmp_path):
    old, _ = origin.origins("https://x.example/a.zip", str(tmp_path))
    with pytest.raises(UsageError, match="--allow-remote"):
        origin.files_of(old, remote=False)


def test_the_address_of_a_descriptor_is_refused_with_what_to_give_instead(tmp_path):
    old, _ = origin.origins("https://x.example/v/1.0.0/datapackage.json?x", str(tmp_path))
    with pytest.raises(UsageError, match="give the address of the zip") as refused:
        origin.files_of(old, remote=True)
    assert "패키지 zip의 주소를 주십시오" in Translation("ko").said(refused.value.args[0])
