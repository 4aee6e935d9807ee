"""What to do about a cell that is no number: its sign and its factor are kept."""

from __future__ import annotations

from decimal import Decimal

import pytest

from yesan.tables.number_remedy import ALONE, LOST, ONE, OTHER, Column


def letter(place: int, letter: str) -> str:
    """The remedy for a letter in place of a digit."""
    return (
        f'write the number that is meant: its character {place} is the letter "{letter}", which is '
        "no digit"
    )


GROUPED = 'add "groupChar": "," to the field'


@pytest.mark.parametrize(
    ("cell", "remedy"),
    [
        *((cell, GROUPED) for cell in ("△1,234.5", "−1,234.5", "(1,234.50)", "1,234.50-")),
        ("(€12)", 'write "-12"; € goes into the "unit" of the field'),
        ("-$1,234.50", 'write "-1234.5"; $ goes into the "unit" of the field'),
        *((cell, 'write "12000"') for cell in ("12k", "12 K", "12천", "1.2만", "1.2e4")),
        *((f"5{word}", 'write "5000"') for word in ("k", "K", "천", "千")),
        *((f"5{word}", 'write "50000"') for word in ("만", "万", "萬")),
        *(
            (f"5{word}", f'write "5{"0" * n}"')
            for word, n in (("십만", 5), ("백만", 6), ("천만", 7))
        ),
        *((f"5{word}", 'write "500000000"') for word in ("억", "億", "亿")),
        *((f"5{word}", 'write "5000000000000"') for word in ("조", "兆")),
        *((cell, 'write "-30000"') for cell in ("△3만", "(3만)", "-3E4")),
        ("1.5억", 'write "150000000"'),
        ("1,234천", 'write "1234" or "1234000", whichever is meant'),
        *((cell, ALONE) for cell in ("1.2M", "12 kg", "30명", "EUR 12", "12 Mio")),
        *((cell, ONE) for cell in ("10-20", "<5", "12*", "66 1)", "약 100", "100 DR", "50 cr")),
        *((cell, ONE) for cell in ("5 of 7", "about 5", "1 2", "12%p", "1/2")),
        *((cell, letter(2, "O")) for cell in ("8O0", "8O", "1O,5")),
        ("l2", letter(1, "l")),
        ("12a3b4", letter(3, "a")),
        ("1.23E+15", LOST),
        ("many", OTHER),
    ],
)
def test_what_is_done_about_a_cell_keeps_sign_and_factor(cell: str, remedy: str):
    assert Column([cell], "number").remedy(cell) == remedy


@pytest.mark.parametrize(
    ("cells", "added"),
    [
        (["△1.5%"], '"bareNumber": false'),
        (["(2.5%)"], '"bareNumber": false'),
        (["(2,5％)", "1,25%"], '"bareNumber": false, "decimalChar": ","'),
    ],
)
def test_rates_keep_their_sign_and_their_decimals(cells: list[str], added: str):
    column = Column(cells, "number")
    assert column.remedy(cells[0]) == f'add {added} and "unit": "%" to the field'


def test_the_decimal_character_of_the_field_says_what_a_point_is():
    said = 'add "groupChar": ".", "decimalChar": "," to the field'
    assert Column(["1.250"], "number", ",").remedy("1.250") == said


def test_each_choice_is_shown_with_what_it_takes():
    said = Column(["1.250"], "number").remedy("1.250")
    assert said == (
        'say in the field which is meant: 1.250 (no "decimalChar") or '
        '1250 ("groupChar": ".", "decimalChar": ",")'
    )


@pytest.mark.parametrize("cells", [["▲5", "▼3"], ["△1,234", "▼2"]])
def test_triangles_of_two_kinds_are_no_signs(cells: list[str]):
    assert [Column(cells, "integer").remedy(cell) for cell in cells] == [ONE, ONE]


@pytest.mark.parametrize(
    ("cell", "beside", "remedy"),
    [
        ("1,5", {"2.5": "2.5"}, 'write "1.5"'),
        ("1.234,5", {"2.500": "2.5"}, 'write "1234.5"'),
        ("1,5", {"2": "2"}, 'add "decimalChar": "," to the field'),
        ("5%", {"2": "2"}, ONE),
    ],
)
def test_what_is_added_to_the_field_leaves_its_other_cells_as_they_are(
    cell: str, beside: dict[str, str], remedy: str
):
    read = {text: Decimal(value) for text, value in beside.items()}
    assert Column([cell], "number", "", read).remedy(cell) == remedy


def test_a_cell_beside_one_that_is_no_number_is_spelled_out():
    assert Column(["(1,234.50)", "x"], "number").remedy("(1,234.50)") == 'write "-1234.5"'


def test_marks_beside_decimals_are_those_of_a_number():
    said = Column(["1,716", "1311.0"], "integer").remedy("1,716")
    assert said == 'make the field a "number" with "groupChar": ","'
