"""The package and its tables as catalogues of open data exchange them: DCAT-AP 3.

The site is a catalogue, the package a dataset in it, and each table one that is a part of that;
a file to download is a distribution. Who keeps the data publishes the catalogue: where a package
names nobody, there is none, as one without a publisher is not allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from yesan.downloads import media_types, package_facts
from yesan.downloads.formats import DataFile
from yesan.downloads.statements import TYPE, Address, Literal, Statement, Term, json_ld, turtle
from yesan.model.addresses import page_of_table, relative
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.package.source import Contributor
from yesan.package.text import Text

TURTLE, JSON_LD = "dcat.ttl", "dcat.jsonld"
PATHS = (TURTLE, JSON_LD)
"""The paths of both files."""
KIND = "catalogue"
"""What they are among what builds make."""
LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"
PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
TAG = re.compile(r"[a-zA-Z]+(-[a-zA-Z0-9]+)*")
SHORT = 2
"""How many letters the code of a language has that the register knows."""


@dataclass(frozen=True)
class Catalogue:
    """What is described.

    Attributes:
        package: The package.
        whole: The files that hold all of it.
        of_tables: The files of each table, by its id.
        home: The path of the first page.
        download: The path of the page of all files.
    """

    package: Package
    whole: Sequence[DataFile]
    of_tables: Mapping[str, Sequence[DataFile]]
    home: str
    download: str

    def file(self, path: str) -> bytes:
        """One of both files.

        Args:
            path: Its path.
        """
        said = self._statements()
        return turtle(said) if path == TURTLE else json_ld(said)

    @property
    def _catalogue(self) -> Address:
        return Address(f"{relative('', self.home)}#catalogue")

    @property
    def _dataset(self) -> Address:
        return Address(f"{relative('', self.download)}#dataset")

    def _statements(self) -> Iterator[Statement]:
        package = self.package
        datasets = [self._dataset, *map(_of_table, package.resources)]
        if package_facts.keepers(package):
            own = self._catalogue
            yield Statement(own, TYPE, Term("dcat:Catalog"))
            yield from self._named(own, package.title, package.description or package.title)
            home = Address(relative("", self.home))
            yield Statement(own, "foaf:homepage", home)
            yield Statement(home, TYPE, Term("foaf:Document"))
            yield from self._dated(own)
            yield from self._publisher(own)
            yield from self._terms(own)
            yield from (Statement(own, "dcat:dataset", each) for each in datasets)
        yield from self._of_package()
        for resource in package.resources:
            yield from self._of_table(resource)
        yield from self._things()

    def _of_package(self) -> Iterator[Statement]:
        package, own = self.package, self._dataset
        yield Statement(own, TYPE, Term("dcat:Dataset"))
        yield from self._named(own, package.title, package.description or package.title)
        known = package_facts.identifier(package) or package.name
        yield Statement(own, "dct:identifier", Literal(known))
        page = relative("", self.download)
        yield from self._shared(own, page)
        if all(package_facts.period(package)):
            yield Statement(own, "dct:temporal", self._thing("period"))
        for code in package_facts.countries(package):
            yield Statement(own, "dct:spatial", self._thing(f"place-{code}"))
        for resource in package.resources:
            yield Statement(own, "dct:hasPart", _of_table(resource))
        yield from self._distributions(own, page, self.whole)

    def _of_table(self, resource: Resource) -> Iterator[Statement]:
        own, page = _of_table(resource), relative("", page_of_table(resource))
        yield Statement(own, TYPE, Term("dcat:Dataset"))
        described = resource.description or resource.title
        yield from self._named(own, resource.title, described)
        yield Statement(own, "dct:identifier", Literal(f"{self.package.name}/{resource.name}"))
        yield Statement(own, "dct:isPartOf", self._dataset)
        yield from self._shared(own, page)
        if all(package_facts.period_of(self.package, resource)):
            yield Statement(own, "dct:temporal", self._thing("period"))
        for number, source in enumerate(resource.sources or self.package.sources, start=1):
            said = Address(f"{page}#source-{number}")
            yield Statement(own, "dct:provenance", said)
            yield Statement(said, TYPE, Term("dct:ProvenanceStatement"))
            yield from self._texts(said, "rdfs:label", source.title)
        yield from self._distributions(own, page, self.of_tables.get(resource.id, ()))

    def _shared(self, own: Address, page: str) -> Iterator[Statement]:
        """What is said of the package and of each table alike."""
        package = self.package
        yield Statement(own, "dcat:landingPage", Address(page))
        yield Statement(Address(page), TYPE, Term("foaf:Document"))
        yield Statement(own, "dct:accessRights", Address(PUBLIC))
        if package.version:
            yield Statement(own, "dcat:version", Literal(package.version))
        yield from self._dated(own)
        for word in package_facts.keywords(package):
            yield Statement(own, "dcat:keyword", Literal(word))
        for language in package.languages:
            if len(language) == SHORT:
                yield Statement(own, "dct:language", Address(f"{LANGUAGE}{language}"))
        people = package_facts.people(package, package_facts.CREATORS)
        yield from self._agents(own, "dct:creator", people)
        yield from self._publisher(own)
        if package.contact:
            yield Statement(own, "dcat:contactPoint", self._thing("contact"))

    def _named(self, own: Address, title: Text, description: Text) -> Iterator[Statement]:
        yield from self._texts(own, "dct:title", title)
        yield from self._texts(own, "dct:description", description)

    def _texts(self, own: Address, name: str, text: Text) -> Iterator[Statement]:
        """A text in each language in which the package has it."""
        package = self.package
        for language, said in {package.language: text.default, **text.translations}.items():
            if said and language in package.languages:
                tag = language if TAG.fullmatch(language) else ""
                yield Statement(own, name, Literal(said, tag))

    def _dated(self, own: Address) -> Iterator[Statement]:
        if day := package_facts.day(self.package):
            yield Statement(own, "dct:modified", Literal(day, type="xsd:date"))

    def _agents(
        self, own: Address, name: str, people: Sequence[Contributor]
    ) -> Iterator[Statement]:
        for person in people:
            agent = self._thing(f"contributor-{self.package.contributors.index(person) + 1}")
            yield Statement(own, name, agent)
            yield Statement(agent, TYPE, Term("foaf:Agent"))
            yield from self._texts(agent, "foaf:name", person.title)

    def _publisher(self, own: Address) -> Iterator[Statement]:
        """Who publishes a thing: there may be one at most."""
        yield from self._agents(own, "dct:publisher", package_facts.keepers(self.package)[:1])

    def _terms(self, own: Address) -> Iterator[Statement]:
        """The licence; of several, each is a statement of rights, as a thing has one at most."""
        listed = package_facts.licenses(self.package)
        single = len(self.package.licenses) == 1
        name, kind = ("license", "LicenseDocument") if single else ("rights", "RightsStatement")
        for path in listed:
            yield Statement(own, f"dct:{name}", Address(path))
            yield Statement(Address(path), TYPE, Term(f"dct:{kind}"))

    def _distributions(
        self, own: Address, page: str, files: Sequence[DataFile]
    ) -> Iterator[Statement]:
        for file in files:
            each = Address(f"{file.path}#distribution")
            yield Statement(own, "dcat:distribution", each)
            yield Statement(each, TYPE, Term("dcat:Distribution"))
            yield Statement(each, "dct:title", Literal(file.format))
            yield Statement(each, "dcat:accessURL", Address(page))
            yield Statement(each, "dcat:downloadURL", Address(file.path))
            yield from self._terms(each)
            yield from self._dated(each)
            if media := media_types.registered(file.path):
                yield Statement(each, "dcat:mediaType", Address(media))
                yield Statement(Address(media), TYPE, Term("dct:MediaType"))
            if kind := media_types.file_type(file.path):
                yield Statement(each, "dct:format", Address(kind))
                yield Statement(Address(kind), TYPE, Term("dct:MediaTypeOrExtent"))
            size = Literal(str(len(file.content)), type="xsd:nonNegativeInteger")
            yield Statement(each, "dcat:byteSize", size)
            total = Address(f"{file.path}#checksum")
            yield Statement(each, "spdx:checksum", total)
            yield Statement(total, TYPE, Term("spdx:Checksum"))
            yield Statement(total, "spdx:algorithm", Term("spdx:checksumAlgorithm_sha256"))
            found = sha256(file.content).hexdigest()
            yield Statement(total, "spdx:checksumValue", Literal(found, type="xsd:hexBinary"))

    def _things(self) -> Iterator[Statement]:
        """The things that others refer to."""
        package = self.package
        yield Statement(Address(PUBLIC), TYPE, Term("dct:RightsStatement"))
        for language in package.languages:
            if len(language) == SHORT:
                own = Address(f"{LANGUAGE}{language}")
                yield Statement(own, TYPE, Term("dct:LinguisticSystem"))
        if all(ends := package_facts.period(package)):
            own = self._thing("period")
            yield Statement(own, TYPE, Term("dct:PeriodOfTime"))
            for name, day in zip(("dcat:startDate", "dcat:endDate"), ends, strict=True):
                yield Statement(own, name, Literal(day, type="xsd:date"))
        for code in package_facts.countries(package):
            own = self._thing(f"place-{code}")
            yield Statement(own, TYPE, Term("dct:Location"))
            yield Statement(own, "dct:identifier", Literal(code))
        if package.contact:
            own, address = self._thing("contact"), package.contact.address
            name = "vcard:hasEmail" if address.startswith("mailto:") else "vcard:hasURL"
            yield Statement(own, TYPE, Term("vcard:Kind"))
            yield Statement(own, name, Address(address))

    def _thing(self, name: str) -> Address:
        return Address(f"{relative('', self.download)}#{name}")


def _of_table(resource: Resource) -> Address:
    return Address(f"{relative('', page_of_table(resource))}#dataset")
