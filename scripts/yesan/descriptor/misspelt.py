"""Properties that are nearly called as one that is read: they would silently be ignored.

A descriptor may have properties of its own, so that these are warnings, and only where a name is
like a known one but for a letter or two, its case or its marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from yesan.descriptor.findings import Problems
from yesan.descriptor.misplaced import LEVEL_NAMES, LEVELS, misplaced
from yesan.errors import Fault
from yesan.package.extension import EXTENSION
from yesan.phrase import Phrase
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
    "dialect": (
        *("header", "headerRows", "headerJoin", "commentChar", "commentRows", "skipBlankRows"),
        *("delimiter", "lineTerminator", "quoteChar", "doubleQuote", "escapeChar", "property"),
        *("skipInitialSpace", "nullSequence", "caseSensitiveHeader", "csvddfVersion", "$schema"),
        *("itemType", "itemKeys", "sheetNumber", "sheetName", "title", "description", "excel"),
        *("headerCase", "keyed", "keys", "controls", "table"),
    ),
    "constraints": (
        *("required", "unique", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
        *("minLength", "maxLength", "pattern", "jsonSchema"),
    ),
    "foreign key": ("fields", "reference"),
    "reference": ("resource", "fields", "package"),
    "source": ("title", "path", "email", "version"),
    "licence": ("name", "title", "path"),
    "contributor": (
        *("title", "givenName", "familyName", "path", "email", "roles", "role"),
        "organization",
    ),
    "correction": ("version", "resource", "key", "field", "reason", "report"),
    "view": ("name", "title", "description", "specType", "resources", "transform"),
    "category": ("value", "label"),
}
_PARTS = (
    *(("package", "sources", "source"), ("package", "licenses", "licence")),
    *(("package", "contributors", "contributor"), ("package", "views", "view")),
    ("package", "corrections", "correction"),
    *(("resource", "sources", "source"), ("resource", "licenses", "licence")),
    *(("schema", "foreignKeys", "foreign key"), ("foreign key", "reference", "reference")),
    *(("dialect", "csv", "dialect"), ("field", "categories", "category")),
)
"""By level: the parts in whose properties a name may be misspelt as well, and their level."""
FEWEST = 5
"""Shorter names are too easily alike."""


def check(level: str, raw: Json, findings: Problems) -> None:
    """Warn of the properties of a part that are nearly called as one that is read there.

    Args:
        level: What the part is: a package, a resource, a schema, a field, or a part of one.
        raw: The part as the descriptor has it.
        findings: Those of the part.
    """
    for name, known in misspelt(level, raw):
        findings.at(name).warn(
            Fault(
                "misplaced-property",
                Phrase(
                    "{name} in the {level}, which is not read",
                    name=name,
                    level=LEVEL_NAMES.get(level, level),
                ),
                Phrase("a property of the standard, or one that is called otherwise"),
                Phrase('did you mean "{known}"? if so, write that', known=known),
            )
        )
    for name, part in ((name, part) for own, name, part in _PARTS if own == level):
        below = raw.get(name)
        for place, value in enumerate(below) if isinstance(below, list) else [(-1, below)]:
            here = findings.at(name) if place < 0 else findings.at(name, place)
            if isinstance(value, dict):
                check(part, value, here)


@cache
def _known(level: str) -> frozenset[str]:
    """The properties that are read in a part."""
    return frozenset((*_READ[level], *(p.name for p in EXTENSION)))


def misspelt(level: str, raw: Json) -> Iterator[tuple[str, str]]:
    """The properties of a part that are nearly called as another, and as which."""
    known = _known(level)
    elsewhere = {name for name, _ in misplaced(level, raw)} if level in LEVELS else set()
    for name in sorted(map(str, raw.keys() - known - elsewhere)):
        plain, _, language = name.partition("@")
        if len(plain) < FEWEST or (language and plain in known):
            continue
        if (found := near(plain, known)) and found not in raw and len(found) >= FEWEST:
            yield name, found
