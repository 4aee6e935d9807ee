"""The figures of one table: printed, whole or listed."""

from __future__ import annotations

from typing import Any

import pytest

from budgets import FIELDS, PROGRAMS, SELECTED, SOURCES, WHOLE, WIDE, complete
from yesan.model.facts import between
from yesan.model.figures import Coverage, Figure, Operation
from yesan.model.model import Model
from yesan.model.rollup import Rollup

EURO = {"type": "integer", "columnType": "value", "currency": "EUR"}
PRINTED, ALL, LISTED = Coverage.PRINTED, Coverage.WHOLE, Coverage.LISTED
CUT = between("approved", "adjusted")


@pytest.fixture(scope="module")
def rolled(make_model):
    """The rollup of a table with a column for each phase, beside a table of programs."""

    def make(csv: str, table: dict[str, Any] = WIDE, programs: str = "", **fields: Any) -> Rollup:
        tables = {"t": csv, **({"programs": programs} if programs else {})}
        resources = {"t": table, "programs": PROGRAMS}
        model: Model = make_model(tables, fields=FIELDS | fields, resources=resources)
        return model.rollups["t"]

    return make


def told(figure: Figure | None) -> tuple[int, tuple[int, ...], Coverage] | None:
    """Amount, rows and coverage."""
    return figure and (int(figure.amount), figure.first.rows, figure.coverage)


def of(rollup: Rollup, phase: str = "approved", **given: str) -> Any:
    codes = {kind.replace("_", "-"): code for kind, code in given.items()}
    return told(rollup.figure(codes, phase, "expenditure"))


# ── printed ─────────────────────────────────────────────────────────────────────────────────────


def test_the_one_cell_of_an_entity_is_printed(rolled):
    rollup = rolled("program,approved\na,5\nb,6\n")
    assert of(rollup, program="a") == (5, (2,), PRINTED)
    assert of(rollup, program="zz") is None
    assert of(rollup, "executed", program="a") is None


def test_a_row_that_names_no_finer_entity_is_a_printed_total(rolled):
    rollup = rolled("office,program,item,approved\n,,,20\no,,,9\no,a,,5\no,a,x,5\no,b,,3\n")
    assert of(rollup) == (20, (2,), PRINTED)
    assert of(rollup, department="o") == (9, (3,), PRINTED)
    assert of(rollup, program="a") == (5, (4,), PRINTED)
    assert of(rollup, program="a", line_item="x") == (5, (5,), PRINTED)


def test_the_one_program_of_an_office_is_not_the_printed_amount_of_the_office(rolled):
    """A part would be told as the whole: the table says nothing of the office itself."""
    rollup = rolled("office,program,approved\no,a,5\n")
    assert of(rollup, program="a") == (5, (2,), PRINTED)
    assert of(rollup, department="o") == (5, (2,), LISTED)


def test_an_office_that_the_table_knows_by_its_programs_alone_is_never_printed(rolled):
    rollup = rolled("program,approved\na,5\n", programs="program,office\na,o\n")
    assert of(rollup, department="o") == (5, (2,), LISTED)
    assert of(rollup) == (5, (2,), LISTED)


def test_codes_identify_an_amount_where_no_entity_has_several_rows(rolled):
    assert rolled("program,approved\na,5\nb,6\n").is_identified
    assert rolled("program,item,approved\na,x,5\na,y,6\n").is_identified
    assert not rolled("program,approved\na,5\na,6\nb,7\n").is_identified


def test_one_row_of_a_year_is_not_an_amount_where_another_year_has_several(rolled):
    """The year so far has one payment, and not all that there is of the program."""
    rows = "program,year,executed\na,2023,5\na,2023,6\na,2024,7\n"
    rollup = rolled(rows)
    assert not rollup.is_identified
    assert of(rollup, "executed", program="a") == (7, (4,), LISTED)


def test_where_an_entity_has_several_rows_one_alone_is_not_its_amount(rolled):
    """In a table of projects, say, the one project of a program is no more than listed."""
    rollup = rolled("program,approved\na,5\na,6\nb,7\n")
    assert of(rollup, program="a") == (11, (2, 3), LISTED)
    assert of(rollup, program="b") == (7, (4,), LISTED)


def test_a_blank_total_is_not_printed_and_its_parts_are_added(rolled):
    rollup = rolled("program,item,approved\na,,\na,x,3\na,y,4\n")
    assert of(rollup, program="a") == (7, (3, 4), LISTED)


# ── whole and listed ────────────────────────────────────────────────────────────────────────────


def test_a_sum_of_a_table_that_says_nothing_is_listed(rolled):
    rollup = rolled("program,item,approved\na,x,60\na,y,41\n")
    assert of(rollup, program="a") == (101, (2, 3), LISTED)


def test_a_sum_of_a_table_that_its_source_calls_complete_is_whole(rolled):
    rollup = rolled("program,item,approved\na,x,60\na,y,41\n", WHOLE)
    assert of(rollup, program="a") == (101, (2, 3), ALL)
    assert of(rollup) == (101, (2, 3), ALL)


def test_a_sum_of_a_selection_is_listed_and_its_cells_are_printed(rolled):
    rollup = rolled("program,item,approved\na,x,60\na,y,41\n", SELECTED)
    assert of(rollup, program="a") == (101, (2, 3), LISTED)
    assert of(rollup, program="a", line_item="x") == (60, (2,), PRINTED)


def test_a_table_complete_for_each_program_is_whole_for_programs_alone(rolled):
    table = {**WIDE, "complete": {"lines": "1-9", "for": ["program"]}, "sources": SOURCES}
    rollup = rolled("program,item,approved\na,x,60\na,y,41\nb,x,5\n", table)
    assert of(rollup, program="a") == (101, (2, 3), ALL)
    assert of(rollup, line_item="x") == (65, (2, 4), LISTED)
    assert of(rollup) == (106, (2, 3, 4), LISTED)


def test_a_sum_with_a_blank_is_listed_and_knows_how_many_are_missing(rolled):
    rollup = rolled("program,item,approved\na,x,60\na,y,\na,z,\n", WHOLE)
    figure = rollup.figure({"program": "a"}, "approved", "expenditure")
    assert told(figure) == (60, (2,), LISTED)
    assert figure is not None
    assert figure.missing == 2


@pytest.mark.parametrize(
    ("rows", "coverage", "missing"),
    [
        ("a,,adjusted,110\nb,,adjusted,45\n", ALL, 0),
        ("a,,adjusted,110\n", LISTED, 1),
        ("a,,adjusted,110\nb,,adjusted,\n", LISTED, 1),
        ("a,,adjusted,110\nb,,executed,3\nc,,executed,4\n", LISTED, 2),
        ("a,,adjusted,110\nb,x,adjusted,40\nb,y,adjusted,1\n", ALL, 0),
        (",x,adjusted,110\n,y,adjusted,45\n", ALL, 0),
        (",,adjusted,155\n", PRINTED, 0),
    ],
    ids=["all", "no row", "blank", "of a third", "finer", "of another kind", "a total"],
)
def test_a_part_without_a_row_in_a_phase_is_missing_there_as_a_blank_is(
    make_model, rows: str, coverage: Coverage, missing: int
):
    """Where each phase is a row, less is listed of one: it is not known to be less."""
    csv = f"program,item,phase,amount\na,,approved,110\nb,,approved,40\n{rows}"
    whole = {"complete": {"lines": "1-9"}, "sources": SOURCES}
    rollup = make_model({"t": csv}, fields=FIELDS, resources={"t": whole}).rollups["t"]
    figure = rollup.figure({}, "adjusted", "expenditure")
    assert (figure.coverage, figure.missing) == (coverage, missing)


REST = {"program": {**FIELDS["program"], "blank": "rest"}}


def test_what_is_said_to_be_the_rest_is_in_the_sum_of_all_and_in_that_of_no_part(rolled):
    rollup = rolled("office,program,approved\no,a,60\no,,30\np,c,5\n", WHOLE, **REST)
    assert of(rollup) == (95, (2, 3, 4), ALL)
    assert of(rollup, department="o") == (90, (2, 3), ALL)
    assert of(rollup, program="a") == (60, (2,), PRINTED)


def test_the_rest_alone_is_not_printed_as_the_whole(rolled):
    rollup = rolled("program,approved,adjusted\na,60,\n,30,7\n", WHOLE, **REST)
    figure = rollup.figure({}, "adjusted", "expenditure")
    assert (told(figure), figure.missing) == ((7, (3,), LISTED), 1)


@pytest.mark.parametrize("row", ["a,adjusted,110", ",adjusted,9"], ids=["a part", "the rest"])
def test_a_part_and_a_rest_are_missing_without_each_other(make_model, row: str):
    csv = f"program,phase,amount\na,approved,110\n,approved,40\n{row}\n"
    whole = {"complete": {"lines": "1-9"}, "sources": SOURCES}
    model = make_model({"t": csv}, fields=FIELDS | REST, resources={"t": whole})
    figure = model.rollups["t"].figure({}, "adjusted", "expenditure")
    assert (figure.coverage, figure.missing) == (LISTED, 1)


def test_parts_and_their_rest_add_up_to_a_printed_total(make_model):
    """With the rest left out they would not, and the table would be refused."""
    tables = {"t": "program,approved\na,60\nb,30\n,10\n", "all": "item,approved\n,100\n"}
    resources = {"t": complete("all"), "all": WIDE}
    model = make_model(tables, fields=FIELDS | REST, resources=resources)
    assert list(model.check()) == []
    assert of(model.rollups["t"]) == (100, (2, 3, 4), ALL)


def test_parts_that_add_up_to_a_printed_total_lack_nothing(make_model):
    csv = "program,phase,amount\na,approved,110\nb,approved,40\na,adjusted,110\n"
    total = "program,phase,amount\n,approved,150\n,adjusted,110\n"
    borne = {"complete": {"total": "all"}}
    model = make_model({"t": csv, "all": total}, fields=FIELDS, resources={"t": borne})
    figure = model.rollups["t"].figure({}, "adjusted", "expenditure")
    assert (figure.coverage, figure.missing) == (ALL, 0)


def test_parts_beside_a_total_are_missing_without_a_row(make_model):
    csv = "program,phase,amount\n,approved,200\na,approved,110\nb,approved,40\n"
    model = make_model({"t": f"{csv},adjusted,190\na,adjusted,110\n"}, fields=FIELDS)
    parts = model.rollups["t"].parts({}, "adjusted", "expenditure", "EUR")
    assert (parts.amount, parts.missing) == (110, 1)


def test_a_sum_says_what_it_is_of(rolled):
    rollup = rolled("program,year,item,approved\na,2024,x,60\na,2024,y,41\n")
    figure = rollup.figure({"program": "a"}, "approved", "expenditure")
    assert figure is not None
    assert figure.operation is Operation.SUM
    assert figure.about == (("program", "a"), ("phase", "approved"), ("year", "2024"))


def test_a_table_is_whole_in_the_phases_in_which_its_total_agrees(make_model):
    model = make_model(
        {
            "t": "program,approved,adjusted\na,60,5\nb,41,6\n",
            "all": "program,approved\n,101\n",
        },
        fields=FIELDS,
        resources={"t": complete("all"), "all": WIDE},
    )
    rollup = model.rollups["t"]
    assert rollup.proven == {("approved", "expenditure")}
    assert of(rollup) == (101, (2, 3), ALL)
    assert of(rollup, "adjusted") == (11, (2, 3), LISTED)


# ── sums ────────────────────────────────────────────────────────────────────────────────────────


def test_totals_by_another_kind_are_summed(rolled):
    """No program is named, so that the items make up the office."""
    rollup = rolled("office,program,item,approved\no,,x,4\no,,y,5\n")
    assert of(rollup, department="o") == (9, (2, 3), LISTED)


def test_a_program_with_only_a_total_is_not_lost_in_the_sum_of_its_office(rolled):
    rollup = rolled("office,program,item,approved\no,a,x,60\no,a,y,40\no,b,,50\n")
    assert of(rollup, department="o") == (150, (2, 3, 4), LISTED)


def test_a_program_of_no_office_is_not_in_the_sum_of_all_offices_which_is_not_whole(rolled):
    rollup = rolled("office,program,approved\no,a,60\np,b,40\n,c,70\n", WHOLE)
    total = rollup.figure({}, "approved", "expenditure")
    assert told(total) == (100, (2, 3), LISTED)
    assert total.unnamed == 1
    assert of(rollup, program="c") == (70, (4,), PRINTED)
    assert of(rollup, department="o") == (60, (2,), ALL)


def test_a_total_of_a_program_beside_its_offices_is_not_left_out_of_the_whole(rolled):
    rollup = rolled("office,program,approved\no,a,60\np,a,40\n,a,100\n", WHOLE)
    total = rollup.figure({}, "approved", "expenditure")
    assert told(total) == (100, (2, 3), ALL)
    assert total.unnamed == 0


def test_amounts_of_two_fields_are_a_sum_of_two_sums(rolled):
    second = {**EURO, "normalize": {"phase": "approved"}, "factor": 1000}
    rollup = rolled("program,item,approved,more\na,x,1,2\na,y,3,4\n", more=second)
    figure = rollup.figure({"program": "a"}, "approved", "expenditure")
    assert figure is not None
    assert (figure.amount, figure.cells) == (6004, None)
    assert [(f.amount, str(f.cells)) for f in figure.operands] == [
        (4, "t/approved/2,3"),
        (6000, "t/more/2,3"),
    ]


def test_amounts_of_two_currencies_are_not_added(rolled):
    dollars = {**EURO, "currency": "USD", "normalize": {"phase": "approved"}}
    assert of(rolled("program,approved,dollars\na,1,2\n", dollars=dollars), program="a") is None


def test_a_blank_in_another_currency_is_not_missing(rolled):
    dollars = {**EURO, "currency": "USD", "normalize": {"phase": "approved"}}
    rollup = rolled("program,approved,dollars\na,1,\nb,,2\n", dollars=dollars)
    assert of(rollup, program="a") == (1, (2,), PRINTED)
    assert of(rollup, program="b") == (2, (3,), PRINTED)
    assert of(rollup) is None


def test_blanks_alone_are_no_figure(rolled):
    assert of(rolled("program,approved,adjusted\na,,1\nb,,2\n")) is None


# ── changes ─────────────────────────────────────────────────────────────────────────────────────


def test_a_printed_change_is_a_figure_of_both_phases(rolled):
    rollup = rolled("program,approved,adjusted,change\n,9,6,-3\na,9,6,-3\n")
    assert of(rollup, CUT) == (-3, (2,), PRINTED)
    assert of(rollup, CUT, program="a") == (-3, (3,), PRINTED)


def test_a_change_that_is_printed_the_other_way_round_changes_its_sign(rolled):
    rollup = rolled("program,cut\na,3\n")
    assert of(rollup, CUT, program="a") == (-3, (2,), PRINTED)
    assert of(rollup, between("adjusted", "approved"), program="a") == (3, (2,), PRINTED)


# ── what the table has ──────────────────────────────────────────────────────────────────────────


def test_a_rollup_knows_its_kinds_its_directions_and_its_codes(rolled):
    rows = "a,x,revenue,1\nb,x,expenditure,2\nc,y,expenditure,\n"
    rollup = rolled(f"program,item,direction,approved\n{rows}")
    assert rollup.kinds == ("program", "line-item")
    assert rollup.directions == ("expenditure", "revenue")
    assert rollup.codes("program", "approved", "expenditure") == ["b"]
    assert rollup.codes("program", "approved", "revenue") == ["a"]
    assert rollup.size("approved") == 1
    assert rollup.size("executed") == 0


def test_the_year_of_a_table_is_that_of_its_rows_that_have_one(rolled):
    assert rolled("year,program,approved\n2024,a,5\n,b,6\n").year == "2024"
    assert rolled("program,approved\na,5\n").year == ""


def test_a_row_that_is_unassigned_is_counted_and_not_added(rolled):
    rollup = rolled("program,approved\na,1500\nb,400\n,50\n")
    assert of(rollup) == (1900, (2, 3), LISTED)
    figure = rollup.figure({}, "approved", "expenditure")
    assert figure is not None
    assert figure.unnamed == 1


def test_where_only_a_row_that_is_unassigned_has_an_amount_there_is_no_figure(rolled):
    rollup = rolled("program,approved,adjusted\na,5,\nb,4,\n,3,8\n")
    assert of(rollup) == (9, (2, 3), LISTED)
    assert of(rollup, "adjusted") is None


def test_a_row_that_is_unassigned_is_left_out_of_the_office_that_it_is_in(rolled):
    """It has no program, whichever of both comes first."""
    rows = "o,a,60\no,b,40\no,,5\nq,c,7\n"
    rollup = rolled(f"office,program,approved\n{rows}")
    assert of(rollup, department="o") == (100, (2, 3), LISTED)
    found = rollup.figure({}, "approved", "expenditure")
    assert found is not None
    assert (found.amount, found.unnamed) == (107, 1)
    turned = rolled("program,office,approved\na,o,60\nb,o,40\n,o,5\nc,q,7\n")
    figure = turned.figure({}, "approved", "expenditure")
    assert figure is not None
    assert (figure.amount, figure.unnamed) == (107, 1)


def test_a_row_without_an_amount_leaves_nothing_out(rolled):
    """It is of no program, but nothing of it is in a phase."""
    rows = "office,program,approved\no,a,1500\no,b,400\n"
    assert rolled(f"{rows}o,,50\n").leaves_out({}, "program", "expenditure")
    assert not rolled(f"{rows}o,,\n").leaves_out({}, "program", "expenditure")


def test_a_row_that_is_said_to_be_the_rest_leaves_nothing_out_without_an_amount(rolled):
    rest = {**FIELDS["program"], "blank": "rest"}
    for amount, left in (("50", True), ("", False)):
        csv = f"office,program,approved\no,a,1500\no,b,400\no,,{amount}\n"
        rollup = rolled(csv, program=rest)
        assert 4 in rollup.unassigned
        assert rollup.leaves_out({}, "program", "expenditure") is left


@pytest.mark.parametrize("least", [0, -1])
def test_a_sum_says_whether_some_of_it_is_less_than_nothing(rolled, least: int):
    figure = rolled(f"program,approved\na,5\nb,{least}\n").figure({}, "approved", "expenditure")
    assert figure is not None
    assert figure.below is (least < 0)
