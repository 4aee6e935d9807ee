"""What bad input gets: one tiny package per fault, each a clear error, and no half-written site."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from yesan.errors import InvalidPackage
from yesan.site import build
from yesan.validation import validation

PACKAGES = Path(__file__).parents[1] / "packages"
EXPECTED = json.loads((PACKAGES / "expected.json").read_text(encoding="utf-8"))
FAULTS = sorted(path.name for path in (PACKAGES / "faults").iterdir())
HARMLESS = sorted(path.name for path in (PACKAGES / "harmless").iterdir())


def test_every_fault_has_its_expectation():
    """No package is there without saying what it is for."""
    assert {f"faults/{name}" for name in FAULTS} == EXPECTED.keys()


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_clear_error(name: str):
    """The error names its cause and its place, and brings no others with it."""
    expected = EXPECTED[f"faults/{name}"]
    with pytest.raises(InvalidPackage) as caught:
        validation.validate(PACKAGES / "faults" / name)
    first, *others = caught.value.errors
    found = {"types": [first.type], "file": first.file, "row": first.row, "field": first.field}
    assert found == {key: expected[key] for key in found}
    assert all((e.type, e.file) == (first.type, first.file) for e in others), others
    assert first.found
    assert first.expected
    assert first.remedy


def test_faults_of_descriptor_and_cells_are_told_in_one_run(make_package: Callable[..., Path]):
    """A wrong role in one table does not hide a wrong cell, or a dangling key, in another."""
    key = {"fields": "unit", "reference": {"resource": "units", "fields": "id"}}
    package = make_package(
        {
            "units": "id,name\na,A\n",
            "paid": "id,unit,sum\nx,zz,1\ny,a,1x\n",
            "due": "id,sum\nx,2x\n",
        },
        fields={"name": {"columnType": "nonsense"}, "sum": {"type": "integer"}},
        resources={"paid": {"schema": {"foreignKeys": [key]}}},
    )
    with pytest.raises(InvalidPackage) as caught:
        validation.validate(package)
    assert [(e.type, e.resource) for e in caught.value.errors] == [
        ("role-error", ""),
        ("type-error", "paid"),
        ("type-error", "due"),
    ]


@pytest.mark.parametrize("name", FAULTS[::12])
def test_a_fault_leaves_no_site(name: str, tmp_path: Path):
    """Nothing is written where a site was asked for."""
    package = shutil.copytree(PACKAGES / "faults" / name, tmp_path / name)
    with pytest.raises(InvalidPackage):
        build.build(package, tmp_path / "site")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_harmless_is_published(name: str, published: Callable[[Path], Path]):
    """Odd but valid packages have pages, and nothing in them becomes markup or script."""
    pages = sorted(published(PACKAGES / "harmless" / name).rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        assert [s for s in tree.css("script") if "alert" in s.text()] == []
        assert tree.css("[onerror]") == []
