"""What pages of data say to search engines: what the package says, and files that are there.

Each property is derived anew from the descriptor; one that is not expected is refused, and so is
one that is missing. Other pages say nothing to programs alone.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.proof.finding import Finding
from yesan.proof.pages.policies import BUILT
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.own_pages import is_written
from yesan.proof.site.verbatim import Verbatim

SCRIPT = 'script[type="application/ld+json"]'
WHOLE = "download.html"
"""The page of the whole package."""
FILLING = (
    "Open data that programs can read as well: it is published as files in several formats, with "
    "a dictionary that says of each field what it means."
)
LEAST, MOST = 50, 5000
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KINDS = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
KEEPERS = ("publisher", "distributor", "maintainer", "wrangler", "contributor", "author", "creator")
METADATA = ".metadata.json"


@dataclass(frozen=True)
class Datasets:
    """Compares what pages say to search engines with the descriptor.

    Attributes:
        verbatim: The texts of the package.
        catalog: The words of the site.
        site: The folder of the site.
        releases: The days on which each of the releases may have been made.
    """

    verbatim: Verbatim
    catalog: Catalog
    site: Path
    releases: tuple[frozenset[date], ...] = ()

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in what a page says."""
        complete = page.endswith(".html") and (self.site / BUILT).is_file()
        if not complete or is_written(self.verbatim.cells.package, page):
            return
        name = page.removeprefix("tables/").removesuffix(".html")
        resource = self.verbatim.cells.by_id.get(name) if page.startswith("tables/") else None
        found = tree.css(f"head > {SCRIPT}")
        wanted = int(resource is not None or page == WHOLE)
        if len(found) != wanted or len(tree.css(SCRIPT)) != wanted:
            yield Finding(page, SCRIPT, f"{len(tree.css(SCRIPT))} of them", str(wanted))
            return
        for node in found:
            try:
                said = json.loads(node.text())
            except ValueError as error:
                yield Finding(page, SCRIPT, str(error), "JSON")
                continue
            yield from self._compare(page, tree, said, resource)

    def _compare(
        self, page: str, tree: LexborHTMLParser, said: Any, resource: Resource | None
    ) -> Iterator[Finding]:
        at = _Place(page, tree)
        right = dict(self._right(resource))
        own = dict(said) if isinstance(said, dict) else {}
        description, files = own.pop("description", ""), own.pop("distribution", [])
        if (day := own.get("datePublished")) in self._first_days:
            right["datePublished"] = day
        if not self._describes(description, resource):
            yield Finding(page, "description", str(description)[:120], "what the package says")
        for name, value in (("@id", f"{page}#dataset"), ("url", page)):
            if at.path(own.pop(name, "")) != value:
                yield Finding(page, name, str(said.get(name)), value)
        for name in {"isPartOf", "hasPart"} & own.keys():
            links = own[name] if isinstance(own[name], list) else [own[name]]
            own[name] = [at.path(x) for x in links]
        if isinstance(catalog := own.get("includedInDataCatalog"), dict):
            own["includedInDataCatalog"] = {**catalog, "url": at.path(catalog.get("url", ""))}
        for name in sorted(own.keys() | right.keys()):
            if own.get(name) != right.get(name):
                yield Finding(page, name, str(own.get(name))[:200], str(right.get(name))[:200])
        yield from self._files(at, files, resource)

    @property
    def _first_days(self) -> set[str]:
        """The days on which the first release may have been made."""
        latest = min(map(max, self.releases), default=None)
        return {
            day.isoformat()
            for days in self.releases
            for day in days
            if latest is not None and day <= latest
        }

    def _right(self, resource: Resource | None) -> Iterator[tuple[str, Any]]:
        """What is said beside the description and the files, where it is known."""
        package = self.verbatim.cells.package
        raw, language = package.raw, package.language
        thing = resource or package
        days = DAY.match(package.created)
        keepers = self._people(KEEPERS) or self._contributors
        addresses = [
            x.path if x.path.startswith("http") else _work(x.title[language])
            for x in package.licenses
        ]
        others = (shown(text) for text in (thing.title.default, *thing.title.translations.values()))
        name = shown(thing.title[language])
        told = raw.get("keywords")
        words = told if isinstance(told, list) else []
        sources = (resource.sources if resource else ()) or package.sources
        known: dict[str, Any] = {
            "@context": "https://schema.org/",
            "@type": "Dataset",
            "name": name,
            "alternateName": _short([*dict.fromkeys(x for x in others if x != name)]),
            "inLanguage": _short([*package.languages]),
            "keywords": _short([*dict.fromkeys(x for x in words if isinstance(x, str) and x)]),
            "isAccessibleForFree": True,
            "license": _short(addresses),
            "creator": _short([*map(self._agent, self._people(("author", "creator")))]),
            "publisher": _short([*map(self._agent, keepers)]),
            "version": package.version,
            "datePublished": days[0] if days and not self.releases else "",
            "dateModified": days[0] if days else "",
            "isBasedOn": _short([_work(s.title[language], s.address) for s in sources]),
            **(self._of_table(resource) if resource else self._of_package(name)),
        }
        yield from ((key, value) for key, value in known.items() if value not in (None, "", []))

    def _of_package(self, name: str) -> dict[str, Any]:
        package = self.verbatim.cells.package
        raw, homepage = package.raw, package.raw.get("homepage")
        codes = raw.get("countryCode") or []
        territories = self.verbatim.reader.cldr.territories
        places = [
            {"@type": "Country", "name": str(territories.get(x) or x), "identifier": x}
            for x in ([codes] if isinstance(codes, str) else codes)
            if isinstance(x, str) and re.fullmatch("[A-Z]{2}", x)
        ]
        has_address = isinstance(homepage, str) and homepage.startswith(("https://", "http://"))
        id_ = raw.get("id")
        catalog = {"@type": "DataCatalog", "name": name, "url": "index.html"}
        return {
            "identifier": (id_ if isinstance(id_, str) else "") or package.name,
            "sameAs": homepage if has_address else None,
            "temporalCoverage": self._period,
            "spatialCoverage": _short(places),
            "includedInDataCatalog": catalog,
            "hasPart": [f"tables/{r.id}.html" for r in package.resources],
        }

    def _of_table(self, resource: Resource) -> dict[str, Any]:
        package, language = self.verbatim.cells.package, self.verbatim.cells.package.language
        amounts = any(f.is_value and f.currency for f in resource.fields)
        dated = any(f.is_time for f in resource.fields)
        variables = [
            {
                "@type": "PropertyValue",
                "name": shown(f.title[language]),
                **({} if f.is_untitled else {"alternateName": f.name}),
                "description": self._flat(f.description[language]),
                "unitText": shown(f.unit[language]),
            }
            for f in resource.fields
            if f.numeric
        ]
        return {
            "identifier": f"{package.name}/{resource.name}",
            "measurementTechnique": shown(resource.selection[language]),
            "temporalCoverage": self._period if amounts and not dated else "",
            "isPartOf": [WHOLE],
            "variableMeasured": [{n: v for n, v in x.items() if v} for x in variables],
        }

    @property
    def _period(self) -> str:
        said = self.verbatim.cells.package.raw.get("fiscalPeriod")
        ends = [said.get("start"), said.get("end")] if isinstance(said, dict) else []
        known = [x for x in ends if isinstance(x, str) and DAY.fullmatch(x)]
        return "/".join(known) if len(known) == len(ends) else ""

    @property
    def _contributors(self) -> list[dict[str, Any]]:
        """Who had a part in the data: their names, their roles and whether they are persons."""
        package = self.verbatim.cells.package
        said = package.raw.get("contributors")
        listed = [x for x in said if isinstance(x, dict)] if isinstance(said, list) else []
        named = {x.get("title") for x in listed if x.get("givenName") or x.get("familyName")}
        return [
            {"title": c.title, "roles": c.roles, "person": c.title.default in named}
            for c in package.contributors
        ]

    def _people(self, roles: tuple[str, ...]) -> list[dict[str, Any]]:
        """Those who have the first of some roles that anybody has."""
        every = ([c for c in self._contributors if role in c["roles"]] for role in roles)
        return next(filter(None, every), [])

    def _agent(self, person: dict[str, Any]) -> dict[str, str]:
        title: Text = person["title"]
        kind = "Person" if person["person"] else "Organization"
        return {"@type": kind, "name": shown(title[self.verbatim.cells.package.language])}

    def _describes(self, said: Any, resource: Resource | None) -> bool:
        """Whether a description is that of the package, with its own names where it is short."""
        package = self.verbatim.cells.package
        language, thing = package.language, resource or package
        if not isinstance(said, str) or not LEAST <= len(said) <= MOST:
            return False
        titles = resource.fields if resource else package.resources
        own = bare(self._flat(thing.description[language]))
        if said.endswith(("...", "…")) and own.startswith(bare(said.rstrip(".…"))):
            return True
        parts = (
            *(thing.title[language], package.title[language]),
            *(", ".join(x.title[language] for x in titles), *self.catalog.text(FILLING)),
        )
        known = {own}
        for part in map(bare, parts):
            known |= {f"{text}·{part}" if text else part for text in known}
        return bare(said) in known

    def _flat(self, text: str) -> str:
        return shown(self.verbatim.plain(text))

    def _files(self, at: _Place, said: Any, resource: Resource | None) -> Iterator[Finding]:
        """What is wrong in the files that are offered: all of the page, and each as it is."""
        listed = said if isinstance(said, list) else []
        offered = at.tree.css(f":not({'x' if resource else 'td'}) > a.yesan-file[download]")
        links = (a.attributes.get("href") or "" for a in offered)
        paths = {at.path(unquote(href)) for href in links}
        others = {f.id for f in self.verbatim.cells.package.files}
        if resource:
            wanted = {p for p in paths if not p.endswith(METADATA)}
        else:
            files = {p for p in paths if p.startswith("data/") and not p.endswith("metadata.json")}
            kept = {p for p in files if not _of(p, others)}
            wanted = {p for p in kept if "." in posixpath.basename(p)}
        found = [at.path(x.get("contentUrl", "")) for x in listed if isinstance(x, dict)]
        if len(found) != len(listed) or sorted(found) != sorted(wanted):
            yield Finding(at.page, "distribution", ", ".join(found), ", ".join(sorted(wanted)))
            return
        for entry, path in zip(listed, found, strict=True):
            file = self.site / path
            size = file.stat().st_size if file.is_file() else -1
            kind = KINDS.get(path.rpartition(".")[2].lower())
            right = {"@type": "DataDownload", "name": posixpath.basename(path)}
            right |= {"encodingFormat": kind} if kind else {}
            right["contentSize"] = f"{size} B"
            if {n: v for n, v in entry.items() if n != "contentUrl"} != right:
                yield Finding(at.page, path, str(entry), str(right))


@dataclass(frozen=True)
class _Place:
    """A page, from which addresses are read."""

    page: str
    tree: LexborHTMLParser

    def path(self, address: Any) -> str:
        """The path in the site that an address leads to; empty where it leads elsewhere."""
        text = address if isinstance(address, str) else ""
        if "://" in text:
            link = self.tree.css_first('link[rel="canonical"]')
            root = ((link.attributes.get("href") or "") if link else "").removesuffix(self.page)
            root = root.removesuffix("index.html")
            return text.removeprefix(root) if root and text.startswith(root) else ""
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), text))
        return joined if text else ""


def _of(path: str, ids: set[str]) -> bool:
    """Whether a file is one of those of the package that are no tables."""
    return any(posixpath.basename(path).startswith(f"{id_}.") for id_ in ids)


def _work(name: str, address: str = "") -> dict[str, str]:
    said = {"@type": "CreativeWork", "name": shown(name), "url": address}
    return {key: value for key, value in said.items() if value}


def _short(listed: list[Any]) -> Any:
    """A list; of one, that one."""
    return listed[0] if len(listed) == 1 else listed


def shown(text: str) -> str:
    """A text in one line, without what no text shows."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


def bare(text: str) -> str:
    """A text without any blank."""
    return "".join(shown(text).split())
