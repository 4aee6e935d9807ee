"""The pool: what was drawn once is kept, by a name that says what it depends on."""

from __future__ import annotations

import json
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from hashlib import sha256
from pathlib import Path

import pytest

from yesan.errors import SiteError
from yesan.render import fonts, vega
from yesan.render import pool as pools
from yesan.render.pool import Pool
from yesan.store import reuse

SPEC = {"mark": "point", "data": {"values": [{"a": 1}]}}


@pytest.fixture(autouse=True)
def _processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here each pool has processes of its own, as in a build that no test makes."""
    monkeypatch.setattr(pools, "ProcessPoolExecutor", ProcessPoolExecutor)


def kept(cache: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in cache.iterdir()}


def test_what_was_asked_for_is_made_and_kept(tmp_path: Path):
    with Pool(tmp_path) as pool:
        key = pool.chart(SPEC)
        assert pool.chart(dict(SPEC)) == key == vega.digest(SPEC)
        font = pool.font("Bold", "a")
        regular = pool.font("Regular", "a")
        assert pool.svg(key) == vega.render(SPEC).decode()
        assert pool.result(font) == fonts.font("Bold", "a")
        assert (pool.charts, pool.drawn) == (1, 1)
    assert kept(tmp_path) == {
        f"{key}.svg": vega.render(SPEC),
        font: fonts.font("Bold", "a"),
        regular: fonts.font("Regular", "a"),
    }


def test_what_is_kept_is_not_made_again_and_what_nobody_asks_for_is_removed(tmp_path: Path):
    name = f"{vega.digest(SPEC)}.svg"
    reuse.keep(tmp_path, {name: b"<svg/>", "old.svg": b"<svg/>"})
    with Pool(tmp_path) as pool:
        assert pool.svg(pool.chart(SPEC)) == "<svg/>"
        assert (pool.charts, pool.drawn, pool.workers) == (1, 0, None)
    assert kept(tmp_path) == {name: b"<svg/>"}


@pytest.mark.parametrize("forged", ["changed", "put there", "listed", "sealed by another"])
def test_a_picture_that_somebody_else_has_put_there_is_drawn_anew(
    tmp_path: Path, forged: str, monkeypatch: pytest.MonkeyPatch
):
    """A package may come with a folder that looks like ours."""
    name, poison = f"{vega.digest(SPEC)}.svg", b"<svg><script>alert(1)</script></svg>"
    cache, listed = tmp_path / "cache", tmp_path / "cache.json"
    cache.mkdir()
    match forged:
        case "changed":
            reuse.keep(cache, {name: vega.render(SPEC)})
        case "listed":
            listed.write_text(json.dumps({name: sha256(poison).hexdigest()}), encoding="utf-8")
        case "sealed by another":
            with monkeypatch.context() as patch:
                patch.setattr(reuse, "_secret", lambda: b"another")
                reuse.keep(cache, {name: poison})
    (cache / name).write_bytes(poison)
    with Pool(cache) as pool:
        assert pool.svg(pool.chart(SPEC)) == vega.render(SPEC).decode()
        assert pool.drawn == 1
    assert reuse.kept(cache, name) == vega.render(SPEC)


def test_a_renderer_that_ends_is_told(tmp_path: Path):
    pool = Pool(tmp_path)
    pool.made["x.svg"] = Future()
    pool.made["x.svg"].set_exception(BrokenProcessPool())
    with pytest.raises(SiteError, match="the renderer ended"):
        pool.svg("x")


def test_a_renderer_that_makes_nothing_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """As one whose threads have ended: its charts are never begun."""
    monkeypatch.setattr(pools, "PATIENCE", 0.01)
    pool = Pool(tmp_path)
    pool.made["x.svg"] = Future()
    with pytest.raises(SiteError, match="the renderer ended"):
        pool.svg("x")


def test_a_chart_that_no_page_asked_for_is_empty(tmp_path: Path):
    with Pool(tmp_path) as pool:
        assert pool.svg("0a") == ""


def test_a_build_that_fails_keeps_what_earlier_ones_made(tmp_path: Path):
    (tmp_path / "old.svg").write_bytes(b"<svg/>")
    with pytest.raises(KeyError), Pool(tmp_path):
        raise KeyError
    assert kept(tmp_path) == {"old.svg": b"<svg/>"}


def test_a_card_is_a_png_of_its_svg(tmp_path: Path):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="3"/>'
    reuse.keep(tmp_path, {f"{fonts.cache_key(svg)}.png": b"kept"})
    with Pool(tmp_path) as pool:
        name = pool.card(svg)
        assert pool.result(name) == b"kept"
        assert (pool.charts, name) == (0, f"{fonts.cache_key(svg)}.png")
