"""What is said of a CSV to programs holds: a reader of the standard reads each by it."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from csvw import CSVW

from publishing import EPOCH, PACKAGES
from yesan.downloads import formats
from yesan.language.locale import Locale
from yesan.model.addresses import file_of
from yesan.model.model import Model
from yesan.validation.validation import validate


def written(model: Model, folder: Path) -> Path:
    """The files of data of a package, in a folder."""
    made = formats.Maker(model, Locale.of(model.package), EPOCH).make().files
    made |= {file_of(r): r.content.data for r in model.package.resources}
    for path, content in made.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "data"


def read(path: Path) -> CSVW:
    """A description, with which each row of its tables is read and checked."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = CSVW(str(path), validate=True)
        assert found.is_valid
    # Names in other letters are as the standard wants them, and read by their titles.
    said = [str(w.message) for w in [*told, *found.warnings] if "URI" not in str(w.message)]
    assert said == []
    return found


@pytest.mark.parametrize(
    "root", [PACKAGES / "kauri-coast", Path(__file__).parents[2]], ids=lambda p: p.name
)
def test_a_reader_of_the_standard_reads_each_table_by_it(root: Path, tmp_path: Path):
    model = validate(root).model
    folder = written(model, tmp_path)
    for resource in model.package.resources:
        found = read(folder / f"{resource.id}.metadata.json")
        (table,) = found.tables
        rows = [*table.iterdicts()]
        assert len(rows) == len(model.tables[resource.name])
        names = [column.name for column in table.tableSchema.columns]
        assert names == [field.name for field in resource.fields]
        for field in (f for f in resource.fields if f.numeric):
            own = model.tables[resource.name].column(field.name)
            assert [row[field.name] for row in rows] == own
    group = read(folder / "csv-metadata.json")
    assert len(group.tables) == len(model.package.resources)


AMOUNTS = '번호;이름;paid;open;day\n1;"A; b";1.200,5;ja;03.02.2020\n2;;-;nein;\n'


def test_a_csv_that_is_written_otherwise_is_read_as_its_description_says(
    make_package: Callable[..., Path], tmp_path: Path
):
    root = make_package(
        {"amounts": AMOUNTS.replace(";", ",").splitlines()[0] + "\n"},
        resources={"amounts": {"dialect": {"delimiter": ";"}, "encoding": "cp949"}},
    )
    described = json.loads((root / "datapackage.json").read_text("utf-8"))
    fields: list[dict[str, Any]] = [
        {"name": "번호", "type": "integer"},
        {"name": "이름", "type": "string"},
        {"name": "paid", "type": "number", "groupChar": ".", "decimalChar": ","},
        {"name": "open", "type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
        {"name": "day", "type": "date", "format": "%d.%m.%Y"},
    ]
    described["resources"][0]["schema"] = {
        "fields": fields,
        "primaryKey": "번호",
        "missingValues": ["", "-"],
    }
    (root / "datapackage.json").write_text(json.dumps(described), "utf-8")
    (root / "data" / "amounts.csv").write_bytes(AMOUNTS.encode("cp949"))
    folder = written(validate(root).model, tmp_path)
    (table,) = read(folder / "amounts.metadata.json").tables
    assert [[*row.values()] for row in table.iterdicts()] == [
        [1, "A; b", "1.200,5", "ja", "03.02.2020"],
        [2, None, None, "nein", None],
    ]


@pytest.mark.parametrize(("cell", "count"), [("", 0), ("z", 1)])
def test_a_key_with_a_null_is_not_said_to_be_one(
    cell: str, count: int, make_model: Callable[..., Model], tmp_path: Path
):
    model = make_model(
        {"a": f"id,b_id\nx,{cell}\ny,z\n", "b": "id\nz\n"},
        resources={
            "a": {
                "schema": {
                    "primaryKey": ["id"],
                    "foreignKeys": [
                        {"fields": ["b_id"], "reference": {"resource": "b", "fields": ["id"]}}
                    ],
                }
            },
            "b": {"schema": {"primaryKey": ["id"]}},
        },
    )
    tables = read(written(model, tmp_path) / "csv-metadata.json").tables
    assert [t.tableSchema.primaryKey for t in tables] == [["id"], ["id"]]
    assert [len(t.tableSchema.foreignKeys) for t in tables] == [count, 0]


def test_a_file_of_the_package_keeps_the_name_that_a_description_would_have(
    make_package: Callable[..., Path],
):
    root = make_package({"a": "x\n1\n"})
    (root / "data" / "other.json").write_text('{"b": 1}', "utf-8")
    described = json.loads((root / "datapackage.json").read_text("utf-8"))
    described["resources"].append({"name": "a.metadata", "path": "data/other.json"})
    (root / "datapackage.json").write_text(json.dumps(described), "utf-8")
    model = validate(root).model
    taken = {file_of(f) for f in model.package.files}
    made = formats.Maker(model, Locale.of(model.package), EPOCH).make().files
    assert taken == {"data/a.metadata.json"}
    assert taken & made.keys() == set()
