"""What the first release of a package holds: none is before it to be compared with."""

from __future__ import annotations

from yesan.changes.document import Document, Items, Section, Sentences
from yesan.language.locale import Locale
from yesan.package.package import Package
from yesan.tables.table import Tables


def document(package: Package, tables: Tables, language: str) -> Document:
    """The tables of a package, each with how many rows it has.

    Args:
        package: The package.
        tables: Its rows.
        language: The language.
    """
    locale = Locale.of(package, language)
    listed = [
        locale.text(
            "{table}: {rows}",
            table=resource.title[locale.language],
            rows=locale.plural("{count} row", "{count} rows", len(tables[resource.name])),
        )
        for resource in package.resources
    ]
    first = locale.text("The first release. It holds:")
    return Document(language, [Section(first, [Sentences(first), Items(listed)], level=1)])
