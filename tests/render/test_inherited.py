"""Names that every object of JavaScript inherits: a chart has them as any other."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from yesan.render import engine, inherited, vega

Spec = dict[str, Any]
OTHER = "constructed"
"""A name that nothing inherits."""
HIGH = {"field": "b", "type": "quantitative"}


def bars(name: str, rows: list[Spec] | None = None, **channels: Any) -> Spec:
    """Bars by name, some channels of which are others."""
    encoding = {"y": {"field": "a", "type": "nominal"}, "x": HIGH, **channels}
    values = rows or [{"a": name, "b": 1}, {"a": "y", "b": 2}]
    return {"data": {"values": values}, "mark": "bar", "encoding": encoding}


def named(name: str) -> list[Spec]:
    """Rows with a column of a name."""
    return [{name: "z", "a": "z", "b": 1}, {name: "y", "a": "y", "b": 2}]


PLACES: dict[str, Callable[[str], Spec]] = {
    "value": bars,
    "title": lambda name: {**bars(name), "title": {"text": name, "subtitle": [name]}},
    "axis": lambda name: bars("x", x={**HIGH, "title": name}),
    "legend": lambda name: bars("x", color={"field": "a", "title": name}),
    "domain": lambda name: bars(name, color={"field": "a", "scale": {"domain": [name, "y"]}}),
    "description": lambda name: bars("x", description={"value": name}),
    "datum": lambda name: bars("x", color={"datum": name}),
    "field": lambda name: bars("", named(name), y={"field": name, "type": "nominal"}),
    "colour": lambda name: bars("", named(name), color={"field": name, "type": "nominal"}),
    "tooltip": lambda name: bars("", named(name), tooltip={"field": name}),
    "facet": lambda name: bars("", named(name), row={"field": name, "type": "nominal"}),
    "sum": lambda name: bars(
        "", [{"a": "x", name: 1}], x={"field": name, "type": "quantitative", "aggregate": "sum"}
    ),
    "made": lambda name: {**bars("x"), "transform": [{"calculate": "datum.b", "as": name}]},
    "computed": lambda name: {
        **bars("", named(name), y={"field": "c", "type": "nominal"}),
        "transform": [{"calculate": f"datum.{name} + datum['{name}'] + toString(1)", "as": "c"}],
    },
    "looked up": lambda name: {
        **bars("z"),
        "transform": [
            {
                "lookup": "a",
                "from": {"data": {"values": named(name)}, "key": name, "fields": ["b"]},
                "as": ["c"],
            }
        ],
    },
}


def inherits() -> list[str]:
    """What every object of the engine inherits, and what has been added to it."""
    names = "Object.getOwnPropertyNames(Object.prototype)"
    found = engine._thread().submit(lambda: engine._engine().eval(f"JSON.stringify({names})"))
    known: list[str] = json.loads(found.result())
    return known


def test_all_names_are_known():
    assert sorted(inherits()) == sorted(inherited.NAMES)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", inherited.NAMES)
def test_a_chart_has_it_wherever_it_can_be(name: str, place: str):
    """It is drawn as another name is, and nothing is left for the next chart."""
    drawn = vega.render(PLACES[place](name)).decode()
    marks = drawn.count("<path"), drawn.count("<text")
    other = vega.render(PLACES[place](OTHER)).decode()
    assert marks == (other.count("<path"), other.count("<text"))
    assert drawn.count(name) == other.count(OTHER)
    assert inherited.MARK not in drawn
    assert sorted(inherits()) == sorted(inherited.NAMES)


def test_a_name_takes_the_room_of_its_letters():
    text = {"data": {"values": [{}]}, "mark": {"type": "text", "text": "constructor"}}
    other = {"data": {"values": [{}]}, "mark": {"type": "text", "text": "constructos"}}
    assert engine.svg(text).replace("constructor", "constructos") == engine.svg(other)


@pytest.mark.parametrize("text", ["constructors", "_constructor", "$valueOf", "toString(1)", ""])
def test_other_texts_stay(text: str):
    assert inherited.marked({text: [text, 1, None, True]}) == {text: [text, 1, None, True]}


def test_what_was_marked_becomes_plain():
    said = "a constructor, `__proto__`"
    assert inherited.marked(said) != said
    assert inherited.plain(inherited.marked(said)) == said
