"""What a row is about, in words of the tables."""

from __future__ import annotations

import re

from yesan.model.entities import code_fields, kind_of
from yesan.package.resource import Resource
from yesan.pages.page import Page

LONG = 60
"""Maximum length of the name of a row."""
NUMBER = re.compile(r"\d[\d.,]*$")
"""The beginning of a number where a text is cut."""


def of(page: Page, resource: Resource, number: int) -> str:
    """What a row is about: the names of its entities and its printed label, else its number."""
    return " · ".join(_names(page, resource, number)) or str(number)


def about(page: Page, resource: Resource, number: int) -> str:
    """The names of a row's entities and its printed label; empty where it has none."""
    return " · ".join(_names(page, resource, number))


def of_remark(page: Page, resource: Resource, number: int) -> str:
    """What a row is about: what it says where it is a remark, else its names, else any text."""
    row, language = page.model.tables[resource.name].by_number[number], page.language
    said = resource.in_language("finding", language)
    if said and row[said.name]:
        return _cut(str(row[said.name]))
    names = _names(page, resource, number)
    if names:
        return " · ".join(names)
    texts = [f for f in resource.fields if f.type == "string" and f.language in {"", language}]
    texts = [f for f in texts if row[f.name] and f.name not in resource.primary_key]
    longest = max((str(row[f.name]) for f in texts), key=len, default=str(number))
    return _cut(longest)


def _names(page: Page, resource: Resource, number: int) -> list[str]:
    model = page.model
    row = model.tables[resource.name].by_number[number]
    codes = [(kind_of(f), row[f.name]) for f in code_fields(resource) if row[f.name] is not None]
    names = [model.entities.name(kind, code, page.language) for kind, code in codes]
    label = resource.with_role("label")
    if label and row[label.name] and str(row[label.name]) not in names:
        names.append(str(row[label.name]))
    return names


def _cut(text: str) -> str:
    """A long text without its end; a number in it is whole, or left out."""
    if len(text) <= LONG:
        return text
    begun = NUMBER.sub("", text[:LONG]) if text[LONG].isdigit() else text[:LONG]
    return f"{begun.rstrip()}…"
