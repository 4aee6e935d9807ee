"""What leads to all other files: the index, and the names of all entities in every language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from yesan.api import schemas
from yesan.api.listed_rows import file_of, file_of_table
from yesan.api.promise import PROMISE, READING
from yesan.api.published import INDEX, NAMES, Published
from yesan.api.schemas import Schema
from yesan.api.told_figures import Told, ToldFigures, said
from yesan.changes import operation_words
from yesan.charts import kind_names
from yesan.downloads import claims_csv
from yesan.model.addresses import relative
from yesan.model.figures import Coverage, Operation
from yesan.package.package import Package

VERSION = 1
HOME, DOWNLOAD = "index.md", "download.md"
LLMS = "llms.txt"


def index(published: Published, figures: ToldFigures) -> Told:
    """The index.

    Args:
        published: The package with its site.
        figures: Tells the computed figures of the first page.
    """
    package, phases = published.package, published.model.phases
    return {
        "$schema": relative(INDEX, schemas.INDEX),
        "version": VERSION,
        "promise": PROMISE,
        "reading": READING,
        "package": _package(published),
        "languages": [*package.languages],
        "licenses": [
            {"title": published.texts(x.title), "path": x.path or None} for x in package.licenses
        ],
        "attribution": attribution(published),
        "cite": published.cited(INDEX, package.title, DOWNLOAD),
        "phases": [
            {"id": p.id, "name": published.texts(p.name), "standard": p.standard or None}
            for p in phases.values()
        ],
        "coverages": {c.name.lower(): published.words(partial(said, coverage=c)) for c in Coverage},
        "operations": {
            o.value: published.words(partial(operation_words.word, operation=o))
            for o in Operation
            if o is not Operation.PRINTED
        },
        "names": relative(INDEX, NAMES),
        "claims": relative(INDEX, claims_csv.PATH),
        "archive": relative(INDEX, published.archive),
        "kinds": [*_kinds(published)],
        "tables": [
            {
                "id": r.id,
                "title": published.texts(r.title),
                "rows": len(published.model.tables[r.name]),
                "file": relative(INDEX, file_of_table(r)),
                "schema": relative(INDEX, schemas.of_table(r)),
            }
            for r in package.resources
        ],
        "derived": figures.told_on(INDEX, HOME),
    }


def _package(published: Published) -> Told:
    package = published.package
    return {
        "name": package.name,
        "title": published.texts(package.title),
        "description": published.texts(package.description),
        "version": package.version or None,
        "created": package.created or None,
        "fiscal_period": package.raw.get("fiscalPeriod"),
        "home": relative(INDEX, HOME),
        "sources": [
            {"title": published.texts(s.title), "path": s.address or None, "hash": s.hash or None}
            for s in package.sources
        ],
    }


def _kinds(published: Published) -> Iterator[Told]:
    for kind, lines in published.lines.items():
        yield {
            "kind": kind,
            "title": published.words(partial(kind_names.of, published.model, kind=kind)),
            "count": len(lines),
            "schema": relative(INDEX, schemas.of_kind(kind)),
        }


def attribution(published: Published) -> dict[str, str]:
    """Who must be named beside the data: who made them, what they are, on what terms."""

    def say(language: str) -> str:
        package = published.package
        people = ", ".join(c.title[language] for c in package.contributors)
        terms = ", ".join(x.title[language] for x in package.licenses)
        return ". ".join(filter(None, (people, package.title[language], terms)))

    return {locale.language: say(locale.language) for locale in published.locales}


def names(published: Published) -> Told:
    """The names of all entities, by which they are found.

    Args:
        published: The package with its site.
    """
    return {
        "$schema": relative(NAMES, schemas.NAMES),
        "entities": [
            {
                "kind": kind,
                "id": line.entity.id,
                "code": line.entity.code,
                "name": published.texts(line.entity.name),
                "file": relative(NAMES, file_of(kind, line.entity.id)),
            }
            for kind, lines in published.lines.items()
            for line in lines
        ],
    }


def schema_of_names(package: Package) -> Schema:
    """The schema of the names."""
    text = schemas.TEXT
    entity = {
        "kind": text,
        "id": text,
        "code": text,
        "name": {"$ref": "#/$defs/texts"},
        "file": schemas.ADDRESS,
    }
    return schemas.whole(
        "Names of entities",
        {"entities": schemas.items(schemas.an_object(entity))},
        package.languages,
    )


def schema_of_index(package: Package) -> Schema:
    """The schema of the index."""
    text, texts, maybe = schemas.TEXT, {"$ref": "#/$defs/texts"}, {"type": ["string", "null"]}
    said: dict[str, Any] = {"type": "object", "additionalProperties": texts}
    source = schemas.an_object({"title": texts, "path": maybe, "hash": maybe})
    own = {
        "name": text,
        "title": texts,
        "description": texts,
        "version": maybe,
        "created": maybe,
        "fiscal_period": {},
        "home": schemas.ADDRESS,
        "sources": schemas.items(source),
    }
    counted, address = schemas.COUNTED, schemas.ADDRESS
    kind = {"kind": text, "title": texts, "count": counted, "schema": address}
    table = {"id": text, "title": texts, "rows": counted, "file": address, "schema": address}
    return schemas.whole(
        "The index of the interface",
        {
            "version": {"const": VERSION},
            "promise": text,
            "reading": {"type": "object", "additionalProperties": text},
            "package": schemas.an_object(own),
            "languages": schemas.items(text),
            "licenses": schemas.items(schemas.an_object({"title": texts, "path": maybe})),
            "attribution": texts,
            "cite": {"$ref": "#/$defs/cite"},
            "phases": schemas.items(
                schemas.an_object({"id": text, "name": texts, "standard": maybe})
            ),
            "coverages": said,
            "operations": said,
            "names": address,
            "claims": address,
            "archive": address,
            "kinds": schemas.items(schemas.an_object(kind)),
            "tables": schemas.items(schemas.an_object(table)),
            "derived": schemas.items({"$ref": "#/$defs/computed"}),
        },
        package.languages,
    )
