"""Whatever the descriptor says of how cells are written, what pages say of them is proven."""

from __future__ import annotations

from typing import Any

import pytest

from publishing import publish
from releasing import FOLDER, KEYED, keep, released
from yesan.descriptor import descriptor
from yesan.proof import proof
from yesan.proof.data import meanings

COMMA: dict[str, Any] = {"type": "number", "decimalChar": ","}
FIELDS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a decimal comma": (COMMA, ['"10,5"', '"20,25"', '"30,5"']),
    "years with a decimal comma": (COMMA, ['"2019,0"', '"2020,0"', '"2021,0"']),
    "thousands": ({"type": "number", "groupChar": ","}, ['"1,010"', '"20,250.5"', "30"]),
    "both": ({**COMMA, "groupChar": "."}, ['"1.010,5"', '"20.250"', '"30,5"']),
    "blanks as groups": ({**COMMA, "groupChar": " "}, ['"1 010,5"', '"20 250"', '"30,5"']),
    "money": (
        {**COMMA, "groupChar": ".", "columnType": "value", "currency": "EUR", "unit": "EUR"},
        ['"1.010,50"', '"20.250,00"', '"30,50"'],
    ),
    "units": ({"type": "number", "bareNumber": False}, ["€10", "20%", "30 kg"]),
    "whole numbers with units": ({"type": "integer", "bareNumber": False}, ["€10", "20", "30 kg"]),
    "whole thousands": ({"type": "integer", "groupChar": ","}, ['"1,010"', '"20,250"', "30"]),
    "an exponent": ({"type": "number"}, ["1e3", "20", "30"]),
    "signs and zeros": ({"type": "number"}, ["+10", "20.50", "030"]),
    "zeros before numbers": ({"type": "integer"}, ["0010", "0020", "0030"]),
    "words for true and false": (
        {"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
        ["ja", "nein", "ja"],
    ),
    "days first": (
        {"type": "date", "format": "%d.%m.%Y"},
        ["10.01.2020", "11.01.2020", "3.4.2020"],
    ),
    "any dates": ({"type": "date", "format": "any"}, ["10 Jan 2020", "11.01.2020", "12.01.2020"]),
    "times": ({"type": "time", "format": "%H.%M"}, ["10.30", "11.40", "12.50"]),
    "moments": (
        {"type": "datetime", "format": "%d/%m/%Y %H:%M"},
        ["01/02/2020 10:30", "01/03/2020 11:40", "01/04/2020 12:50"],
    ),
}


def table(cells: list[str]) -> str:
    rows = zip("abc", ("North", "South", "West"), cells, strict=True)
    return "id,name,beds\n" + "".join(f"{id_},{name},{cell}\n" for id_, name, cell in rows)


@pytest.mark.parametrize("name", FIELDS)
def test_cells_and_their_changes_are_proven(make_package, tmp_path, name):
    said, cells = FIELDS[name]
    fields = {"beds": {"title": "Flower beds", **said}}
    described = {"version": "1.0.0", "created": "2025-01-31", "releases": {"from": FOLDER}}
    root = make_package({"parks": table(cells)}, fields=fields, resources=KEYED, **described)
    keep(root)
    (root / "data" / "parks.csv").write_text(table([cells[1], *cells[1:]]), "utf-8")
    released(root, "1.0.1")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    assert "1</data> value corrected" in (tmp_path / "changes.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("said", "text", "meant"),
    [
        ({"type": "integer"}, " 007", "7"),
        ({"type": "integer"}, "100.0", "100"),
        ({"type": "integer"}, "-0", "0"),
        ({"type": "integer"}, "seven", "seven"),
        ({"type": "number", "groupChar": ".", "decimalChar": ","}, "1.010,50", "1010.5"),
        ({"type": "number", "bareNumber": False}, "€ 1.50", "1.5"),
        ({"type": "number"}, "1e3", "1000"),
        ({"type": "number"}, "INF", "Infinity"),
        ({"type": "boolean"}, "1", "true"),
        ({"type": "boolean", "trueValues": ["ja"]}, "1", "1"),
        ({"type": "date"}, "2020-01-02", "2020-01-02"),
        ({"type": "date", "format": "%d.%m.%Y"}, "2.1.2020", "2020-01-02"),
        ({"type": "date", "format": "%d.%m.%Y"}, "unknown", "unknown"),
        ({"type": "time"}, "10:30", "10:30:00"),
        ({"type": "datetime"}, "2020-01-02T10:30:00Z", "2020-01-02 10:30:00+00:00"),
        ({"type": "string"}, " 007", " 007"),
    ],
)
def test_a_text_means_one_value(make_package, said, text, meant):
    root = make_package({"a": "x\n1\n"}, fields={"x": said})
    (resource,) = descriptor.read(root).resources
    assert meanings.reader(resource, resource.by_name["x"])(text) == meant
