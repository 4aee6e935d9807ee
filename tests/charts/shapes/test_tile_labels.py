"""Labels of tiles: only what fits, and never a figure without its name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yesan.charts.shapes.tile_labels import FONT_SIZE, LINE_HEIGHT, PADDING, Label, fitting
from yesan.render.typesetting import BOLD, width

TEXTS = ("Roads and bridges", "€5.9M", "−1.4%")
LARGE = (300.0, 200.0)


def test_a_large_tile_has_name_amount_and_change_below_what_it_belongs_to():
    assert fitting(TEXTS, LARGE, "Works") == Label(("Works",), ("Roads and bridges",), True, True)


def test_a_tile_of_one_line_has_its_change_at_the_end_of_it():
    found = fitting(TEXTS, (300, LINE_HEIGHT + 2 * PADDING), "Works")
    assert found == Label((), ("Roads and bridges",), amount=False, change=True, beside=True)


def test_a_name_that_has_no_room_is_cut_before_a_change():
    found = fitting(TEXTS, (130, LINE_HEIGHT + 2 * PADDING))
    assert found.name[0].endswith("…")
    assert (found.change, found.beside) == (True, True)


def test_a_small_tile_says_nothing():
    assert fitting(TEXTS, (20, 200)) == Label()
    assert fitting(TEXTS, (200, 20)) == Label()


def test_without_room_for_both_the_change_goes_before_the_amount():
    found = fitting(TEXTS, (300, 2 * LINE_HEIGHT + 2 * PADDING))
    assert (found.amount, found.change) == (False, True)


@given(
    st.tuples(
        st.text("가나다 abcW", min_size=1, max_size=60).filter(str.strip),
        st.just("1,234만 원"),
        st.sampled_from(["", "−12.3%"]),
    ),
    st.floats(0, 400),
    st.floats(0, 200),
    st.sampled_from(["", "부서"]),
)
def test_all_that_a_tile_says_is_within_it(
    texts: tuple[str, str, str], wide: float, high: float, head: str
):
    found = fitting(texts, (wide, high), head)
    room = (wide - 2 * PADDING) / FONT_SIZE
    lines = len(found.head) + len(found.name) + found.amount
    lines += found.change and not found.beside
    assert lines * LINE_HEIGHT <= max(0, high - 2 * PADDING)
    longest = max((width(line, BOLD) for line in found.name), default=0)
    beside = width(texts[2]) if found.beside else 0
    assert longest + beside <= max(room, 1.1)
    assert max(found.amount, found.change) <= bool(found.name)
