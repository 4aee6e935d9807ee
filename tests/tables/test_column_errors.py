"""What nearly all cells of a column have wrong is one error; less is told cell by cell."""

from __future__ import annotations

import pytest

NUMBER = {"paid": {"type": "number"}}


def column(*cells: str) -> str:
    return "id,paid\n" + "".join(f'{n},"{cell}"\n' for n, cell in enumerate(cells))


@pytest.mark.parametrize("form", ["{}.5%", "{},000원", "({},000)", "{}. Mai", "{}만"])
def test_a_column_that_is_written_otherwise_throughout_is_one_error(errors, form):
    [error] = errors(column(*(form.format(n) for n in range(10, 30))), fields=NUMBER)
    assert (error.type, error.row, error.field) == ("type-error", 2, "paid")
    assert error.found == f'"{form.format(10)}" and the like in 20 rows'


def test_what_is_wrong_otherwise_in_such_a_column_is_told_by_itself(errors):
    cells = [f"{n}.5%" for n in range(10, 40)]
    assert [e.row for e in errors(column(*cells, "x", "7"), fields=NUMBER)] == [2, 32]


def test_what_some_cells_have_wrong_is_told_cell_by_cell(errors):
    cells = [f"{n}만" for n in range(10, 30)]
    found = errors(column(*cells, *map(str, range(10))), fields=NUMBER)
    assert [e.row for e in found] == [*range(2, 22)]


def test_rows_that_all_have_a_cell_too_many_are_one_error(errors):
    rows = "".join(f"{n},{n},x\n" for n in range(12))
    [error] = errors(f"id,paid\n{rows}", fields=NUMBER)
    assert (error.type, error.row) == ("extra-cell", 2)
    assert error.found == '"x" and the like in 12 rows'
