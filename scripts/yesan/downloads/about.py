"""What a zip of a package says of itself to people: what it is, how to load it, on what terms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from yesan.downloads import license_texts, loading
from yesan.language.locale import Locale
from yesan.package.package import Package
from yesan.package.resource import Resource

README, LICENSE = "README.txt", "LICENSE.txt"
PLAIN = re.compile(r"[\w./-]+\.csv", re.ASCII)
"""A path that any program reads as it is written."""
CHECKING = "sha256sum --check SHA256SUMS"


def files(package: Package, locale: Locale, names: Collection[str]) -> dict[str, bytes]:
    """The files for people by their paths; none where the package has a file at its path.

    Args:
        package: The package.
        locale: The language that they are in.
        names: The paths of the other files of the zip.
    """
    told = {README: _readme(package, locale, names), LICENSE: _license(package, locale)}
    texts = {path: "".join(f"{line}\n" for line in lines) for path, lines in told.items()}
    texts[LICENSE] += "".join(f"\n{text}" for text in license_texts.of(package))
    return {path: text.encode() for path, text in texts.items() if path not in names}


def of_table(
    package: Package, resource: Resource, locale: Locale, names: Collection[str]
) -> dict[str, bytes]:
    """The files for people in the zip of one table, by their paths.

    Args:
        package: The package.
        resource: The table.
        locale: The language that they are in.
        names: The paths of the other files of the zip.
    """
    told = {
        README: _readme_of_table(package, resource, locale, names),
        LICENSE: _license(package, locale),
    }
    return {path: "".join(f"{line}\n" for line in lines).encode() for path, lines in told.items()}


def _readme_of_table(
    package: Package, resource: Resource, locale: Locale, names: Collection[str]
) -> Iterator[str]:
    text, language = locale.text, locale.language
    yield resource.title[language]
    yield package.title[language]
    if package.version:
        yield f"{text('Version')}: {package.version}"
    yield from ("", *resource.description[language].splitlines(), "")
    if resource.selection:
        yield f"{text('Selection')}: {' '.join(resource.selection[language].split())}"
    yield from _loading(next((n for n in names if PLAIN.fullmatch(n)), ""), locale)
    sources = resource.sources or package.sources
    yield from _ending([s.title[language] for s in sources], package, locale)


def _loading(path: str, locale: Locale) -> Iterator[str]:
    """How a table is loaded; nothing where not every program reads its path as it is written."""
    text = locale.text
    if path:
        yield from ("", text("How to load a table"))
        yield from (f"    {line.format(path=path)}" for line in loading.CSV.values())
        yield text(
            "Some spreadsheets show other than Latin letters of a CSV as nonsense, unless they are "
            "told that it is UTF-8; the site has a workbook of all tables for them."
        )


def _ending(sources: Sequence[str], package: Package, locale: Locale) -> Iterator[str]:
    """How the files are checked, where their data is from, and on what terms."""
    text = locale.text
    yield from ("", text("Whether all files are as they were published"), f"    {CHECKING}")
    yield from ("", text("Sources"), *(f"- {title}" for title in sources))
    yield from ("", text("Licence and attribution"), *_license(package, locale))


def _readme(package: Package, locale: Locale, names: Collection[str]) -> Iterator[str]:
    text, language = locale.text, locale.language
    yield package.title[language]
    if package.version:
        yield f"{text('Version')}: {package.version}"
    yield from ("", *package.description[language].splitlines(), "")
    yield text("This is a Data Package: datapackage.json says what each table and field is.")
    tables = [r for r in package.resources if r.path in {*names} - {package.descriptor}]
    yield from ("", text("Tables"), *(f"- {r.path}: {r.title[language]}" for r in tables))
    yield from _loading(next((r.path for r in tables if PLAIN.fullmatch(r.path)), ""), locale)
    yield from _ending([s.title[language] for s in package.sources], package, locale)


def _license(package: Package, locale: Locale) -> Iterator[str]:
    """The names and the addresses of the licences: their texts are there."""
    for found in package.licenses:
        yield found.title[locale.language]
        if found.path:
            yield found.path
    if not package.licenses:
        yield locale.text("No licence is named: ask before you use the data.")
