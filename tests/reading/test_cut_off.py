"""A file that ends in the middle is told as that, once, and nothing that follows from it."""

from __future__ import annotations

import pytest

from yesan.errors import InvalidPackage
from yesan.validation import validation

CODES = "id,name\nroads,도로\nparks,Parks\nschools,Schools\n"
ROWS = "code,year,paid\nroads,2024,10\nparks,2024,20\nschools,2024,30\n"
KEY = {"fields": ["code"], "reference": {"resource": "codes", "fields": ["id"]}}


@pytest.fixture
def errors(make_package):
    """The errors of two tables, of which one refers to the other, in other bytes."""

    def errors(name: str, data: bytes) -> list[tuple[str, str, int | None, str]]:
        schemas = {"codes": {"primaryKey": ["id"]}, "rows": {"foreignKeys": [KEY]}}
        root = make_package(
            {"codes": CODES, "rows": ROWS},
            fields={"year": {"type": "year"}, "paid": {"type": "integer"}},
            resources={name: {"schema": schema} for name, schema in schemas.items()},
        )
        (root / "data" / f"{name}.csv").write_bytes(data)
        try:
            warnings = validation.validate(root).model.package.warnings
        except InvalidPackage as refused:
            told = (*refused.errors, *refused.warnings)
            return [(e.type, e.resource, e.row, e.found) for e in told]
        return [(e.type, e.resource, e.row, e.found) for e in warnings]

    return errors


@pytest.mark.parametrize(
    ("text", "row", "found"),
    [
        ("code,year,pa", 1, "its header"),
        ("code,year", 1, "its header"),
        ("code,year,paid\nroads", 2, ""),
        ("code,year,paid\nroads,2024,10\np", 3, "row 3, in cell 1 of 3"),
        ("code,year,paid\nroads,2024,10\nparks,20", 3, "row 3, in cell 2 of 3"),
        ('code,year,paid\nroads,2024,10\n"parks","20', 3, "row 3, in cell 2 of 3"),
        ('code,year,paid\nroads,2024,10\nparks,2024,"2', 3, "row 3, in cell 3 of 3"),
    ],
)
def test_a_row_or_a_header_in_the_middle_of_which_a_file_ends(errors, text, row, found):
    told = errors("rows", text.encode())
    if found:
        said = f"a file that ends in the middle of {found}"
        assert told == [("source-error", "rows", row, said)]
    else:  # by itself it may be a note
        assert [(kind, at) for kind, _, at, _ in told] == [("missing-cell", row)]


def test_keys_that_lead_to_what_was_cut_off_are_not_told(errors):
    assert errors("codes", CODES.encode()[:-12]) == [
        ("source-error", "codes", 4, "a file that ends in the middle of row 4, in cell 1 of 2")
    ]


def test_zeros_in_place_of_the_end_are_told(errors):
    """As a file system leaves them behind where a machine stops."""
    assert errors("codes", CODES.encode()[:24] + bytes(4096)) == [
        ("source-error", "codes", 3, "zeros in place of the last 4,096 bytes")
    ]


def test_a_character_in_the_middle_of_which_a_file_ends_is_no_other_encoding(errors):
    data = f"{ROWS}공".encode()[:-1].replace(b"roads", "도로".encode())
    assert errors("rows", data) == [
        ("source-error", "rows", 5, "a file that ends in the middle of a character")
    ]


@pytest.mark.parametrize(
    "text",
    [
        ROWS.rstrip("\n"),
        "code,year,paid",
        'code,year,paid\nroads,2024,"10"',
    ],
)
def test_a_file_without_an_end_of_its_last_line_is_whole(errors, text):
    assert [e for e in errors("rows", text.encode()) if e[0] != "empty-table"] == []


@pytest.mark.parametrize(
    "text",
    [
        f"{ROWS}Source: budget of 2024",
        "code,year,paid\nroads,2024\nparks,2024",
        f"{ROWS}parks,2024\n",
    ],
)
def test_a_note_and_rows_that_are_short_as_others_are_not_cut_off(errors, text):
    assert "source-error" not in {kind for kind, *_ in errors("rows", text.encode())}


def test_bytes_of_a_declared_encoding_are_read_in_it(make_package):
    rows = {"rows": {"encoding": "cp949"}}
    root = make_package({"rows": "code,paid\nx,1\n"}, resources=rows)
    (root / "data" / "rows.csv").write_bytes("code,paid\n도로,공원".encode("cp949"))
    assert validation.validate(root).model.tables["rows"].rows[0].cells["paid"] == "공원"
