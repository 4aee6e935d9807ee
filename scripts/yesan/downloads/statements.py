"""Statements about things on the web, as two forms of RDF: Turtle, and JSON-LD.

Addresses are relative to the root of the site; where that is known, both forms say it as base.
A statement of Turtle is a line, so that what changes is seen line by line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

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
"""The vocabularies."""
TYPE = "rdf:type"
KEPT = "/:?#[]@!$&'()*+,;=%~"
"""What stays as it is in an address, beside letters, digits and ``-._``."""


@dataclass(frozen=True)
class Address:
    """A thing on the web: a whole address, or one below the root of the site."""

    value: str

    @property
    def safe(self) -> str:
        """The address without what no address has."""
        return quote(self.value, safe=KEPT)


@dataclass(frozen=True)
class Term:
    """A thing that a vocabulary names, such as ``dcat:Dataset``."""

    name: str


@dataclass(frozen=True)
class Literal:
    """A value.

    Attributes:
        text: What is written.
        language: Its language; empty where it has none.
        type: Its type, such as ``xsd:date``; empty where it is a text.
    """

    text: str
    language: str = ""
    type: str = ""


@dataclass(frozen=True)
class Statement:
    """That a thing has a property.

    Attributes:
        subject: The thing.
        property: The property, such as ``dct:title``.
        value: What it is.
    """

    subject: Address
    property: str
    value: Address | Term | Literal


def turtle(statements: Iterable[Statement]) -> bytes:
    """Statements as Turtle, one a line."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    lines += [
        f"<{s.subject.safe}> {s.property} {_in_turtle(s.value)} ."
        for s in dict.fromkeys(statements)
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _in_turtle(value: Address | Term | Literal) -> str:
    match value:
        case Address():
            return f"<{value.safe}>"
        case Term():
            return value.name
    text = json.dumps(value.text, ensure_ascii=False).replace("\x7f", "\\u007F")
    tag = f"@{value.language}" if value.language else f"^^{value.type}" if value.type else ""
    return f"{text}{tag}"


def json_ld(statements: Iterable[Statement]) -> bytes:
    """The same as JSON-LD, one object a thing."""
    found: dict[str, dict[str, list[Any]]] = {}
    for each in dict.fromkeys(statements):
        thing = found.setdefault(each.subject.safe, {})
        name = "@type" if each.property == TYPE else each.property
        thing.setdefault(name, []).append(_in_json(each.value, typed=name == "@type"))
    graph = [{"@id": id_, **said} for id_, said in found.items()]
    return _written({"@context": dict(PREFIXES), "@graph": graph})


def _in_json(value: Address | Term | Literal, *, typed: bool) -> Any:
    match value:
        case Address():
            return {"@id": value.safe}
        case Term():
            return value.name if typed else {"@id": value.name}
    more = {"@language": value.language, "@type": value.type}
    return {"@value": value.text, **{name: said for name, said in more.items() if said}}


def _written(said: Mapping[str, Any]) -> bytes:
    """JSON-LD as text, a thing a line."""
    context = json.dumps(said["@context"], ensure_ascii=False)
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in said["@graph"])
    return f'{{"@context": {context}, "@graph": [\n{lines}\n]}}\n'.encode()


def at(address: str, path: str, content: bytes) -> bytes:
    """A file of statements with the address of the site, below which its things are.

    Args:
        address: Where the site is published, with a final slash.
        path: The path of the file.
        content: The file, as `turtle` or `json_ld` makes it.
    """
    if path.endswith(".ttl"):
        return f"@base <{quote(address, safe=KEPT)}> .\n".encode() + content
    said = json.loads(content)
    said["@context"] = {"@base": address, **said["@context"]}
    return _written(said)
