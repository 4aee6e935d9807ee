"""A package is valid or every error of it is reported at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yesan.errors import InvalidPackage, UsageError
from yesan.validation import validation

RULE = """-- title: Paid is due
SELECT 'amounts' AS "table", id AS key, 'paid' AS field, paid AS published, due AS computed
FROM amounts
"""
FIELDS: dict[str, dict[str, Any]] = {name: {"type": "integer"} for name in ("paid", "due")}
KEYED = {"amounts": {"schema": {"primaryKey": "id"}}}


def types(path: Path, **options: Any) -> list[str]:
    with pytest.raises(InvalidPackage) as caught:
        validation.validate(path, **options)
    return [error.type for error in caught.value.errors]


@pytest.fixture(scope="module")
def package(make_package: Callable[..., Path]) -> Callable[..., Path]:
    """A package of amounts that one rule checks."""

    def make(csv: str = "id,paid,due\na,1,1\nb,,2\n", **more: Any) -> Path:
        return make_package(
            {"amounts": csv}, fields=FIELDS, resources=KEYED, rules={"same": RULE}, **more
        )

    return make


def test_a_valid_package_has_its_model_and_the_outcomes_of_its_rules(package):
    checked = validation.validate(package())
    assert checked.model.package.name == "tiny"
    assert checked.model.tables["amounts"].column("paid") == [1, None]
    assert [(o.rule.name, len(o.checked)) for o in checked.outcomes] == [("same", 1)]


def test_a_folder_without_a_descriptor_is_a_wrong_command(tmp_path: Path):
    with pytest.raises(UsageError):
        validation.validate(tmp_path)


def test_a_warning_is_an_error_only_where_that_is_asked_for(make_package):
    """A file that is not UTF-8 is read, with a warning."""
    root = make_package({"amounts": "id,name\na,x\n"})
    (root / "data" / "amounts.csv").write_bytes("id,name\na,café\nb,déjà père\n".encode("cp1252"))
    warnings = [w.type for w in validation.validate(root).model.package.warnings]
    assert warnings == ["undeclared-encoding"]
    assert types(root, strict=True) == warnings


def test_a_broken_rule_is_an_error(package):
    assert types(package("id,paid,due\na,1,2\n")) == ["rule-break"]


def test_a_wrong_cell_is_reported_before_any_rule_is_run(package):
    assert types(package("id,paid,due\na,x,2\nb,1,2\n")) == ["type-error"]


def test_a_phase_that_no_row_has_is_an_error(package):
    assert types(package(comparison=["x", "y"])) == ["descriptor-error", "descriptor-error"]


def test_years_are_not_figures_once_the_rows_are_known(make_package):
    """Whole numbers from 1900 to 2100, with neither unit nor role."""
    csv = "a,b,c,d,e\n1900,1899,2101,2000,\n2100,2000,2000,2000,\n"
    fields = {name: {"type": "integer"} for name in "abcde"}
    fields["d"]["unit"] = "cars"
    root = make_package({"t": csv}, fields=fields)
    (table,) = validation.validate(root).model.package.resources
    assert {f.name: f.sense for f in table.fields} == {
        "a": "year",
        "b": "",
        "c": "",
        "d": "",
        "e": "",
    }
