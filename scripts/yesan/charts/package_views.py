"""Charts that a package describes itself among its `views`, in Vega-Lite.

The page of each table that a view draws has it. A specification may come from a stranger: it draws
the tables of the package, and can neither fetch data nor generate them. A view that says no width
of its own, or that of its container, is drawn for the column of a page and for a phone.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

from yesan.charts import view_fields, view_moments, view_texts
from yesan.charts.chart import Caption, Chart
from yesan.charts.shapes.specification import Specification
from yesan.charts.shapes.theme import NARROW, THEME, WIDE
from yesan.errors import DataError, Fault, SiteError
from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.package import View
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.reading.parsing import Json
from yesan.reading.suggestion import meant
from yesan.render import vega
from yesan.render.trial import Trial

DAYS = {"date": "date:'%Y-%m-%d'", "yearmonth": "date:'%Y-%m'"}
"""How Vega reads the values of a type as days of whoever looks at them."""
YEARS = "date:'%Y'"
UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a specification makes its reader raise that has other kinds of values than Vega-Lite's."""
CONTAINER = "container"
"""The width of what is as wide as there is room."""
MOST_ROWS = 20_000
MOST_DEEP = 60


def check(model: Model) -> Iterator[DataError]:
    """What keeps the views of a package from being drawn."""
    with Trial() as trial:
        for view in model.package.views:
            here = ("views", view.name)
            yield from (
                f.at(model.package.descriptor, (*here, "resources")) for f in _unknown(model, view)
            )
            try:
                spec, _ = _specify(model, view)
                view_fields.check_seen(view.spec)
                reduced = view_fields.is_reduced(view.spec)
                spec = _fitted(spec, WIDE)
                _check_drawn(trial, spec, seen=reduced and not view_fields.is_open(view.spec))
            except Fault as fault:
                yield fault.at(model.package.descriptor, (*here, "spec"))
            except UNREADABLE as error:
                bare = {**view.spec, "data": {"values": []}}
                unread = _fault(*(trial.run(_unwritten, bare) or _unreadable(error)))
                yield unread.at(model.package.descriptor, (*here, "spec"))


def charts(model: Model, locale: Locale, resource: Resource | None = None) -> Iterator[Chart]:
    """The charts of the views that draw a table; without one, of all views."""
    language = locale.language
    for number, view in enumerate(model.package.views, start=1):
        spec, tables = _specify(model, view)
        if resource is None or resource in tables:
            title, sentence = view.title[language] or view.name, view.description[language]
            why = "the package describes it among its views"
            fitted = [Specification(_fitted(spec, room)) for room in (WIDE, NARROW)]
            yield Chart(
                caption=Caption(f"view-{number}", title, sentence, why),
                specification=fitted[0],
                unit="",
                table=None,
                sources=tuple(tables),
                computed=True,
                narrow=fitted[1] if fitted[0] != fitted[1] else None,
            )


def _fitted(spec: Json, room: int) -> Json:
    """A specification as wide as there is room, with its axes, where it says no other width."""
    alone = spec.keys() & {"mark", "layer"}
    if not alone or spec.get("width", CONTAINER) != CONTAINER:
        return spec
    fit = {"autosize": {"type": "fit-x", "contains": "padding"}}
    return {**fit, **spec, "width": room}


def _unknown(model: Model, view: View) -> Iterator[Fault]:
    """The tables that a view names and the package does not have."""
    filling = _Filling(model)
    yield from (_no_table(n, filling.names) for n in view.resources if not filling.resource(n))


def _no_table(name: str, names: Collection[str]) -> Fault:
    known = ", ".join(names) or "it has none"
    remedy = meant(name, names, Phrase("name a table of the package"))
    return _fault(name or Phrase("no table"), Phrase("a table: {known}", known=known), remedy)


def _specify(model: Model, view: View) -> tuple[Json, list[Resource]]:
    """The specification with its data, and the tables that it draws.

    Raises:
        Fault: It reaches out, or names no table of the package.
    """
    filling = _Filling(model)
    bare = {k: v for k, v in view.spec.items() if k not in {"$schema", "datasets"}}
    spec = filling.filled(bare)
    if "data" not in spec and not filling.used:
        names = [n for n in view.resources if filling.resource(n)] or [*filling.names][:1]
        spec["data"] = filling.table(names[0] if names else "")
    if not view_fields.is_open(bare):
        view_fields.settle(spec, filling.values)
    filling.date(view_fields.temporal(spec), years=not view_fields.is_reduced(bare))
    config = spec.get("config")
    spec["config"] = {**THEME, **(config if isinstance(config, dict) else {})}
    return spec, list(filling.used.values())


def _check_drawn(trial: Trial, spec: Json, *, seen: bool) -> None:
    """Refuse what cannot be drawn.

    Args:
        trial: Where it is drawn: it may be a stranger's.
        spec: The specification with its data.
        seen: Whether it must have a mark. Only drawing shows what a transformation leaves.

    Raises:
        Fault: It is not Vega-Lite, the picture is blank, or it takes too much time or memory.
    """
    if wrong := trial.run(_wrong, spec, seen):
        raise _fault(*wrong)


def _wrong(spec: Json, seen: bool) -> tuple[str, str, str] | None:  # noqa: FBT001 - it is sent
    """What is found, what is expected and what to do where a specification cannot be drawn."""
    if unwritten := _unwritten(spec):
        return unwritten
    try:
        vega.render(spec)
        blank = seen and vega.is_blank(spec)
    except SiteError as error:
        return str(error), "a specification that can be drawn", "fix it"
    if blank:
        remedy = "let its transformations keep rows"
        return "a picture without a mark", "one that draws a row", remedy
    return None


def _unwritten(spec: Json) -> tuple[str, str, str] | None:
    """The same where a specification is none of Vega-Lite."""
    import altair as alt  # noqa: PLC0415 - few packages have views, and it takes long to load

    try:
        alt.Chart.from_dict(spec)
    except Exception as error:  # noqa: BLE001 - whatever a specification makes it say
        said = str(error).strip().splitlines() or [type(error).__name__]
        return said[0], "a Vega-Lite specification", "fix it"
    return None


def _unreadable(error: Exception) -> tuple[str, str, str]:
    """The same where nothing can be read in a specification that Vega-Lite allows."""
    return f"what cannot be read: {type(error).__name__}", "a Vega-Lite specification", "fix it"


class _Filling:
    """Puts the tables of a package into a specification, and notes which."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.names = {r.name: r for r in model.package.resources}
        self.paths = {r.path: r for r in model.package.resources}
        self.used: dict[str, Resource] = {}
        self.given: list[tuple[Resource, Json]] = []

    @property
    def values(self) -> dict[str, list[Any]]:
        """The values of the fields of the tables used, by name."""
        tables = (self.model.tables[name] for name in self.used)
        return {name: table.column(name) for table in tables for name in table.names}

    def resource(self, name: str) -> Resource | None:
        """The table of a name or a path; None where the package has none such."""
        return self.names.get(name) or self.paths.get(name)

    def table(self, name: str) -> Json:
        """The rows of a table, named as the specification does.

        Raises:
            Fault: The package has no such table.
        """
        resource = self.resource(name)
        if resource is None:
            raise _no_table(name, self.names)
        self.used[resource.name] = resource
        rows = {"values": _values(self.model, resource)}
        self.given.append((resource, rows))
        return rows

    def date(self, names: Collection[str], *, years: bool) -> None:
        """Have fields read as the days that they are: else as a moment, which is a zone's day.

        Args:
            names: The fields that are drawn as times.
            years: Whether numbers of years are read as well: no transformation computes with them.
        """
        for resource, rows in self.given:
            fields = {
                view_fields.alias(field.name): (years and self._years(resource, field))
                or DAYS.get(field.type)
                for field in resource.fields
            }
            days = {name: form for name, form in fields.items() if form and name in names}
            if days:
                rows["format"] = {"parse": days}

    def _years(self, resource: Resource, field: Field) -> str:
        """How Vega reads numbers of years, which it takes for milliseconds; empty for others."""
        known = self.model.tables[resource.name].known(field.name)
        return YEARS if known and all(map(view_moments.is_year, known)) else ""

    def filled(self, part: Any, depth: int = 0) -> Any:
        """A part of a specification with its data.

        Raises:
            Fault: It reaches out of the package.
        """
        if depth > MOST_DEEP:
            raise _fault(
                Phrase("a specification nested too deep"),
                Phrase("a flat one"),
                Phrase("flatten it"),
            )
        if isinstance(part, str) and view_texts.is_address(part):
            raise _fault(
                Phrase("the address {part}", part=part),
                Phrase("no address"),
                Phrase("take it out, or name it in `sources`"),
            )
        if isinstance(part, list):
            return [self.filled(x, depth + 1) for x in part]
        if not isinstance(part, dict):
            return part
        if reaching := {
            name for name in part if name in view_texts.FETCHING or view_texts.is_address(name)
        }:
            raise _fault(
                min(reaching), Phrase("the package's own tables"), Phrase("draw only what is in it")
            )
        kept = part.keys() - {"usermeta"}
        return {n: self._value(n, value, depth) for n, value in part.items() if n in kept}

    def _value(self, name: str, value: Any, depth: int) -> Any:
        if unwanted := view_texts.unwanted(name, value):
            expected = Phrase("a picture that is the same each time it is drawn")
            raise _fault(unwanted, expected, Phrase("draw what the tables have"))
        if name.lower().endswith("font") and not (value is None or view_texts.is_font(value)):
            raise _fault(
                Phrase("the font {value}", value=value),
                Phrase("the name of a font"),
                Phrase("name one"),
            )
        if name == "data" and isinstance(value, dict) and "values" not in value:
            source = value.get("name") or value.get("url")
            return self.table(source if isinstance(source, str) else "")
        return self.filled(value, depth + 1)


def _values(model: Model, resource: Resource) -> list[Json]:
    table = model.tables[resource.name]
    if len(table) > MOST_ROWS:
        found = Phrase("{name}, which has {count:,} rows", name=resource.name, count=len(table))
        raise _fault(
            found,
            Phrase("at most {most_rows:,} rows", most_rows=MOST_ROWS),
            Phrase("draw a smaller table"),
        )
    names = [
        (name, written)
        for name in table.names
        for written in dict.fromkeys((name, view_fields.alias(name)))
    ]
    return [{written: _json(row[name]) for name, written in names} for _, row in table]


def _json(value: Any) -> Any:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case (int() as year, int() as month):
            return f"{year:04}-{month:02}"
        case datetime.date() | datetime.time():
            return value.isoformat()
        case None | bool() | int() | float() | str() | list() | dict():
            return value
    return str(value)


def _fault(found: str, expected: str, remedy: str) -> Fault:
    return Fault("view-error", found, expected, remedy)
