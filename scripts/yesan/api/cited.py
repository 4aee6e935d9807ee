"""How data are cited: as BibTeX and as CSL-JSON, publisher, version, date, address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yesan.package.package import Package

PUBLISHERS = ("publisher", "author", "creator", "contributor")
"""The roles of those who are named as publishers, the first that anybody has."""
DAY = 10
"""The length of a date without its time."""
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{c: f"\\{c}" for c in "%&#$_"},
}
"""What has a meaning of its own in TeX; braces are named, as those of an entry are counted."""
ENCODED = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


@dataclass(frozen=True)
class Cited:
    """Something that is cited: a package, a table, an entity.

    Attributes:
        id: By which it is referred to.
        title: Its title.
        whole: The title of the package; empty where it is that.
        publishers: Who published it.
        version: The version of the package; may be empty.
        date: The date of the package, ``2020-05-01``; may be empty.
        license: On what terms; may be empty.
        address: Where it is.
    """

    id: str
    title: str
    whole: str
    publishers: Sequence[str]
    version: str
    date: str
    license: str
    address: str

    @property
    def bibtex(self) -> str:
        """The entry for BibTeX; the address is as it is."""
        found = {
            "author": " and ".join(f"{{{_escaped(name)}}}" for name in self.publishers),
            "title": f"{{{_escaped(self.title)}}}",
            "howpublished": _escaped(self.whole),
            "year": self.date[:4],
            "date": self.date,
            "version": _escaped(self.version),
            "note": _escaped(self.license),
            "url": self.address.translate(ENCODED),
        }
        lines = [f"  {name} = {{{value}}}" for name, value in found.items() if value]
        return f"@misc{{{self.id},\n" + ",\n".join(lines) + "\n}"

    @property
    def csl(self) -> dict[str, Any]:
        """The item of CSL-JSON."""
        parts = [int(part) for part in self.date.split("-")] if self.date else []
        found = {
            "id": self.id,
            "type": "dataset",
            "title": self.title,
            "container-title": self.whole,
            "author": [{"literal": name} for name in self.publishers],
            "version": self.version,
            "issued": {"date-parts": [parts]} if parts else None,
            "license": self.license,
            "URL": self.address,
        }
        return {name: value for name, value in found.items() if value}


def of(package: Package, language: str, title: str, page: str, address: str) -> Cited:
    """What is cited of a package.

    Args:
        package: The package.
        language: The language of its texts.
        title: The title of what is cited.
        page: The path of its page.
        address: Where that is.
    """
    whole = package.title[language]
    words = (w for w in page.removesuffix(".md").split("/") if w != "index")
    named = (package.name, package.version, *words)
    return Cited(
        id=re.sub(r"[^A-Za-z0-9]+", "-", "-".join(filter(None, named))).strip("-") or "data",
        title=title,
        whole="" if title == whole else whole,
        publishers=publishers(package, language),
        version=package.version,
        date=day(package),
        license=", ".join(x.title[language] for x in package.licenses),
        address=address,
    )


def publishers(package: Package, language: str) -> list[str]:
    """The names of those who published the data; none where nobody is named."""
    people = package.contributors
    for role in PUBLISHERS:
        if found := [c.title[language] for c in people if role in c.roles]:
            return found
    return [c.title[language] for c in people[:1]]


def day(package: Package) -> str:
    """The date of a package; empty where it has none that can be read."""
    try:
        return date.fromisoformat(package.created[:DAY]).isoformat()
    except ValueError:
        return ""


def _escaped(text: str) -> str:
    """A text as TeX prints it."""
    return "".join(SPECIAL.get(c, c) for c in " ".join(text.split()))
