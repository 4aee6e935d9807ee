"""What the descriptor says of a table, compared with its own words and with the rows.

A factor is that of its unit, a column with the name of a phase holds that phase, and a computed
column is what its rows bear out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from yesan.errors import DataError
from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.identifiers import YEAR
from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.phrase import Phrase

PARTS = {"%": (100,), "‰": (1000,)}
"""What a ratio is multiplied by in a unit; in another one, it may be a share or in percent."""


def check(model: Model) -> Iterator[DataError]:
    """Errors for what contradicts itself."""
    phases = {id_: phase.name for id_, phase in model.phases.items() if phase.is_said}
    for resource in model.package.resources:
        for f in resource.fields:
            yield from _factor(model, resource, f)
            yield from _column(model, resource, f, phases)
            yield from _computed(model, resource, f)
            yield from _part(model, resource, f)
    yield from _money(model)
    yield from _order(model)
    yield from _period(model)


def _factor(model: Model, resource: Resource, f: Field) -> Iterator[DataError]:
    """A unit in words of a language says its factor: ``thousand euro``, ``백만원``."""
    if not f.currency or not f.unit:
        return
    for language in model.package.languages:
        unit = f.unit[language]
        said = Locale.of(model.package, language).number_words.parse(f"1 {unit}")
        names = {str(f.currency), *_texts(model.package.currencies.get(f.currency))}
        factor = Decimal(1) if unit in names else said
        if factor is not None and factor != f.factor and (factor > 1 or unit in names):
            yield _error(
                model,
                resource,
                f,
                Phrase("the factor {factor:,} of {unit}", factor=f.factor, unit=unit),
                f"{factor:,f}",
                Phrase("fix the factor, or the unit"),
            )


def _money(model: Model) -> Iterator[DataError]:
    """A unit that only other things have is none of money, and a currency is none of theirs."""
    package = model.package
    fields = [(r, f) for r in package.resources for f in r.fields if f.numeric and f.unit]
    amounts = [(f.unit.default, f.factor) for _, f in fields if f.currency]
    used = Counter(unit for unit, _ in amounts)
    others = {f.unit.default for _, f in fields if not f.currency}
    names = {text for title in package.currencies.values() for text in _texts(title)}
    for resource, f in fields:
        unit = f.unit.default
        alike = sorted(u for u, factor in amounts if factor == f.factor and u != unit)
        if f.currency and f.factor != 1 and used[unit] == 1 and unit in others and alike:
            expected = Phrase(
                "a unit of {currency}, such as {alike}", currency=f.currency, alike=alike[0]
            )
            yield _error(
                model,
                resource,
                f,
                Phrase("the unit {unit}", unit=unit),
                expected,
                Phrase("fix the unit"),
            )
        elif not f.currency and unit in names:
            expected = Phrase("a currency with it, or the unit of other things")
            yield _error(
                model,
                resource,
                f,
                Phrase("the unit {unit}", unit=unit),
                expected,
                Phrase("fix the unit"),
            )


def _column(
    model: Model, resource: Resource, f: Field, phases: Mapping[str, Text]
) -> Iterator[DataError]:
    """A column that has the name of a phase holds no other one; so with the year in a title."""
    named = {id_ for id_, name in phases.items() if f.title and f.title.default == name.default}
    held = [value for value in f.normalize.values() if value in phases]
    if named and held and not named & set(held):
        found = Phrase("the phase {phase} for {title}", phase=held[0], title=f.title.default)
        yield _error(model, resource, f, found, min(named), Phrase("fix normalize, or the title"))
    unlisted = [f.normalize[n] for n in _phase_names(resource) if n in f.normalize]
    if model.phases.are_listed and unlisted and unlisted[0] not in phases:
        expected = Phrase("one of {phases}", phases=", ".join(phases))
        found = Phrase("the phase {phase}", phase=unlisted[0])
        yield _error(model, resource, f, found, expected, Phrase("name a phase that is listed"))
    if held and f.numeric and not f.is_value:
        found = Phrase("the phase {phase} of a column that is no amount", phase=held[0])
        yield _error(
            model,
            resource,
            f,
            found,
            Phrase("columnType value"),
            Phrase("write it, or take normalize out"),
        )
    years = {year for text in _texts(f.title) for year in YEAR.findall(text)}
    held = [value for value in f.normalize.values() if YEAR.fullmatch(value)]
    if years and held and not years & set(held):
        found = Phrase("the year {year} for {title}", year=held[0], title=f.title.default)
        yield _error(model, resource, f, found, min(years), Phrase("fix normalize, or the title"))


def _phase_names(resource: Resource) -> list[str]:
    """The columns of phases that a wide table implies."""
    return [
        x.name for x in resource.extra_fields if x.column_type and x.column_type.kind == "phase"
    ]


def _computed(model: Model, resource: Resource, f: Field) -> Iterator[DataError]:
    """What a column is said to be computed from explains most of its figures that are not zero."""
    if f.computed is None or not f.numeric:
        return
    borne = []
    for _, row in model.tables[resource.name]:
        operands = [
            resource.by_name[name].in_currency(row[name])
            for name in f.computed.operands
            if name in resource.by_name and resource.by_name[name].numeric
            if row[name] is not None
        ]
        if row[f.name] is not None and len(operands) == len(f.computed.operands):
            borne.append(_bears(f, Decimal(row[f.name]), f.computed.operation, operands))
    known = [bears for bears in borne if bears is not None]
    if known.count(True) * 2 < len(known):
        operation = Phrase(
            "{operation} of {operands}",
            operation=f.computed.operation,
            operands=", ".join(f.computed.operands),
        )
        expected = Phrase(
            "what explains its figures; it does {some} of {count}",
            some=known.count(True),
            count=len(known),
        )
        yield _error(
            model, resource, f, operation, expected, Phrase("fix computed, or the figures")
        )


def _bears(f: Field, figure: Decimal, operation: str, operands: list[Decimal]) -> bool | None:
    """Whether a figure results from its operands, to its last digit; None if that shows nothing."""
    first, *others = operands
    if operation in {"difference", "ratio"} and first == others[0]:
        return None  # So it would be the other way round.
    step = Decimal(1).scaleb(int(figure.as_tuple().exponent)) * f.factor
    result: Decimal
    match operation:
        case "difference":
            result = first - sum(others)
        case "sum":
            result = sum(operands, Decimal(0))
        case "product":
            result = first
            for other in others:
                result *= other
        case _:
            if not others[0]:
                return None
            result = first / others[0]
            scales = PARTS.get(f.unit.default, (1, 100))
            if any(abs(f.in_currency(figure) - result * scale) <= step for scale in scales):
                return True
            return False if result else None
    if not result:
        return None
    return abs(f.in_currency(figure) - result) <= step


def _part(model: Model, resource: Resource, f: Field) -> Iterator[DataError]:
    """A part is no larger than what it is a part of, in most of its rows."""
    if not (f.is_part and f.numeric and f.of in resource.by_name):
        return
    pairs = [
        (abs(f.in_currency(row[f.name])), abs(resource.by_name[f.of].in_currency(row[f.of])))
        for _, row in model.tables[resource.name]
        if resource.by_name[f.of].numeric and None not in (row[f.name], row[f.of])
    ]
    named = [
        g
        for g in resource.fields
        if g.numeric and not g.is_part and g.title.default in f.title.default
    ]
    whole = max(named, key=lambda g: len(g.title.default), default=None)
    if whole is not None and whole.name != f.of:
        found = Phrase("a part of {of} for {title}", of=f.of, title=f.title.default)
        yield _error(
            model,
            resource,
            f,
            found,
            Phrase("a part of {name}", name=whole.name),
            Phrase("fix of, or the title"),
        )
    larger = sum(part > whole for part, whole in pairs)
    if larger * 2 > len(pairs):
        found, expected = (
            Phrase("a part of {of}", of=f.of),
            Phrase("a larger figure; {larger} of {count} are not", larger=larger, count=len(pairs)),
        )
        yield _error(model, resource, f, found, expected, Phrase("fix of, or the figures"))


def _order(model: Model) -> Iterator[DataError]:
    """Errors for changes of columns that run in another direction than those of the package."""
    package = model.package
    for resource in package.resources:
        for f in resource.fields:
            ordered = f.computed.operands[::-1] if f.computed else ()
            phases = tuple(phase for name in ordered for phase in _phases(resource, name))
            reverse = package.comparison and package.comparison[::-1]
            if f.computed and f.computed.operation == "difference" and phases == reverse:
                found = Phrase(
                    "the change from {before} to {after}", before=phases[0], after=phases[1]
                )
                expected = Phrase(
                    "that from {before} to {after}, as in comparison",
                    before=phases[1],
                    after=phases[0],
                )
                remedy = Phrase("write comparison as [before, after], computed as [after, before]")
                yield _error(model, resource, f, found, expected, remedy)
    budget, spent = package.execution or ("", "")
    if {budget, spent} <= model.phases.keys() and model.phases[budget].is_spent:
        yield DataError(
            file=package.descriptor,
            type="sense-error",
            found=Phrase(
                "{budget} as the budget, {spent} as what is spent of it", budget=budget, spent=spent
            ),
            expected=Phrase("a budget, and what is spent of it"),
            remedy=Phrase("write [budget, spent]"),
            field="execution",
            path=("execution",),
        )


def _period(model: Model) -> Iterator[DataError]:
    """A year in the title of a package is one of its fiscal period."""
    package = model.package
    period = package.raw.get("fiscalPeriod")
    ends = [str(period.get(end)) for end in ("start", "end")] if isinstance(period, dict) else []
    held = [int(year) for end in ends for year in YEAR.findall(end[:4])]
    named = {int(year) for text in _texts(package.title) for year in YEAR.findall(text)}
    if held and named and not any(min(held) <= year <= max(held) for year in named):
        yield DataError(
            file=package.descriptor,
            type="sense-error",
            found=Phrase("a fiscal period from {start} to {end}", start=ends[0], end=ends[1]),
            expected=Phrase("one with {year}, which is in the title", year=min(named)),
            remedy=Phrase("fix the period, or the title"),
            field="fiscalPeriod",
            path=("fiscalPeriod",),
        )


def _phases(resource: Resource, name: str) -> list[str]:
    """The phases that a column holds."""
    return [*resource.by_name[name].normalize.values()] if name in resource.by_name else []


def _texts(text: Text | None) -> list[str]:
    return [text.default, *text.translations.values()] if text else []


def _error(
    model: Model, resource: Resource, f: Field, found: str, expected: str, remedy: str = ""
) -> DataError:
    path: Any = ("resources", resource.name, f.name)
    return DataError(
        file=model.package.descriptor,
        type="sense-error",
        found=found,
        expected=expected,
        remedy=remedy,
        resource=resource.name,
        field=".".join(path),
        path=path,
    )
