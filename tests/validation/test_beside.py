"""What is told beside errors, and across tables: warnings, near names, files in another form."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from commanding import yesan
from yesan.errors import InvalidPackage
from yesan.validation import validation


def errors(package: Path) -> list[str]:
    with pytest.raises(InvalidPackage) as caught:
        validation.validate(package)
    return [str(error) for error in caught.value.errors]


def test_warnings_are_shown_beside_errors(make_package: Callable[..., Path]):
    """Of the descriptor and of the cells: who fixes one sees the other."""
    package = make_package({"paid": "id,sum\na,△5\nb,x\n"}, fields={"sum": {"type": "integer"}})
    with pytest.raises(InvalidPackage) as caught:
        validation.validate(package)
    assert [e.type for e in caught.value.errors] == ["type-error"]
    assert [w.type for w in caught.value.warnings] == ["number-spelling"]
    done = yesan("validate", package)
    assert done.returncode == 1
    assert "number-spelling (1)" in done.stderr
    found = json.loads(yesan("validate", package, "--format", "json").stdout)
    assert [w["type"] for w in found["warnings"]] == ["number-spelling"]


def test_one_cause_in_several_tables_is_one_entry(make_package: Callable[..., Path]):
    rows = 'id,sum\na,"1,5"\n'
    package = make_package(
        {f"y{year}": rows for year in (2020, 2021, 2022)}, fields={"sum": {"type": "number"}}
    )
    said = yesan("validate", package).stderr
    assert said.count("type-error (3)") == 1
    assert said.count('add "decimalChar": "," to the field') == 3


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_in_another_unicode_form_is_read_and_told(form: str, tmp_path: Path):
    written = unicodedata.normalize(form, "data/예산.csv")
    other = unicodedata.normalize("NFD" if form == "NFC" else "NFC", written)
    (tmp_path / "data").mkdir()
    (tmp_path / other).write_text("k\na\n", encoding="utf-8")
    described = {"name": "p", "resources": [{"name": "a", "path": written}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    package = validation.validate(tmp_path).model.package
    assert [w.type for w in package.warnings] == ["unicode-form"]
    assert package.contents[written] == b"k\na\n"


def test_a_name_in_another_case_is_another_file_where_the_system_says_so(
    make_package: Callable[..., Path],
):
    package = make_package({"paid": "id\na\n"})
    path = package / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace("data/paid.csv", "Data/Paid.csv"), "utf-8")
    (said,) = errors(package)
    assert 'did you mean "data/paid.csv"?' in said


def test_a_key_that_looks_like_another_is_another_no_longer(make_package: Callable[..., Path]):
    """And what was read in another form is told beside it."""
    decomposed = unicodedata.normalize("NFD", "한글")
    package = make_package(
        {"paid": f"id,n\n한글,1\n{decomposed},2\n"},
        resources={"paid": {"schema": {"primaryKey": "id"}}},
    )
    with pytest.raises(InvalidPackage) as caught:
        validation.validate(package)
    assert [e.type for e in caught.value.errors] == ["primary-key"]
    assert [w.type for w in caught.value.warnings] == ["unicode-form"]


def test_an_empty_name_is_shown(make_package: Callable[..., Path]):
    (said,) = errors(make_package({"paid": "id\na\n"}, name=""))
    assert 'found "", expected text' in said


def test_two_places_with_dots_in_their_names_are_told_apart(make_package: Callable[..., Path]):
    """A resource `a.b` with a field `c`, and a resource `a` with a field `b.c`."""
    package = make_package(
        {"a.b": "c\n1\n", "a": "b.c\n1\n"},
        fields={n: {"constraints": {"mininum": 1}} for n in ("c", "b.c")},
    )
    said = errors(package)
    assert len(said) == len(set(said)) == 2
    assert 'resources["a.b"].c.constraints' in said[0]
    assert 'resources.a["b.c"].constraints' in said[1]
