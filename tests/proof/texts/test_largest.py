"""The largest figure of a column is not said to be the most in its table."""

from __future__ import annotations

import pytest

from proving import proven, refused, said

ENDS = "service,least,most\nPay,100,150\nRent,50,50\nPower,20,8\n"
RATES = "service,average cost\nPay,120\nRent,60\nPower,90\n"


@pytest.mark.parametrize(("csv", "column"), [(ENDS, "least"), (RATES, "average cost")])
def test_nobody_has_the_most_where_a_column_is_one_of_several_or_an_average(
    make_package, tmp_path_factory, csv: str, column: str
):
    names = csv.partition("\n")[0].split(",")[1:]
    fields = {name: {"type": "integer"} for name in names}
    made = proven(make_package, tmp_path_factory)({"t": csv}, fields=fields)
    page = "tables/t.html"
    text = said(made, page, ".yesan-finding")
    assert [t.startswith(f"The largest figure of “{column}” is that of Pay") for t in text] == [
        True
    ]
    other = r"\1 has the most in this table: \2"
    pattern = rf"The largest figure of “{column}” is that of (<data.*?</data>): (<data)"
    assert f"the largest figure of the column {column}" in refused(made, pattern, other, page)
    wrong = refused(made, f"largest figure of “{column}”", "largest figure of “service”", page)
    assert f"the column {column}" in wrong
