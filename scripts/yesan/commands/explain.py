"""`yesan explain`: how each table is read, which pages and charts a package gets, and why.

For maintainers of a package: it lists whatever yesan inferred or chose, because the descriptor does
not say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yesan.charts import selection, treemaps
from yesan.charts.measures import measures
from yesan.charts.row_names import RowNames
from yesan.charts.times import time_of
from yesan.commands.scaffold import wanted_roles
from yesan.language import editions
from yesan.language.locale import Locale
from yesan.model import comparability, worth_knowing
from yesan.model.entities import (
    KINDS,
    Kind,
    base_of,
    code_fields,
    is_dimension,
    kind_of,
    kind_of_rows,
)
from yesan.model.model import Model
from yesan.package.column_types import FISCAL_YEAR
from yesan.package.field import Field
from yesan.package.resource import File, Resource
from yesan.pages.sitemap import MOST_PARTIES, is_paged
from yesan.reading.dialect import NAMES
from yesan.tables import translated_shares
from yesan.tables.exact import exact

COUNTED = re.compile(r"\b[\d,]+(?= of them$)")
"""What differs from page to page in the reason for a chart."""
TWO = 2
"""Minimum number of rows, and of different figures, of a comparison."""


@dataclass(frozen=True)
class Explanation:
    """The choices for one part of a package.

    Attributes:
        subject: The part: the package itself, a kind of page, a table, a file.
        reasons: The choices, each with its reason.
    """

    subject: str
    reasons: tuple[str, ...]


@exact()
def explain(model: Model) -> list[Explanation]:
    """Every choice for a package, from the whole to its parts."""
    return list(_explained(model))


def _explained(model: Model) -> Iterator[Explanation]:
    package = model.package
    locale = Locale.of(package)
    yield Explanation(f"package {package.name}", tuple(_package(model)))
    marked = (kind_of_rows(r) for r in package.resources if r.entity)
    for kind in dict.fromkeys((*model.entities, *marked)):
        if model.entities[kind]:
            yield Explanation(f"pages of {kind}", tuple(_kind(model, locale, kind)))
    for resource in package.resources:
        yield Explanation(f"table {resource.name}", tuple(_table(model, locale, resource)))
    for file in package.files:
        yield Explanation(f"file {file.name}", tuple(_file(file)))


def _package(model: Model) -> Iterator[str]:
    package = model.package
    named = "descriptor" if package.raw.get("languages") else "titles, or the default"
    yield f"language {package.language}: the first of {', '.join(package.languages)} ({named})"
    yield from _languages(model)
    if model.comparison:
        before, after = model.comparison
        how = "named by comparison" if package.comparison else "the first and the last budget"
        yield f"phases {before.id} and {after.id} are compared: {how}"
    elif len(model.facts):
        known = list(dict.fromkeys(fact.phase for fact in model.facts))
        if len(known) > 1:
            yield f"no phases are compared: of {', '.join(known)}, one only is a budget"
        else:
            yield "no phases are compared: there are amounts of one phase only"
    if model.execution:
        budget, spent = model.execution
        how = "named by execution" if package.execution else "by the names in the standard"
        yield f"the execution rate is {spent.id} divided by {budget.id}: {how}"
    if model.facts.year:
        year = model.facts.year
        yield f"fiscal year {year}: the latest; amounts of different years are never added up"
    if not len(model.facts):
        yield f"no amounts: {_without_amounts(model)}, so nothing is added up or compared"
    else:
        yield treemaps.explained(model)
    yield from worth_knowing.explained(model)
    for view in package.views:
        yield f"chart of view {view.name}: its specType is vega-lite"


def _languages(model: Model) -> Iterator[str]:
    """What is said of each other language: how much is translated, and whether it has pages."""
    package = model.package
    known = {edition.language: edition.folder for edition in editions.of(package)}
    for language in dict.fromkeys(package.languages[1:]):
        yield translated_shares.of(package, model.tables, language).said
        if language in known:
            where = f"in {known[language]} where mkdocs.yml has extra.yesan.editions: true"
        elif editions.has_words(language):
            where = f"none: the package has no title@{language}"
        else:
            where = "none: there is no catalog of the words of pages"
        yield f"pages in {language}: {where}"


def _without_amounts(model: Model) -> str:
    """Why a package has no amounts."""
    valued = [r for r in model.package.resources if any(f.is_value for f in r.fields)]
    unlike = [r for r in valued if not comparability.are_added_up(r, model.tables[r.name])]
    if unlike:
        names = ", ".join(r.name for r in unlike)
        return f"the rows of {names} differ in currency or kind, or may be of a year so far"
    return "no row has one" if valued else "no field has the role value"


def _kind(model: Model, locale: Locale, kind: Kind) -> Iterator[str]:
    entities = list(model.entities[kind].values())
    tables = [
        f"{r.name}.{f.name}"
        for r in model.package.resources
        for f in code_fields(r)
        if kind_of(f) == kind
    ]
    marked = any(kind_of_rows(r) == kind for r in model.package.resources if r.entity)
    if not marked and not is_paged(model, kind):
        yield (
            f"none for the {len(entities):,} codes in {', '.join(tables)}, which are more than "
            f'{MOST_PARTIES:,}: a table of them with "entity": true would have one for each'
        )
        return
    what = (
        "its resource is marked as entity"
        if base_of(kind) not in KINDS
        else f"their role is {kind}"
    )
    yield f"{len(entities):,} pages, one for each code in {', '.join(tables)}: {what}"
    drawn: dict[str, list[int]] = {}
    for entity in entities:
        for chart in selection.of_entity(model, locale, entity):
            why = COUNTED.sub("some", chart.why)
            drawn.setdefault(f"chart {chart.id}: {why}", []).append(1)
    for chart in selection.of_kind(model, locale, kind):
        yield f"chart {chart.id} on their index: {chart.why}"
    for said, times in drawn.items():
        yield f"{said} ({len(times):,} pages)"


def _table(model: Model, locale: Locale, resource: Resource) -> Iterator[str]:
    dialect, content = resource.dialect, resource.content
    between = NAMES.get(dialect.delimiter, repr(dialect.delimiter))
    how = f", {between} between cells" if dialect.kind == "csv" else ""
    notes = f" ({', '.join(content.notes)})" if content.notes else ""
    yield f"read as {dialect.kind} in {dialect.encoding}{how}{notes}"
    if resource.inferred:
        types = ", ".join(f"{f.name} {f.type}" for f in resource.fields)
        yield f"fields inferred from the data, because there is no schema: {types}"
    yield from filter(None, map(_field, resource.fields))
    for key in resource.foreign_keys:
        if key.package:
            fields = ", ".join(key.fields)
            yield f"{fields}: a foreign key to another package, not checked: {key.package}"
    loose = [f.name for f in resource.fields if f.numeric and not f.is_value]
    if loose:
        yield f"never added up, because no role says that they are amounts: {', '.join(loose)}"
    yield from _years(model, resource)
    yield from _coverage(resource)
    known = model.uncoded_rows.get(resource.name)
    if known and known.unassigned:
        rows = ", ".join(map(str, sorted(known.unassigned)))
        yield f"without a code, and no total, since nothing says or shows it: row {rows}"
    yield from _doubtful(model, resource)
    if is_dimension(resource):
        yield "it describes entities: its primary key is their code"
    drawn = selection.of_table(model, locale, resource)
    for chart in drawn:
        yield f"chart of {chart.title}: {chart.why}"
    table = model.tables[resource.name]
    ranks = [f.name for f in resource.fields if f.numeric and comparability.has_ranks(table, f)]
    if ranks:
        yield f"not drawn, because ranks are no amounts: {', '.join(ranks)}"
    if not drawn and not ranks:
        yield f"no chart: {_why_none(model, locale, resource)}"


def _doubtful(model: Model, resource: Resource) -> Iterator[str]:
    """Which codes may be those of the total of the others, so that no sum is made of them."""
    rollup = model.rollups.get(resource.name)
    if rollup is None:
        return
    for row in sorted(rollup.doubtful_rows):
        yield f"no sum of all rows: row {row} has what the others have together"
    for field in code_fields(resource):
        kind = kind_of(field)
        for code in sorted(rollup.doubtful(kind)):
            numbers = sorted({f.row for f in rollup.facts if f.codes.get(kind) == code})
            rows = ", ".join(map(str, numbers))
            yield (
                f"no sum of all {field.name}: {code} (row {rows}) has what the others have "
                'together, and may be their total; "blank": "total" on the field says what is'
            )


def _years(model: Model, resource: Resource) -> Iterator[str]:
    """Which amounts of several years are added up, because no role says that there are such."""
    if f := model.unsaid_years.get(resource.name):
        yield (
            f"amounts of all years in {f.name} are added up, because no role says that they "
            f'are of different years: write "columnType": "{FISCAL_YEAR}" in {f.name}'
        )


def _why_none(model: Model, locale: Locale, resource: Resource) -> str:
    """Why a table has no chart, by the first reason that holds."""
    table, figures = model.tables[resource.name], measures(model, resource)
    names = RowNames(model, locale, resource)
    alike = all(len(set(table.known(f.name))) < TWO for f in figures)
    unlike = any(f.numeric and not f.is_part for f in resource.fields) and not figures
    listed = ", ".join(f.name for f in figures)
    reasons = {
        "it lists what other tables refer to": is_dimension(resource) and not resource.entity,
        "it has no row": not len(table),
        "it has one row": len(table) < TWO,
        "its rows differ in phase, currency, kind or unit": unlike,
        "it has no figure, and no column of few words, each in several rows": not figures,
        f"its figures are all alike: {listed}": alike,
        "no column alone has the names of its rows, or their times": not (
            names.candidates() or time_of(resource, table)
        ),
    }
    other = "no column distinguishes its rows in a way that bars can show"
    if wanted := wanted_roles.of(resource, table):
        other += f", and without a role nothing is added up: {wanted}"
    return next((reason for reason, holds in reasons.items() if holds), other)


def _coverage(resource: Resource) -> Iterator[str]:
    """Whether its sums are called a whole, and why."""
    complete = resource.complete
    if resource.selection:
        yield f"a selection, of which no rate is made: {resource.selection.default}"
    elif complete:
        of = f"all of each {', '.join(complete.fields)}" if complete.fields else "all there is"
        lines = "–".join(dict.fromkeys(map(str, complete.lines or ())))
        proof = f"the total of {complete.total}" if complete.total else f"lines {lines}"
        yield f"its rows are {of}, borne out by {proof}"
    elif any(f.is_value for f in resource.fields):
        yield "its sums are of what is listed, and not compared: nothing says that it is complete"


def _field(field: Field) -> str:
    if field.column_type:
        return f"{field.name}: {field.column_type.name}"
    if field.sense == "year":
        return f"{field.name} has years: not grouped, not drawn"
    if field.sense == "period":
        return f"{field.name} has the periods of the years before it: not grouped, not drawn"
    return f"{field.name} refers to {field.entity}, whose rows have pages" if field.entity else ""


def _file(file: File) -> Iterator[str]:
    yield f"offered for download as it is, because {file.why}"
