"""Everything that can be found by name: entities, tables, terms, rows.

A thing has other names beside its title: those in other languages, those that people use, its code
where that is a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yesan.charts import figure_text, proposal
from yesan.language import values
from yesan.model.addresses import page_of, page_of_table
from yesan.model.entities import Entity, Kind, code_fields, is_dimension, kind_of
from yesan.model.figures import Figure
from yesan.model.listing import Line
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.pages import row_anchors
from yesan.pages.sitemap import GLOSSARY, Sitemap

PAGE, TABLE, TERM = "page", "table", "term"
"""The kinds of entries that are neither entities nor rows."""
CODE = re.compile(r"[\d.-]*\d[\d.-]*")
"""A code that people may know by heart: a number."""


@dataclass(frozen=True)
class Entry:
    """Something that can be found by name.

    Attributes:
        path: Where it is: a page of the site, and a row or term in it after ``#``.
        kind: What it is: a kind of entity, `PAGE`, `TABLE`, `TERM`, or the id of a row's table.
        title: Its name.
        aliases: Its other names.
        figure: Its amount, as readers see it; empty where it has none.
        context: What it belongs to; empty where that says nothing.
        named: Whether the title is a name of its own, and not that of an entity.
    """

    path: str
    kind: str
    title: str
    aliases: tuple[str, ...] = ()
    figure: str = ""
    context: str = ""
    named: bool = True


def of(sitemap: Sitemap) -> list[Entry]:
    """Everything that can be found by name, the most important first."""
    return [
        *(_of_entity(sitemap, line) for kind in sitemap.kinds for line in sitemap.lines(kind)),
        *_terms(sitemap),
        *(_of_table(sitemap, resource) for resource in sitemap.package.resources),
        *(entry for resource in sitemap.package.resources for entry in _rows(sitemap, resource)),
    ]


def kinds(sitemap: Sitemap) -> dict[Kind, str]:
    """The heading over the results of each kind, and of `PAGE`, all other pages."""
    text = sitemap.locale.text
    return {
        **{kind: sitemap.title(kind) for kind in sitemap.kinds},
        TERM: sitemap.title("glossary"),
        TABLE: sitemap.title("tables"),
        PAGE: text("Pages"),
        **{_row(r): r.title[sitemap.language] for r in sitemap.package.resources},
    }


def synonyms(sitemap: Sitemap) -> list[list[str]]:
    """Groups of words that mean the same, by the glossary."""
    groups = ((t.word, *t.synonyms, *t.translations) for t in sitemap.glossary.terms)
    return [list(dict.fromkeys(group)) for group in groups if len(group) > 1]


def _of_entity(sitemap: Sitemap, line: Line) -> Entry:
    entity = line.entity
    return Entry(
        path=_html(page_of(entity)),
        kind=entity.kind,
        title=entity.name[sitemap.language],
        aliases=_others(entity.printed, sitemap.language, entity.code),
        figure=_figure(sitemap, line),
        context=line.department.name[sitemap.language] if line.department else "",
    )


def _figure(sitemap: Sitemap, line: Line) -> str:
    """The amount after, or the change, or any other that is printed or whole, with its year."""
    locale, compared, pair = sitemap.locale, line.comparison, sitemap.model.comparison

    def named(name: str, figure: Figure) -> str:
        year = sitemap.model.year_of(figure)
        return f"{name} ({year})" if year else name

    if compared and compared.after and pair:
        both = [f for f in (compared.before, compared.after) if f]
        amount = figure_text.amount(locale, compared.after, figure_text.digits(locale, both))
        return f"{named(pair[1].name[sitemap.language], compared.after)} {amount}"
    if compared:
        amount = figure_text.change(locale, compared.change)
        return f"{named(proposal.change(sitemap.model, locale), compared.change)} {amount}"
    for phase, known in line.figures.items():
        if not known.is_listed:
            name = named(sitemap.model.phases[phase].name[sitemap.language], known)
            beside = [f for f in line.figures.values() if not f.is_listed]
            beside = [f for f in beside if named("", f) == named("", known)]
            digits = figure_text.digits(locale, beside)
            return f"{name} {figure_text.amount(locale, known, digits)}"
    return ""


def _of_table(sitemap: Sitemap, resource: Resource) -> Entry:
    count = len(sitemap.model.tables[resource.name])
    return Entry(
        path=_html(page_of_table(resource)),
        kind=TABLE,
        title=resource.title[sitemap.language],
        aliases=_others(resource.title, sitemap.language),
        figure=sitemap.locale.plural("{count} row", "{count} rows", count),
    )


def _terms(sitemap: Sitemap) -> Iterator[Entry]:
    for term in sitemap.glossary.terms:
        aliases = (*term.synonyms, *term.translations)
        yield Entry(f"{_html(GLOSSARY)}#{term.id}", TERM, term.word, aliases)


def _rows(sitemap: Sitemap, resource: Resource) -> Iterator[Entry]:
    """The rows of a table; none where other pages show them, as entities or terms."""
    if sitemap.shows_rows_elsewhere(resource):
        return
    model, language = sitemap.model, sitemap.language
    anchors = sitemap.anchors(resource)
    path, kind, figure = _html(page_of_table(resource)), _row(resource), _measure(resource)
    label = resource.with_role("label")
    others = [f for f in resource.fields if f.language and f.language != language]
    others = [f for f in others if f.role in {"", "label"}]
    for number, row in model.tables[resource.name].head(row_anchors.limit(resource)):
        found = list(_entities(sitemap, resource, row))
        paged = [e.name[language] for e in found if sitemap.has_page(e)]
        bare = {e.name[language]: e.printed for e in found if not sitemap.has_page(e)}
        title = str(row[label.name] or "") if label else ""
        title = title or next(iter(bare), "")
        named = bool(title) and not any(title in name for name in paged)
        translations = tuple(str(row[f.name]) for f in others if row[f.name] is not None)
        if title in bare:
            translations += _others(bare[title], language)
        yield Entry(
            path=f"{path}#{anchors[number]}",
            kind=kind,
            title=title if named else " · ".join(paged),
            aliases=tuple(dict.fromkeys(translations)),
            figure=_written(sitemap, figure, row),
            context=" · ".join(paged) if named else "",
            named=named,
        )


def _entities(sitemap: Sitemap, resource: Resource, row: dict[str, Any]) -> Iterator[Entity]:
    """The entities that a row names; in a table of entities, only the one that it describes."""
    for field in code_fields(resource):
        if is_dimension(resource) and (field.name,) != resource.primary_key:
            continue
        if entity := sitemap.model.entities[kind_of(field)].get(str(row[field.name])):
            yield entity


def _measure(resource: Resource) -> Field | None:
    """The field whose figure is shown for a row: its last amount in a phase, else its first one."""
    figures = [f for f in resource.fields if f.numeric and not f.is_part]
    values = [f for f in figures if f.is_value][-1:]
    amounts = [f for f in figures if f.currency]
    return next(iter([*values, *amounts, *(f for f in figures if f.unit)]), None)


def _written(sitemap: Sitemap, field: Field | None, row: dict[str, Any]) -> str:
    if field is None or row[field.name] is None:
        return ""
    value = values.written(sitemap.locale, field, row[field.name])
    return f"{field.title[sitemap.language]} {value}"


def _others(name: Text, language: str, code: str = "") -> tuple[str, ...]:
    """The name in other languages, and the code if it is a number."""
    texts = [name.default, *name.translations.values(), *([code] if CODE.fullmatch(code) else [])]
    return tuple(text for text in dict.fromkeys(texts) if text != name[language])


def _row(resource: Resource) -> Kind:
    return f"row {resource.id}"


def _html(path: str) -> str:
    return path.removesuffix(".md") + ".html"
