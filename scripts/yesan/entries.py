"""What a reader can look for: entities, tables, explained terms, rows.

Other names of the same thing stand beside its title: those in other languages, those that people
use, its code where that is a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yesan import charts, grids
from yesan.addresses import page_of, page_of_table
from yesan.edition import Edition
from yesan.entities import Entity, Kind, code_fields, is_dimension, kind_of
from yesan.listings import Line
from yesan.package import Field, Resource
from yesan.tables import records
from yesan.texts import Text

PAGE, TABLE, TERM = "page", "table", "term"
"""The kinds of what is neither entity nor row."""
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


def of(edition: Edition) -> list[Entry]:
    """Everything that can be found, what matters most first."""
    return [
        *(_of_entity(edition, line) for kind in edition.kinds for line in edition.lines(kind)),
        *_terms(edition),
        *(_of_table(edition, resource) for resource in edition.package.resources),
        *(entry for resource in edition.package.resources for entry in _rows(edition, resource)),
    ]


def kinds(edition: Edition) -> dict[Kind, str]:
    """The heading over what is found of each kind, and of `PAGE`, all other pages."""
    text = edition.locale.text
    return {
        **{kind: edition.title(kind) for kind in edition.kinds},
        TERM: edition.title("glossary"),
        TABLE: edition.title("tables"),
        PAGE: text("Pages"),
        **{_row(r): r.title[edition.language] for r in edition.package.resources},
    }


def synonyms(edition: Edition) -> list[list[str]]:
    """Groups of words that mean the same, by the glossary."""
    groups = ((t.word, *t.synonyms, *t.translations) for t in edition.glossary.terms)
    return [list(dict.fromkeys(group)) for group in groups if len(group) > 1]


def _of_entity(edition: Edition, line: Line) -> Entry:
    entity, locale = line.entity, edition.locale
    figure = ""
    if line.comparison and edition.model.comparison:
        after = line.comparison.after
        figure = f"{edition.model.comparison[1].name[edition.language]} "
        figure += locale.amount(after.amount, after.currency)
    elif line.figures:
        phase, known = next(iter(line.figures.items()))
        figure = f"{edition.model.phases[phase].name[edition.language]} "
        figure += locale.amount(known.amount, known.currency)
    return Entry(
        path=_html(page_of(entity)),
        kind=entity.kind,
        title=entity.name[edition.language],
        aliases=_others(entity.name, edition.language, entity.code),
        figure=figure,
        context=line.department.name[edition.language] if line.department else "",
    )


def _of_table(edition: Edition, resource: Resource) -> Entry:
    count = len(edition.model.tables[resource.name])
    return Entry(
        path=_html(page_of_table(resource)),
        kind=TABLE,
        title=resource.title[edition.language],
        aliases=_others(resource.title, edition.language),
        figure=edition.locale.plural("{count} row", "{count} rows", count),
    )


def _terms(edition: Edition) -> Iterator[Entry]:
    for term in edition.glossary.terms:
        aliases = (*term.synonyms, *term.translations)
        yield Entry(f"glossary.html#{term.id}", TERM, term.word, aliases)


def _rows(edition: Edition, resource: Resource) -> Iterator[Entry]:
    """The rows of a table, but for those that have pages or explanations of their own."""
    if is_told(edition, resource):
        return
    model, language = edition.model, edition.language
    frame = model.tables[resource.name].head(grids.limit(resource))
    anchors = grids.anchors(resource, model.tables[resource.name])
    path, kind, figure = _html(page_of_table(resource)), _row(resource), _measure(resource)
    label = resource.with_role("label")
    others = [f for f in resource.fields if f.language and f.language != language]
    others = [f for f in others if f.role in {"", "label"}]
    for number, row in zip(frame.index, records(frame), strict=True):
        found = list(_entities(edition, resource, row))
        paged = [e.name[language] for e in found if e.kind in edition.kinds]
        bare = {e.name[language]: e.name for e in found if e.kind not in edition.kinds}
        title = str(row[label.name] or "") if label else ""
        title = title or next(iter(bare), "")
        named = bool(title) and not any(title in name for name in paged)
        translations = tuple(str(row[f.name]) for f in others if row[f.name] is not None)
        if title in bare:
            translations += _others(bare[title], language)
        yield Entry(
            path=f"{path}#{anchors[int(number)]}",
            kind=kind,
            title=title if named else " · ".join(paged),
            aliases=tuple(dict.fromkeys(translations)),
            figure=_written(edition, figure, row),
            context=" · ".join(paged) if named else "",
            named=named,
        )


def is_told(edition: Edition, resource: Resource) -> bool:
    """Whether other pages tell of its rows: as entities with pages, or as explained terms."""
    codes = code_fields(resource) if is_dimension(resource) else []
    return bool(
        resource.entity
        or resource.with_role("term")
        or any(kind_of(f) in edition.kinds for f in codes if (f.name,) == resource.primary_key)
    )


def _entities(edition: Edition, resource: Resource, row: dict[str, Any]) -> Iterator[Entity]:
    """What the codes of a row stand for; of a table that describes entities, that which it does."""
    for field in code_fields(resource):
        if is_dimension(resource) and (field.name,) != resource.primary_key:
            continue
        if entity := edition.model.entities[kind_of(field)].get(str(row[field.name])):
            yield entity


def _measure(resource: Resource) -> Field | None:
    """The field whose figure says most of a row: its last amount in a phase, else its first one."""
    figures = [f for f in resource.fields if f.numeric and not f.is_part]
    values = [f for f in figures if f.is_value][-1:]
    amounts = [f for f in figures if f.currency]
    return next(iter([*values, *amounts, *(f for f in figures if f.unit)]), None)


def _written(edition: Edition, field: Field | None, row: dict[str, Any]) -> str:
    if field is None or row[field.name] is None:
        return ""
    value = charts.written(edition.locale, field, row[field.name])
    return f"{field.title[edition.language]} {value}"


def _others(name: Text, language: str, code: str = "") -> tuple[str, ...]:
    """The name in other languages, and the code where it is a number."""
    texts = [name.default, *name.translations.values(), *([code] if CODE.fullmatch(code) else [])]
    return tuple(text for text in dict.fromkeys(texts) if text != name[language])


def _row(resource: Resource) -> Kind:
    return f"row {resource.id}"


def _html(path: str) -> str:
    return path.removesuffix(".md") + ".html"
