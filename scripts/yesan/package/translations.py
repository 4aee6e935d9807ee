"""Columns that say the same in two languages, and a package as readers of one language have it.

A column with a ``language`` translates another one of its table: the one whose name it has before
``_en``, else the only one of its column type, else the only one of its role. A package in a
language has both exchanged, so that whatever reads it finds the texts of that language where it
finds those of the first one otherwise. What is not translated stays in the first language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.package.text import Text

SEPARATORS = "_-@. "
"""What is between the name of a column and the code of the language of its translation."""
Translations = Mapping[str, Mapping[str, str]]
"""The column that translates each column, by the name of the table."""


def translations(package: Package, language: str) -> Translations:
    """The columns of each table that have a translation, with the first that is one.

    Columns of keys have none: what refers to their values would lead nowhere.

    Args:
        package: The package.
        language: The language of the translations.
    """
    found: dict[str, dict[str, str]] = {}
    for resource in package.resources:
        for name, translated in _pairs(package, resource, language):
            found.setdefault(resource.name, {}).setdefault(name, translated)
    return found


def repeated(package: Package, language: str) -> Iterator[tuple[Resource, str, str]]:
    """The columns that translate one that is translated already: the table, theirs, that one."""
    first = translations(package, language)
    for resource in package.resources:
        for name, translated in _pairs(package, resource, language):
            if first[resource.name][name] != translated:
                yield resource, translated, name


def in_language(package: Package, language: str) -> Package:
    """The package as one whose first language is another one of its own."""
    found, first = translations(package, language), package.language
    others = (x for x in package.languages if x != language)
    resources = tuple(
        _exchanged(r, found.get(r.name, {}), (first, language)) for r in package.resources
    )
    return replace(package, languages=(language, *others), resources=resources)


def _pairs(package: Package, resource: Resource, language: str) -> Iterator[tuple[str, str]]:
    """Each column with one that translates it."""
    keys = _keys(package, resource)
    texts = [f for f in resource.fields if f.type == "string" and f.name not in keys]
    own = [f for f in texts if f.language in {"", package.language}]
    for field in texts:
        if field.language == language and (base := _base(field, own, language)):
            yield base.name, field.name


def _keys(package: Package, resource: Resource) -> Collection[str]:
    """The columns of a table that are keys, or that keys refer to."""
    own = {*resource.primary_key, *(n for key in resource.foreign_keys for n in key.fields)}
    for other in package.resources:
        for key in other.foreign_keys:
            if not key.package and (key.resource or other.name) == resource.name:
                own |= {*key.reference}
    return own


def _base(field: Field, own: Collection[Field], language: str) -> Field | None:
    """The column that another one translates."""
    names = {f"{separator}{language}".lower() for separator in SEPARATORS}
    called = [f for f in own if field.name.lower().removeprefix(f.name.lower()) in names]
    typed = [f for f in own if field.column_type and f.column_type == field.column_type]
    roled = [f for f in own if field.role and f.role == field.role]
    return next((x[0] for x in (called, typed, roled) if len(x) == 1), None)


def _exchanged(
    resource: Resource, found: Mapping[str, str], languages: tuple[str, str]
) -> Resource:
    """The table with the languages of columns exchanged that translate each other."""
    first, language = languages
    originals = {translated: name for name, translated in found.items()}
    fields = []
    for field in resource.fields:
        changed = field
        if field.name in found:
            changed = replace(field, language=language if field.language else "")
        elif name := originals.get(field.name):
            title = resource.by_name[name].title
            changed = replace(field, language=first, original=Text(title.default))
        fields.append(changed)
    return replace(resource, fields=tuple(fields)) if found else resource
