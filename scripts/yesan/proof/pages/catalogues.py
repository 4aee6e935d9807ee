"""What catalogues are told of the package (DCAT-AP): its own words, and files as they are.

Both forms say the same statements: Turtle is read line by line, JSON-LD as JSON. Each statement is
derived anew from the descriptor and from the files of the site.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser

from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.proof.finding import Finding

TURTLE, JSON_LD = "dcat.ttl", "dcat.jsonld"
HOME, WHOLE, CELL = "index.html", "download.html", "td"
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LINE = re.compile(
    r"<(?P<thing>[^>]*)> (?P<name>\w+:\w+) "
    r"(?:<(?P<link>[^>]*)>|(?P<term>\w+:\w+)|"
    r'(?P<text>"(?:[^"\\]|\\.)*")(?:@(?P<tag>[\w-]+)|\^\^(?P<type>\w+:\w+))?) \.'
)
"""A statement of Turtle."""
BASE = re.compile(r"@base <([^>]*)> \.")
PREFIX = re.compile(r"@prefix (\w+): <([^>]*)> \.")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
EU = "http://publications.europa.eu/resource/authority"
PUBLIC = f"{EU}/access-right/PUBLIC"
REGISTER = "https://www.iana.org/assignments/media-types/"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    "csv": ("text/csv", "CSV"),
    "tsv": ("text/tab-separated-values", "TSV"),
    "json": ("application/json", "JSON"),
    "jsonl": ("", ""),
    "geojson": ("application/geo+json", ""),
    "parquet": ("application/vnd.apache.parquet", ""),
    "sqlite": ("application/vnd.sqlite3", ""),
    "xlsx": (OFFICE, "XLSX"),
    "zip": ("application/zip", "ZIP"),
}
"""What registers call files by their suffixes: that of IANA, that of the European Union."""
EXCEL = "CSV (Excel)"
CALLED = {"parquet": "Parquet", "sqlite": "SQLite"}
KEEPERS = ("publisher", "distributor", "maintainer", "wrangler", "contributor", "author", "creator")
Value = tuple[str, ...]
"""A value: its kind, what it is, and its language or type."""
Said = set[tuple[str, str, Value]]


@dataclass(frozen=True)
class Catalogues:
    """Compares what catalogues are told with the package.

    Attributes:
        package: The package.
        site: The folder of the site.
    """

    package: Package
    site: Path

    def check(self) -> Iterator[Finding]:
        """What is wrong in both files; nothing where a site has neither."""
        if not ((self.site / TURTLE).is_file() or (self.site / JSON_LD).is_file()):
            return
        right = {*self._right()}
        for path, read in {TURTLE: self._turtle, JSON_LD: self._json_ld}.items():
            try:
                base, said = read()
            except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
                yield Finding(path, path, repr(error)[:200], "statements that can be read")
                continue
            if base not in {"", self._address}:
                yield Finding(path, "base", base, self._address)
            for thing, name, value in sorted(said ^ right)[:20]:
                more = (thing, name, value) in said
                told, wanted = (str(value), "nothing") if more else ("nothing", str(value))
                yield Finding(path, f"{thing} {name}", told[:200], wanted[:200])

    @cached_property
    def _address(self) -> str:
        """The address of the site, as its first page says it."""
        page = self.site / HOME
        tree = LexborHTMLParser(page.read_text("utf-8", "replace") if page.is_file() else "")
        link = tree.css_first('link[rel="canonical"]')
        return ((link.attributes.get("href") or "") if link else "").removesuffix(HOME)

    def _turtle(self) -> tuple[str, Said]:
        base, prefixes, said = "", {}, set()
        for line in (self.site / TURTLE).read_text("utf-8").split("\n"):
            if found := BASE.fullmatch(line):
                base = found[1]
            elif found := PREFIX.fullmatch(line):
                prefixes[found[1]] = found[2]
            elif found := LINE.fullmatch(line):
                said.add((found["thing"], found["name"], _turtle_value(found)))
            elif line:
                raise ValueError(line)
        if prefixes != PREFIXES:
            raise ValueError(prefixes)
        return base, said

    def _json_ld(self) -> tuple[str, Said]:
        text = (self.site / JSON_LD).read_text("utf-8")
        document: dict[str, Any] = json.loads(text)
        context = dict(document["@context"])
        base = context.pop("@base", "")
        if context != PREFIXES or {*document} != {"@context", "@graph"}:
            raise ValueError(context)
        said = set()
        for thing in document["@graph"]:
            for name, values in thing.items():
                for value in values if name != "@id" else ():
                    named = "rdf:type" if name == "@type" else name
                    said.add((thing["@id"], named, _json_value(value)))
        return base, said

    def _right(self) -> Iterator[tuple[str, str, Value]]:
        """All that is to be said."""
        package = self.package
        tables = {r.id: f"tables/{r.id}.html#dataset" for r in package.resources}
        whole = f"{WHOLE}#dataset"
        if self._people(KEEPERS) or package.contributors:
            own = f"{HOME}#catalogue"
            yield from self._thing(own, "dcat:Catalog", package.title, package.description)
            yield own, "foaf:homepage", ("link", HOME)
            yield HOME, "rdf:type", ("term", "foaf:Document")
            yield from self._licence(own)
            yield from ((own, "dcat:dataset", ("link", x)) for x in (whole, *tables.values()))
        id_ = package.raw.get("id")
        yield from self._dataset(whole, WHOLE, package, _first(id_, package.name))
        if self._period:
            yield whole, "dct:temporal", ("link", f"{WHOLE}#period")
        for code in self._codes:
            yield whole, "dct:spatial", ("link", f"{WHOLE}#place-{code}")
            yield f"{WHOLE}#place-{code}", "rdf:type", ("term", "dct:Location")
            yield f"{WHOLE}#place-{code}", "dct:identifier", ("text", code)
        for resource in package.resources:
            own, page = tables[resource.id], f"tables/{resource.id}.html"
            yield whole, "dct:hasPart", ("link", own)
            yield own, "dct:isPartOf", ("link", whole)
            yield from self._dataset(own, page, resource, f"{package.name}/{resource.name}")
            dated = any(f.is_time for f in resource.fields)
            amounts = any(f.is_value and f.currency for f in resource.fields)
            if self._period and amounts and not dated:
                yield own, "dct:temporal", ("link", f"{WHOLE}#period")
            for number, source in enumerate(resource.sources or package.sources, start=1):
                said = f"{page}#source-{number}"
                yield own, "dct:provenance", ("link", said)
                yield said, "rdf:type", ("term", "dct:ProvenanceStatement")
                yield from self._texts(said, "rdfs:label", source.title)
        yield from self._shared()

    def _shared(self) -> Iterator[tuple[str, str, Value]]:
        """What several things refer to."""
        yield PUBLIC, "rdf:type", ("term", "dct:RightsStatement")
        for language in self._languages:
            yield language, "rdf:type", ("term", "dct:LinguisticSystem")
        own = f"{WHOLE}#period"
        for name, day in zip(("dcat:startDate", "dcat:endDate"), self._period, strict=False):
            yield own, "rdf:type", ("term", "dct:PeriodOfTime")
            yield own, name, ("text", day, "xsd:date")
        if self.package.contact:
            own, address = f"{WHOLE}#contact", self.package.contact.address
            name = "vcard:hasEmail" if address.startswith("mailto:") else "vcard:hasURL"
            yield own, "rdf:type", ("term", "vcard:Kind")
            yield own, name, ("link", _safe(address))

    def _thing(
        self, own: str, kind: str, title: Text, description: Text
    ) -> Iterator[tuple[str, str, Value]]:
        """What is said of the catalogue and of datasets."""
        yield own, "rdf:type", ("term", kind)
        yield from self._texts(own, "dct:title", title)
        yield from self._texts(own, "dct:description", description or title)
        yield from self._day(own)
        keepers = self._people(KEEPERS) or [*self.package.contributors]
        yield from self._agents(own, "dct:publisher", keepers[:1])

    def _dataset(
        self, own: str, page: str, thing: Package | Resource, id_: str
    ) -> Iterator[tuple[str, str, Value]]:
        package = self.package
        yield from self._thing(own, "dcat:Dataset", thing.title, thing.description)
        yield own, "dct:identifier", ("text", id_)
        yield own, "dcat:landingPage", ("link", page)
        yield page, "rdf:type", ("term", "foaf:Document")
        yield own, "dct:accessRights", ("link", PUBLIC)
        yield from self._agents(own, "dct:creator", self._people(("author", "creator")))
        if package.version:
            yield own, "dcat:version", ("text", package.version)
        words = package.raw.get("keywords")
        for word in words if isinstance(words, list) else ():
            if isinstance(word, str) and word:
                yield own, "dcat:keyword", ("text", word)
        for language in self._languages:
            yield own, "dct:language", ("link", language)
        if package.contact:
            yield own, "dcat:contactPoint", ("link", f"{WHOLE}#contact")
        for path in self._files(page):
            yield own, "dcat:distribution", ("link", f"{_safe(path)}#distribution")
            yield from self._distribution(path, page)

    def _files(self, page: str) -> Iterator[str]:
        """The files that the page of a dataset offers, but for those that describe others."""
        file = self.site / page
        tree = LexborHTMLParser(file.read_text("utf-8", "replace") if file.is_file() else "")
        ids = {f.id for f in self.package.files}
        for link in tree.css(f":not({CELL if page == WHOLE else 'x'}) > a.yesan-file[download]"):
            joined = posixpath.join(posixpath.dirname(page), link.attributes.get("href") or "")
            path = posixpath.normpath(joined)
            name = posixpath.basename(path)
            part = page != WHOLE or not _starts(name, ids)
            if path.startswith("data/") and "." in name and part and "metadata.json" not in name:
                yield path

    def _distribution(self, path: str, page: str) -> Iterator[tuple[str, str, Value]]:
        own, total = f"{_safe(path)}#distribution", f"{_safe(path)}#checksum"
        file, suffix = self.site / path, path.rpartition(".")[2].lower()
        content = file.read_bytes() if file.is_file() else b""
        called = EXCEL if path.endswith(".excel.csv") else CALLED.get(suffix, suffix.upper())
        yield own, "rdf:type", ("term", "dcat:Distribution")
        yield own, "dct:title", ("text", called)
        yield own, "dcat:accessURL", ("link", page)
        yield own, "dcat:downloadURL", ("link", _safe(path))
        yield from self._licence(own)
        yield from self._day(own)
        media, kind = KINDS.get(suffix, ("", ""))
        if media:
            yield own, "dcat:mediaType", ("link", f"{REGISTER}{media}")
            yield f"{REGISTER}{media}", "rdf:type", ("term", "dct:MediaType")
        if kind:
            yield own, "dct:format", ("link", f"{EU}/file-type/{kind}")
            yield f"{EU}/file-type/{kind}", "rdf:type", ("term", "dct:MediaTypeOrExtent")
        yield own, "dcat:byteSize", ("text", str(len(content)), "xsd:nonNegativeInteger")
        yield own, "spdx:checksum", ("link", total)
        yield total, "rdf:type", ("term", "spdx:Checksum")
        yield total, "spdx:algorithm", ("term", "spdx:checksumAlgorithm_sha256")
        found = sha256(content).hexdigest()
        yield total, "spdx:checksumValue", ("text", found, "xsd:hexBinary")

    def _licence(self, own: str) -> Iterator[tuple[str, str, Value]]:
        several = len(self.package.licenses) > 1
        name, kind = ("rights", "RightsStatement") if several else ("license", "LicenseDocument")
        for path in (x.path for x in self.package.licenses if x.path.startswith("http")):
            yield own, f"dct:{name}", ("link", _safe(path))
            yield _safe(path), "rdf:type", ("term", f"dct:{kind}")

    def _day(self, own: str) -> Iterator[tuple[str, str, Value]]:
        if found := DAY.match(self.package.created):
            yield own, "dct:modified", ("text", found[0], "xsd:date")

    def _texts(self, own: str, name: str, text: Text) -> Iterator[tuple[str, str, Value]]:
        package = self.package
        for language, said in {package.language: text.default, **text.translations}.items():
            if said and language in package.languages:
                yield own, name, ("text", said, f"@{language}")

    def _people(self, roles: Sequence[str]) -> list[Any]:
        every = ([c for c in self.package.contributors if role in c.roles] for role in roles)
        return next(filter(None, every), [])

    def _agents(
        self, own: str, name: str, people: Sequence[Any]
    ) -> Iterator[tuple[str, str, Value]]:
        for person in people:
            agent = f"{WHOLE}#contributor-{self.package.contributors.index(person) + 1}"
            yield own, name, ("link", agent)
            yield agent, "rdf:type", ("term", "foaf:Agent")
            yield from self._texts(agent, "foaf:name", person.title)

    @property
    def _languages(self) -> list[str]:
        """The languages by their addresses in the register, where these are known."""
        short = (x for x in self.package.languages if len(x) == len("en"))
        return [f"http://id.loc.gov/vocabulary/iso639-1/{x}" for x in short]

    @property
    def _period(self) -> list[str]:
        said = self.package.raw.get("fiscalPeriod")
        ends = [said.get("start"), said.get("end")] if isinstance(said, dict) else []
        whole = all(isinstance(x, str) and DAY.fullmatch(x) for x in ends)
        return [str(x) for x in ends] if whole else []

    @property
    def _codes(self) -> list[str]:
        said = self.package.raw.get("countryCode") or []
        listed = [said] if isinstance(said, str) else said
        return [x for x in listed if isinstance(x, str) and re.fullmatch("[A-Z]{2}", x)]


def _turtle_value(found: re.Match[str]) -> Value:
    if found["link"] is not None:
        return "link", found["link"]
    if found["term"]:
        return "term", found["term"]
    more = f"@{found['tag']}" if found["tag"] else found["type"] or ""
    return ("text", str(json.loads(found["text"])), *filter(None, (more,)))


def _json_value(value: Any) -> Value:
    if isinstance(value, str):
        return "term", value
    if "@id" in value:
        id_ = str(value["@id"])
        return ("term" if id_.partition(":")[0] in PREFIXES else "link"), id_
    more = f"@{value['@language']}" if "@language" in value else value.get("@type", "")
    return ("text", value["@value"], *filter(None, (more,)))


def _first(*texts: Any) -> str:
    return next((x for x in texts if isinstance(x, str) and x), "")


def _starts(name: str, ids: set[str]) -> bool:
    """Whether a file is one of those that have an id: named so, with a suffix."""
    return any(name.startswith(f"{id_}.") for id_ in ids)


def _safe(address: str) -> str:
    return quote(address, safe="/:?#[]@!$&'()*+,;=%~")
