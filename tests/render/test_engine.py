"""The engine: each chart as another renderer draws it, and no way out of it."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing import drawn_by, opened, rounded
from yesan.errors import SiteError
from yesan.language.visible import visible_in
from yesan.render import engine, font_metrics, fonts, vega

WIDE = re.compile(r'<svg [^>]*width="([\d.]+)"')
KNOWN = [
    c for c in map(chr, font_metrics.advances("Regular")[1]) if unicodedata.category(c)[0] in "LNPS"
]
ADDRESS = "http://127.0.0.1:9/data.json"


@pytest.fixture(scope="module")
def another() -> Any:
    """Another renderer, with our fonts and no other."""
    return opened()


def written(text: str, **mark: Any) -> dict[str, Any]:
    """A picture of a text and nothing else, as wide as the text."""
    return {
        "data": {"values": [{"t": text}]},
        "mark": {"type": "text", "align": "left", "font": fonts.FAMILY, **mark},
        "encoding": {"text": {"field": "t"}},
        "config": {"view": {"stroke": None}},
        "width": 1,
        "padding": 0,
    }


def loading(address: str) -> dict[str, Any]:
    return {"data": {"url": address}, "mark": "bar", "encoding": {"x": {"field": "a"}}}


def test_charts_are_drawn_as_another_renderer_draws_them(
    project: Path, specifications: Callable[[Path], list[dict[str, Any]]], another: Any
):
    """Those of one small budget; those of all packages: `renderers`."""
    found = specifications(project / "tests" / "packages" / "kauri-coast")
    assert len(found) > 40
    for spec in map(visible_in, found):
        assert rounded(engine.svg(spec)) == rounded(drawn_by(another, spec))


@given(
    st.text(st.sampled_from(KNOWN), min_size=1, max_size=30),
    st.sampled_from(["normal", "bold", 400, 600, 700]),
    st.integers(8, 100),
)
def test_a_text_is_as_wide_as_another_renderer_shapes_it(
    another: Any, text: str, weight: str | int, size: int
):
    spec = written(text, fontSize=size, fontWeight=weight)
    (ours,), (theirs,) = WIDE.findall(engine.svg(spec)), WIDE.findall(drawn_by(another, spec))
    assert float(ours) == pytest.approx(float(theirs), abs=1)


@pytest.mark.parametrize("pair", ["AV", "To", "“A", "Ту", "L’"])
def test_letters_that_are_moved_together_are_measured_so(pair: str):
    both, one, other = (
        float(WIDE.findall(engine.svg(written(text, fontSize=1000)))[0]) for text in (pair, *pair)
    )
    assert both < one + other


def test_a_mark_over_a_letter_takes_no_room():
    """The font has none of them alone: a browser draws it with another, over the letter."""
    alone, marked = (
        WIDE.findall(engine.svg(written(text, fontSize=100))) for text in ("x", "x\u0302")
    )
    assert alone == marked


@pytest.mark.parametrize("address", [ADDRESS, "file:///etc/passwd", "data.json", "../x.csv"])
def test_nothing_is_loaded(address: str):
    with pytest.raises(ValueError, match=re.escape(f"it loads {address}")):
        engine.svg(loading(address))


def test_an_image_is_an_address_in_the_picture_and_nothing_more():
    """What a picture may have in it is checked when it is drawn."""
    spec = {
        "data": {"values": [{"a": ADDRESS}]},
        "mark": {"type": "image", "width": 9, "height": 9},
        "encoding": {"url": {"field": "a"}},
    }
    assert ADDRESS in engine.svg(spec)
    with pytest.raises(SiteError, match="an address in href"):
        vega.render(spec)


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ({"mark": "no such mark"}, "undefined"),
        ({}, "Invalid specification"),
        ({"mark": "bar", "transform": [{"calculate": "no(", "as": "x"}]}, "Unexpected end"),
        ({"mark": "bar", "params": [{"name": "a", "expr": "b"}]}, "Unrecognized signal name"),
    ],
)
def test_what_cannot_be_drawn_is_said(spec: dict[str, Any], said: str):
    with pytest.raises(ValueError, match=said):
        engine.svg(spec)


def test_a_chart_that_cannot_be_drawn_leaves_no_trace_in_the_next():
    before = engine.svg(written("a"))
    with pytest.raises(ValueError, match="undefined"):
        engine.svg({"mark": "no such mark"})
    assert engine.svg(written("a")) == before


def test_a_name_that_means_something_to_the_engine_changes_nothing_for_the_next():
    before = engine.svg(written("a"))
    own = {"__proto__": {"fontSize": 99}, "constructor": {"prototype": {"fontSize": 99}}}
    engine.svg({**written("b"), **own, "data": {"values": [{"t": "b", **own}]}})
    assert engine.svg(written("a")) == before


def test_a_text_may_have_half_a_character():
    assert engine.svg(written("a\ud800b"))


@pytest.mark.parametrize(
    ("after", "code", "said"),
    [
        ("", 0, ""),
        ("1 / 0", 1, "ZeroDivisionError: division by zero"),
        ("raise SystemExit(3)", 3, ""),
    ],
)
def test_a_process_that_has_drawn_ends(after: str, code: int, said: str):
    """The engine has a thread, for which it waits when it is closed."""
    script = f"from yesan.render import engine\nengine.svg({{'mark': 'bar'}})\n{after}"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == code
    assert done.stderr.strip().rpartition("\n")[2] == said


def test_a_library_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(engine, "LIBRARY", tmp_path / "vega.js")
    with pytest.raises(SiteError, match=r"vega\.js is missing; `make libraries` brings it"):
        engine.library()


def test_the_library_sets_what_explores_charts_and_says_whose_it_is():
    script = engine.library().decode()
    assert script.startswith("/*! Vega")
    assert ".vegaEmbed=" in script
    assert (engine.ASSETS / engine.NOTICE.rpartition(" ")[2]).is_file()
