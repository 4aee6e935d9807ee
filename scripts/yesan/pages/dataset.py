"""What a page of data says of it to search engines, in the words of schema.org: a ``Dataset``.

It says what the package says, and no more: a property that nothing is known of is left out.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yesan.downloads import media_types, package_facts
from yesan.downloads.formats import DataFile
from yesan.model.addresses import page_of_table, relative
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.package.source import Contributor, Source
from yesan.package.text import Text
from yesan.pages.markup import readable, summarised
from yesan.pages.page import Page
from yesan.pages.sitemap import DOWNLOAD, HOME
from yesan.reading.parsing import Json

CONTEXT = "https://schema.org/"
SHORTEST, LONGEST = 50, 4_900
"""How many characters search engines want of a description, at least and at most."""
BETWEEN = " · "
"""What is between the parts of a description that would be too short."""
LISTS = frozenset({"hasPart", "distribution", "variableMeasured"})
"""What is a list, though it be of one."""
ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"}
"""What would end a script, or a line of it, in the text of a page."""


class SitePath(str):
    """The path of a page or a file in the site: only the finished site knows its address."""

    __slots__ = ()


def of_package(page: Page, files: Sequence[DataFile]) -> Json:
    """What the page of all files says of the package.

    Args:
        page: The page.
        files: The files that hold all of it.
    """
    package = page.package
    own = _about(page, package.title, package.description, [r.title for r in package.resources])
    homepage = package.raw.get("homepage")
    catalog = {"@type": "DataCatalog", "name": own["name"], "url": SitePath(relative("", HOME))}
    return _known(
        own
        | {
            "identifier": package_facts.identifier(package) or package.name,
            "temporalCoverage": "/".join(filter(None, package_facts.period(package))),
            "spatialCoverage": [*_places(page)],
            "sameAs": homepage if _is_address(homepage) else None,
            "isBasedOn": [*_sources(page, package.sources)],
            "includedInDataCatalog": catalog,
            "hasPart": [SitePath(relative("", page_of_table(r))) for r in package.resources],
            "distribution": [*map(_distribution, files)],
        }
    )


def of_table(page: Page, resource: Resource, files: Sequence[DataFile]) -> Json:
    """What the page of a table says of it.

    Args:
        page: The page.
        resource: The table.
        files: The table in each format, the published one first.
    """
    package, language = page.package, page.language
    own = _about(page, resource.title, resource.description, [f.title for f in resource.fields])
    figures = (f for f in resource.fields if f.numeric)
    return _known(
        own
        | {
            "identifier": f"{package.name}/{resource.name}",
            "temporalCoverage": "/".join(filter(None, package_facts.period_of(package, resource))),
            "measurementTechnique": readable(resource.selection[language]),
            "isBasedOn": [*_sources(page, resource.sources or package.sources)],
            "isPartOf": SitePath(relative("", DOWNLOAD)),
            "variableMeasured": [_variable(page, field) for field in figures],
            "distribution": [*map(_distribution, files)],
        }
    )


def in_page(said: Json, page: str, address: str) -> str:
    """What a page says as the text of a script, in which nothing ends the script.

    Args:
        said: What it says.
        page: The path of the page in the site.
        address: The address of the site with a final slash; empty where it is not known.
    """
    folder = posixpath.dirname(page) or "."

    def whole(value: Any) -> Any:
        match value:
            case SitePath():
                return f"{address}{value}" if address else posixpath.relpath(value, folder)
            case dict():
                return {name: whole(inner) for name, inner in value.items()}
            case list():
                return [whole(inner) for inner in value]
        return value

    text = json.dumps(whole(said), ensure_ascii=False, separators=(",", ":"))
    return text.translate(ESCAPED)


def _about(page: Page, title: Text, description: Text, parts: Iterable[Text]) -> Json:
    """What is said of the package and of a table alike."""
    package, language = page.package, page.language
    day, path = package_facts.day(package), relative("", page.path)
    name = readable(title[language])
    others = (readable(text) for text in (title.default, *title.translations.values()))
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": SitePath(f"{path}#dataset"),
        "name": name,
        "alternateName": [*dict.fromkeys(text for text in others if text != name)],
        "description": _description(page, title, description, parts),
        "url": SitePath(path),
        "inLanguage": [*package.languages],
        "keywords": [*package_facts.keywords(package)],
        "isAccessibleForFree": True,
        "license": [*_licenses(page)],
        "creator": [*_agents(page, package_facts.people(package, package_facts.CREATORS))],
        "publisher": [*_agents(page, package_facts.keepers(package))],
        "version": package.version,
        "datePublished": _first_day(page) or day,
        "dateModified": day,
    }


def _description(page: Page, title: Text, description: Text, parts: Iterable[Text]) -> str:
    """A description as text alone, of a length that search engines take."""
    language, package = page.language, page.package
    said = readable(summarised(description[language], LONGEST))
    more = (
        title[language],
        package.title[language],
        ", ".join(part[language] for part in parts),
        page.locale.text(
            "Open data that programs can read as well: it is published as files in several "
            "formats, with a dictionary that says of each field what it means."
        ),
    )
    for text in map(readable, more):
        if len(said) < SHORTEST and text != said:
            said = BETWEEN.join(filter(None, (said, text)))
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"


def _first_day(page: Page) -> str:
    """The day of the first release, where all of them are known."""
    history = page.sitemap.history
    days = [release.day for release in history.releases] if history else []
    return min(days).isoformat() if days else ""


def _licenses(page: Page) -> Iterator[str | Json]:
    for found in page.package.licenses:
        name = found.title[page.language]
        yield found.path if _is_address(found.path) else {"@type": "CreativeWork", "name": name}


def _agents(page: Page, people: Iterable[Contributor]) -> Iterator[Json]:
    """People by their names: who has no given name is taken for an organisation."""
    said = page.package.raw.get("contributors")
    listed = [x for x in said if isinstance(x, dict)] if isinstance(said, list) else []
    persons = {x.get("title") for x in listed if x.get("givenName") or x.get("familyName")}
    for person in people:
        kind = "Person" if person.title.default in persons else "Organization"
        yield {"@type": kind, "name": readable(person.title[page.language])}


def _places(page: Page) -> Iterator[Json]:
    """The countries, by their names in the language of the page."""
    for code in package_facts.countries(page.package):
        name = page.locale.country(code)
        yield {"@type": "Country", "name": name, "identifier": code}


def _sources(page: Page, sources: Iterable[Source]) -> Iterator[Json]:
    for source in sources:
        name = readable(source.title[page.language])
        yield _known({"@type": "CreativeWork", "name": name, "url": source.address})


def _variable(page: Page, field: Field) -> Json:
    """What a figure measures, and in which unit."""
    language = page.language
    described = readable(summarised(field.description[language], LONGEST))
    return _known(
        {
            "@type": "PropertyValue",
            "name": readable(field.title[language]),
            "alternateName": None if field.is_untitled else field.name,
            "description": described,
            "unitText": readable(field.unit[language]),
        }
    )


def _distribution(file: DataFile) -> Json:
    return _known(
        {
            "@type": "DataDownload",
            "name": posixpath.basename(file.path),
            "contentUrl": SitePath(file.path),
            "encodingFormat": media_types.of(file.path),
            "contentSize": f"{len(file.content)} B",
        }
    )


def _known(said: Json) -> Json:
    """What is known, and a list of one as that one."""
    found = {name: value for name, value in said.items() if value not in (None, "", [])}
    lists = {"hasPart", "distribution", "variableMeasured"}
    return {
        name: value[0]
        if isinstance(value, list) and len(value) == 1 and name not in lists
        else value
        for name, value in found.items()
    }


def _is_address(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("https://", "http://"))
