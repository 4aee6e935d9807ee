"""The pool: what was drawn once is kept, by a name that says what it depends on."""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from yesan.errors import SiteError
from yesan.render import fonts, vega
from yesan.render import pool as pools
from yesan.render.pool import Pool
from yesan.store import disk
from yesan.store.nodes import Nodes

SPEC = {"mark": "point", "data": {"values": [{"a": 1}]}}


@pytest.fixture(autouse=True)
def _processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here each pool has processes of its own, as in a build that no test makes."""
    monkeypatch.setattr(pools, "ProcessPoolExecutor", ProcessPoolExecutor)


def nodes(folder: Path) -> Nodes:
    made = Nodes(folder)
    made.open(folder)
    return made


def test_what_was_asked_for_is_made_and_kept(tmp_path: Path):
    with Pool(nodes(tmp_path)) as pool:
        key = pool.chart(SPEC)
        assert pool.chart(dict(SPEC)) == key == vega.digest(SPEC)
        font = pool.font("Bold", "a")
        assert pool.svg(key) == vega.render(SPEC).decode()
        assert pool.result(font) == fonts.font("Bold", "a")
        assert (pool.charts, pool.drawn) == (1, 1)
    kept = Nodes(tmp_path)
    assert kept.find(pools.KIND, f"{key}.svg", {}) == vega.render(SPEC)
    assert kept.find(pools.KIND, font, {}) == fonts.font("Bold", "a")
    assert len(disk.tree(tmp_path)) == 2


def test_what_is_kept_is_not_made_again(tmp_path: Path):
    nodes(tmp_path).add(pools.KIND, f"{vega.digest(SPEC)}.svg", {}, b"<svg/>")
    with Pool(nodes(tmp_path)) as pool:
        assert pool.svg(pool.chart(SPEC)) == "<svg/>"
        assert (pool.charts, pool.drawn, pool.workers) == (1, 0, None)


def test_a_renderer_that_ends_is_told(tmp_path: Path):
    pool = Pool(nodes(tmp_path))
    pool.made["x.svg"] = Future()
    pool.made["x.svg"].set_exception(BrokenProcessPool())
    with pytest.raises(SiteError, match="the renderer ended"):
        pool.svg("x")


def test_a_renderer_that_makes_nothing_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """As one whose threads have ended: its charts are never begun."""
    monkeypatch.setattr(pools, "PATIENCE", 0.01)
    pool = Pool(nodes(tmp_path))
    pool.made["x.svg"] = Future()
    with pytest.raises(SiteError, match="the renderer ended"):
        pool.svg("x")


def test_a_chart_that_no_page_asked_for_is_empty(tmp_path: Path):
    with Pool(nodes(tmp_path)) as pool:
        assert pool.svg("0a") == ""


def test_a_card_is_a_png_of_its_svg(tmp_path: Path):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="3"/>'
    nodes(tmp_path).add(pools.KIND, f"{fonts.cache_key(svg)}.png", {}, b"kept")
    with Pool(nodes(tmp_path)) as pool:
        name = pool.card(svg)
        assert pool.result(name) == b"kept"
        assert (pool.charts, name) == (0, f"{fonts.cache_key(svg)}.png")
