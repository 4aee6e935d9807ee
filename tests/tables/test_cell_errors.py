"""Each error of a cell, a row or a header in our words: found, expected, and what to do."""

from __future__ import annotations

import json
from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.errors import DataError, InvalidPackage
from yesan.tables import tables
from yesan.tables.row_checks import LONG

PAID = {"paid": {"type": "integer"}}
KEYED = {"amounts": {"schema": {"primaryKey": ["id"]}}}


def said(errors: list[DataError]) -> list[str]:
    return [str(error).removeprefix("data/amounts.csv ") for error in errors]


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        (
            "id,paid\na,12a3b4\n",
            (
                'row 2, paid: found "12a3b4", expected an integer; write the number that is meant: '
                'its character 3 is the letter "a", which is no digit'
            ),
        ),
        (
            "id,paid\na,n/a\n",
            (
                'row 2, paid: found "n/a", expected an integer; '
                'add "n/a" to missingValues, or fix the value'
            ),
        ),
        (
            "id,paid\na,abc\n",
            ('row 2, paid: found "abc", expected an integer; fix the value, or its type'),
        ),
        (
            "id,paid\na,1.5\n",
            ('row 2, paid: found "1.5", expected an integer; make the field a "number"'),
        ),
        (
            "id,paid\na,1,2\n",
            (
                'row 2: found "2", expected as many cells as the header; '
                "quote the cell that it is a part of, or give it a column of its own"
            ),
        ),
        (
            "id,paid\na\n",
            (
                "row 2, paid: found no cell, expected as many cells as the header; "
                "add the cell, empty where nothing is known"
            ),
        ),
        (
            "id,paid\na,1\n\nb,2\n",
            "row 3: found nothing, expected a row with values; remove the blank line",
        ),
        (
            "id,paid\na,1\na,2\n",
            (
                'row 3, id: found "a" again, as in row 2, expected a key of its own; '
                "give one of the two rows a new key if both are meant, or remove the one that is "
                "not; if it takes more to tell rows apart, add that to the primaryKey"
            ),
        ),
        (
            "id,paid\na,1\na,1\n",
            (
                'row 3, id: found "a" again, as in row 2, expected a key of its own; '
                "remove one of the two rows, which are the same"
            ),
        ),
        (
            "id,paid\n,1\n",
            (
                "row 2, id: found no key, expected a key of its own; "
                "fix its key, or the primaryKey if it takes more to tell rows apart"
            ),
        ),
    ],
)
def test_an_error_says_where_what_and_what_to_do(errors, csv: str, message: str):
    fields = [{"name": "id"}, {"name": "paid", "type": "integer"}]
    resources = {"amounts": {"schema": {"fields": fields, "primaryKey": ["id"]}}}
    assert said(errors(csv, resources=resources)) == [message]


def test_a_row_that_ends_too_early_is_one_error(errors):
    """However many of its cells are not there."""
    (error,) = errors("id,paid,when\na\n")
    assert (error.type, error.row, error.field) == ("missing-cell", 2, "paid, when")


def test_names_in_other_letters_are_one_error(errors):
    """A program that writes capitals does so in all of a header."""
    fields = [{"name": "id"}, {"name": "paid", "type": "integer"}, {"name": "note"}]
    (error,) = errors(
        "Id,PAID,note\na,1,x\n",
        resources={"amounts": {"schema": {"fields": fields}}},
    )
    assert (error.type, error.row, error.field) == ("missing-label", 1, "id, paid")
    assert error.found == '"Id", "PAID" in the header'
    assert error.remedy == "write id, paid, as the schema does"


def test_two_names_that_differ_in_their_letters_alone_are_told_one_by_one(errors):
    fields = [{"name": "id"}, {"name": "paid"}]
    found = errors("ID,Id,paid\na,b,1\n", resources={"amounts": {"schema": {"fields": fields}}})
    assert [(e.type, e.field) for e in found] == [("missing-label", "id"), ("extra-label", "Id")]


@pytest.mark.parametrize(
    ("type_", "article"), [("integer", "an"), ("number", "a"), ("date", "a"), ("object", "an")]
)
def test_a_type_has_its_article(errors, type_: str, article: str):
    (error,) = errors("id,paid\na,?\n", fields={"paid": {"type": type_}})
    assert error.expected == f"{article} {type_}"


def test_a_number_in_a_date_names_no_characters_to_remove(errors):
    (error,) = errors("day\n2020x\n", fields={"day": {"type": "date"}})
    assert error.remedy == "fix the value, or its type"


@pytest.mark.parametrize(
    ("constraints", "cell", "expected"),
    [
        ({"minimum": 5}, "4", "5 or more"),
        ({"maximum": 5}, "6", "5 or less"),
        ({"exclusiveMinimum": 5}, "5", "more than 5"),
        ({"exclusiveMaximum": 5}, "5", "less than 5"),
        ({"enum": [5, 7]}, "6", "one of 5, 7"),
        ({"required": True}, "", "a value"),
    ],
)
def test_a_bound_is_said_in_words(errors, constraints, cell: str, expected: str):
    paid = {"type": "integer", "constraints": constraints}
    (error,) = errors(f"id,paid\na,{cell}\n", fields={"paid": paid})
    assert (error.type, error.row, error.field) == ("constraint-error", 2, "paid")
    assert error.found == (f'"{cell}"' if cell else "an empty cell")
    assert (error.expected, error.remedy) == (expected, "fix the value, or the constraint")


@pytest.mark.parametrize(
    ("constraints", "cell", "expected"),
    [
        ({"minLength": 3}, "ab", "3 characters or more"),
        ({"maxLength": 3}, "abcd", "3 characters or less"),
        ({"pattern": "[a-c]+"}, "d", "a match of [a-c]+"),
        ({"enum": ["x", "y z"]}, "z", "one of x, y z"),
    ],
)
def test_a_bound_of_a_text_is_said_in_words(errors, constraints, cell: str, expected: str):
    (error,) = errors(f"name\n{cell}\n", fields={"name": {"constraints": constraints}})
    assert (error.found, error.expected) == (f'"{cell}"', expected)


def test_a_value_that_should_be_unique_is_an_error_at_the_second(errors):
    (error,) = errors("id\na\nb\na\n", fields={"id": {"constraints": {"unique": True}}})
    assert (error.row, error.field) == (4, "id")
    assert (error.expected, error.remedy) == (
        "a value of its own",
        "fix the value, or leave unique out of its constraints",
    )


@pytest.mark.parametrize(("length", "found"), [(80, "x" * 80), (81, "x" * 79 + "…")])
def test_a_cell_longer_than_80_characters_is_cut(errors, length: int, found: str):
    (error,) = errors(f"paid\n{'x' * length}\n", fields=PAID)
    assert error.found == f'"{found}"'


# ── headers ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("header", "messages"),
    [
        (
            "paid,id",
            ['id: found "paid", expected the column id; put the columns into the schema\'s order'],
        ),
        (
            "id,payed",
            [
                "paid: found no such column, expected the column paid; add it to the file",
                (
                    'payed: found "payed", expected a field of the schema; '
                    "describe the column in the schema, or remove it"
                ),
            ],
        ),
        ("id", ["paid: found no such column, expected the column paid; add it to the file"]),
        (
            "id,paid,more",
            [
                (
                    'more: found "more", expected a field of the schema; '
                    "describe the column in the schema, or remove it"
                )
            ],
        ),
        ("id,paid,id", ['id: found "id" 2 times, expected it once; rename or remove']),
        ("id,", ["paid: found no name, expected a name; name the column as the schema"]),
        ("id,paid,", [": found no name, expected a name; name the column as the schema"]),
    ],
)
def test_a_header_says_which_names_are_wrong(errors, header: str, messages: list[str]):
    fields = [{"name": "id"}, {"name": "paid", "type": "integer"}]
    cells = ",".join("1" for _ in header.split(","))
    found = errors(f"{header}\n{cells}\n", resources={"amounts": {"schema": {"fields": fields}}})
    assert [e.row for e in found] == [1] * len(messages)
    assert [m.removeprefix("row 1, ").removeprefix("row 1") for m in said(found)] == messages


def test_a_column_with_the_title_of_a_field_may_be_it(errors):
    fields = [{"name": "id"}, {"name": "paid", "title": "Paid (EUR)", "title@de": "Bezahlt"}]
    own = {"amounts": {"schema": {"fields": fields}}}
    remedy = 'if both mean the same, give both one name; else add "paid" to the file'
    for label in ("Paid (EUR)", "bezahlt"):
        found = errors(f"id,{label}\n1,1\n", resources=own)
        message = f'row 1, paid: found a column "{label}", expected the column paid; {remedy}'
        assert said(found) == [message]


@pytest.mark.parametrize(
    ("match", "header", "count"),
    [
        ("exact", "id", 1),
        ("exact", "id,paid,more", 1),
        ("superset", "id", 0),
        ("superset", "id,paid,more", 1),
        ("subset", "id", 1),
        ("subset", "id,paid,more", 0),
        ("partial", "id,more", 0),
    ],
)
def test_a_table_may_have_other_columns_where_its_schema_says_so(
    make_package, match: str, header: str, count: int
):
    fields = [{"name": "id"}, {"name": "paid", "type": "integer"}]
    resources = {"amounts": {"schema": {"fields": fields, "fieldsMatch": match}}}
    csv = f"{header}\n{','.join('1' for _ in header.split(','))}\n"
    package = descriptor.read(make_package({"amounts": csv}, resources=resources))
    assert len(tables.errors(package)) == count


def test_a_table_without_a_schema_may_have_any_header_and_no_cell_too_many(tmp_path):
    (tmp_path / "a.csv").write_text("id,id,\n1,2,3\n1,2,3,4\n", encoding="utf-8")
    described = {"name": "p", "resources": [{"name": "a", "path": "a.csv"}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    (error,) = tables.errors(descriptor.read(tmp_path))
    assert (error.type, error.row, error.found) == ("extra-cell", 3, '"4"')


def test_an_empty_name_is_shown(make_package):
    fields = [{"name": "k"}, {"name": ""}]
    resources = {"amounts": {"schema": {"fields": fields}}}
    package = descriptor.read(make_package({"amounts": "k\na\n"}, resources=resources))
    (error,) = tables.errors(package)
    assert error.expected == 'the column ""'


def test_an_empty_name_is_shown_among_others(make_package):
    schema = {"fields": [{"name": "k"}, {"name": ""}], "primaryKey": ["x"]}
    root = make_package({"amounts": "k\na\n"}, resources={"amounts": {"schema": schema}})
    with pytest.raises(InvalidPackage) as refused:
        descriptor.read(root)
    assert [e.remedy for e in refused.value.errors] == ['use one of k, ""']


# ── one fault, one error ────────────────────────────────────────────────────────────────────────


def key_to(resource: str, field: str) -> dict[str, Any]:
    key = {"fields": [field], "reference": {"resource": resource, "fields": ["id"]}}
    return {"schema": {"foreignKeys": [key]}}


def test_a_key_of_no_row_names_the_table_that_lacks_it(errors):
    (error,) = errors(
        {"programs": "id\na\n", "amounts": "of\nzz\n"},
        resources={"amounts": key_to("programs", "of")},
    )
    assert str(error) == (
        'data/amounts.csv row 2, of: found "zz", expected an id of programs; '
        "fix the value, or add the row to programs"
    )


def test_a_key_to_its_own_table_names_it(errors):
    (error,) = errors("id,of\na,b\n", resources={"amounts": key_to("", "of")})
    assert (error.expected, error.remedy) == (
        "an id of amounts",
        "fix the value, or add the row to amounts",
    )


def test_a_wrong_type_in_a_key_hides_the_keys_that_refer_to_it(errors):
    found = errors(
        {"programs": "id\nx\n", "amounts": "of\n1\n"},
        fields={"id": {"type": "integer"}, "of": {"type": "integer"}},
        resources={"amounts": key_to("programs", "of")},
    )
    assert [(e.type, e.resource) for e in found] == [("type-error", "programs")]


def test_a_wrong_header_does_not_hide_the_errors_of_later_tables(errors):
    fields = [{"name": "id"}, {"name": "paid"}]
    found = errors(
        {"amounts": "id,payed\na,1\n", "others": "id,paid\na,x\n"},
        fields=PAID,
        resources={"amounts": {"schema": {"fields": fields}}},
    )
    first, *_, last = found
    assert first.resource == "amounts"
    assert (last.resource, last.row, last.field) == ("others", 2, "paid")


def test_a_wrong_header_hides_the_keys_that_refer_to_its_table(errors):
    schema = {"schema": {"fields": [{"name": "id"}]}}
    found = errors(
        {"programs": "other\nx\n", "amounts": "of\n1\n"},
        resources={"amounts": key_to("programs", "of"), "programs": schema},
    )
    assert {e.resource for e in found} == {"programs"}


def test_a_wrong_type_in_one_row_hides_no_key_of_another(errors):
    resources = {"amounts": {"schema": {"primaryKey": ["paid"]}}}
    found = errors("id,paid\na,x\nb,1\nc,1\n", fields=PAID, resources=resources)
    assert [(e.type, e.row) for e in found] == [("type-error", 2), ("primary-key", 4)]


# ── what frictionless does not check ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("9" * 30, True),
        ("9" * 31, False),
        ("-" + "9" * 30, True),
        ("0." + "1" * 29, True),
        ("0." + "1" * 30, False),
        ("1" * 15 + "." + "1" * 15, True),
        ("1" * 16 + "." + "1" * 15, False),
        ("1e29", True),
        ("1e30", False),
        ("1e-29", True),
        ("1e-30", False),
    ],
)
def test_a_figure_has_at_most_30_digits(make_package, value, fits):
    root = make_package({"amounts": f"id,paid\na,{value}\n"}, fields={"paid": {"type": "number"}})
    found = tables.errors(descriptor.read(root))
    assert [(e.type, e.row, e.field, e.expected, e.remedy) for e in found] == (
        [] if fits else [("type-error", 2, "paid", "a figure of at most 30 digits", LONG)]
    )


def test_a_code_may_be_longer_than_a_figure(make_package):
    code = {"type": "integer", "columnType": "budget-line-id"}
    root = make_package({"amounts": f"id\n{'9' * 40}\n"}, fields={"id": code})
    assert tables.errors(descriptor.read(root)) == ()


def test_a_unique_key_of_an_earlier_row_is_an_error(errors):
    """A key that is missing in part is none."""
    resources = {"amounts": {"schema": {"uniqueKeys": [["a", "b"]]}}}
    found = errors("a,b\nx,1\nx,2\nx,\nx,\nx,1\ny,1\nx,1\n", resources=resources)
    assert [(e.type, e.row, e.field, e.found) for e in found] == [
        ("unique-key", 6, "a, b", '"x, 1" again, as in row 2'),
        ("unique-key", 8, "a, b", '"x, 1" again, as in row 2'),
    ]


def test_a_comma_in_a_cell_is_one_error_and_not_one_of_each_cell_that_it_moves(make_package):
    root = make_package(
        {"amounts": "id,paid,due\na,1,2\nb, c,3,4\n"},
        fields={"paid": {"type": "integer"}, "due": {"type": "date", "format": "any"}},
    )
    package = descriptor.read(root)
    with pytest.raises(InvalidPackage) as caught:
        tables.read(package)
    moved = [(e.type, e.row) for e in caught.value.errors if e.row == 3]
    assert moved == [("extra-cell", 3)]
