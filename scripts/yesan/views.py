"""Charts that a package describes itself, in Vega-Lite: its tables put in, nothing fetched.

A specification may come from a stranger: it draws the tables of the package, and neither addresses
nor made-up data.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import altair as alt

from yesan.bars import FONT, WIDTH
from yesan.charts import Chart
from yesan.errors import DataError, Fault
from yesan.locales import Locale
from yesan.model import Model
from yesan.package import Json, Resource, View
from yesan.tables import records

FETCHING = frozenset({"url", "href", "sequence", "sphere", "graticule"})
"""The properties by which a specification could reach out, or make data without end."""
MOST_ROWS = 20_000
MOST_DEEP = 60


def check(model: Model) -> Iterator[DataError]:
    """What keeps the views of a package from being drawn."""
    for view in model.package.views:
        try:
            _specify(model, view)
        except Fault as fault:
            yield DataError(
                "datapackage.json",
                fault.type,
                fault.found,
                fault.expected,
                fault.remedy,
                field=f"views.{view.name}.spec",
            )


def charts(model: Model, locale: Locale, resource: Resource | None = None) -> Iterator[Chart]:
    """The charts of the views that draw a table; without one, of all views."""
    language = locale.language
    for number, view in enumerate(model.package.views, start=1):
        spec, tables = _specify(model, view)
        if resource is None or resource in tables:
            yield Chart(
                id=f"view-{number}",
                title=view.title[language] or view.name,
                unit="",
                sentence=view.description[language],
                sources=tuple(tables),
                computed=True,
                doubts=(),
                header=(),
                rows=(),
                spec=spec,
                why="the package describes it among its views",
            )


def _specify(model: Model, view: View) -> tuple[Json, list[Resource]]:
    """The specification with its data, and the tables that it draws.

    Raises:
        Fault: It is not Vega-Lite, reaches out, or names no table of the package.
    """
    used: dict[str, Resource] = {}
    names = {r.name: r for r in model.package.resources}
    paths = {r.path: r for r in model.package.resources}

    def table(name: str) -> Json:
        resource = names.get(name) or paths.get(name)
        if resource is None:
            raise _fault(name, f"a table: {', '.join(names) or 'there is none'}", "name a table")
        used[resource.name] = resource
        return {"values": _values(model, resource)}

    def filled(part: Any, depth: int = 0) -> Any:
        if depth > MOST_DEEP:
            raise _fault("a specification nested too deep", "a flat one", "flatten it")
        if isinstance(part, list):
            return [filled(x, depth + 1) for x in part]
        if not isinstance(part, dict):
            return part
        found = {}
        for name, value in part.items():
            if name == "data" and isinstance(value, dict) and "values" not in value:
                source = value.get("name") or value.get("url")
                found[name] = table(source if isinstance(source, str) else "")
            elif name in FETCHING:
                raise _fault(f"{name}", "the package's own tables", "draw only what is in it")
            else:
                found[name] = filled(value, depth + 1)
        return found

    spec = filled({k: v for k, v in view.spec.items() if k not in {"$schema", "datasets"}})
    if "data" not in spec and not used:
        listed = view.resources or tuple(names)[:1]
        spec["data"] = table(listed[0] if listed else "")
    if spec.keys() & {"mark", "layer"}:
        spec.setdefault("width", WIDTH)
    config = spec.get("config") if isinstance(spec.get("config"), dict) else {}
    spec["config"] = {"font": FONT, "background": "transparent", **(config or {})}
    try:
        alt.Chart.from_dict(spec)
    except Exception as error:
        said = str(error).strip().splitlines() or [type(error).__name__]
        raise _fault(said[0], "a Vega-Lite specification", "mend it") from error
    return spec, list(used.values())


def _values(model: Model, resource: Resource) -> list[Json]:
    frame = model.tables[resource.name]
    if len(frame) > MOST_ROWS:
        found = f"{resource.name}, which has {len(frame):,} rows"
        raise _fault(found, f"at most {MOST_ROWS:,} rows", "draw a smaller table")
    return [{name: _json(value) for name, value in row.items()} for row in records(frame)]


def _json(value: Any) -> Any:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime.date() | datetime.time():
            return value.isoformat()
        case None | bool() | int() | float() | str() | list() | dict():
            return value
    return str(value)


def _fault(found: str, expected: str, remedy: str) -> Fault:
    return Fault("view-error", found, expected, remedy)
