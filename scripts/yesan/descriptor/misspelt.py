"""Properties that are nearly called as one that is read: they would silently be ignored.

A descriptor may have properties of its own, so that these are warnings, and only where a name is
like a known one but for a letter or two, its case or its marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from yesan.descriptor.findings import Problems
from yesan.descriptor.misplaced import misplaced
from yesan.errors import Fault
from yesan.package.extension import EXTENSION
from yesan.reading.parsing import Json
from yesan.reading.suggestion import near

_SAID = ("name", "title", "description", "homepage", "sources", "licenses", "profile", "$schema")
_READ = {
    "package": (
        *(*_SAID, "id", "version", "keywords", "contributors", "created", "image", "resources"),
        *("countryCode", "granularity", "fiscalPeriod", "regionCode", "languages", "views"),
        *("license", "author", "maintainers", "datapackage_version", "model", "mapping"),
    ),
    "resource": (
        *(*_SAID, "path", "data", "schema", "dialect", "format", "mediatype", "encoding", "bytes"),
        *("hash", "type", "compression", "innerpath", "scheme", "stats", "url", "control"),
    ),
    "schema": (
        *("fields", "primaryKey", "foreignKeys", "uniqueKeys", "missingValues", "fieldsMatch"),
        *("extraFields", "$schema", "name", "title", "description", "reference"),
    ),
    "field": (
        *("name", "title", "description", "type", "format", "example", "constraints", "rdfType"),
        *("categories", "categoriesOrdered", "missingValues", "decimalChar", "groupChar", "osType"),
        *("bareNumber", "trueValues", "falseValues", "columnType", "normalize", "currency"),
        *("delimiter", "itemType", "label", "labels", "comment", "notes", "enum", "values"),
    ),
}
"""By level: the properties that are read, and others that programs write there."""
FEWEST = 5
"""Shorter names are too easily alike."""


def check(level: str, raw: Json, findings: Problems) -> None:
    """Warn of the properties of a part that are nearly called as one that is read there.

    Args:
        level: What the part is: package, resource, schema or field.
        raw: The part as the descriptor has it.
        findings: Those of the part.
    """
    for name, known in misspelt(level, raw):
        findings.at(name).warn(
            Fault(
                "misplaced-property",
                f"{name} in the {level}, which is not read",
                "a property of the standard, or one that is called otherwise",
                f'did you mean "{known}"? if so, write that',
            )
        )


def misspelt(level: str, raw: Json) -> Iterator[tuple[str, str]]:
    """The properties of a part that are nearly called as another, and as which."""
    known = {*_READ[level], *(p.name for p in EXTENSION)}
    elsewhere = {name for name, _ in misplaced(level, raw)}
    for name in sorted(map(str, raw.keys() - known - elsewhere)):
        plain, _, language = name.partition("@")
        if len(plain) < FEWEST or (language and plain in known):
            continue
        if (found := near(plain, known)) and found not in raw and len(found) >= FEWEST:
            yield name, found
