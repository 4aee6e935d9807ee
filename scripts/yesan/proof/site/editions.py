"""The pages of a site in one language, as a site of their own: so each language is proven alone.

What all languages share, the downloads and the releases, is beside the pages of each.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from yesan.package.package import Package
from yesan.proof.site import catalog, readable
from yesan.store import disk

SHARED = ("data/", "api/", "dcat.", "v/")
"""How the paths of what pages in every language lead to begin."""
RELEASED = re.compile(r"v/.*(?<!\.html)|v/[0-9.]+/pages/index\.html", re.DOTALL)
"""The files of releases, and the first of their own pages."""
INDEX, CLAIMS = "index.html", "data/claims.csv"
SITEMAP, PACKED = "sitemap.xml", "sitemap.xml.gz"
MARK = re.compile(rb'<span lang="([\w-]+)"(?: dir="(?:ltr|rtl)")?>([^<]*)</span>')
"""What says that a text is in another language than its page."""
ENTRY = re.compile(r"<url>.*?</url>", re.DOTALL)
PLACE = re.compile(r"<loc>([^<]*)</loc>")


@dataclass(frozen=True)
class Edition:
    """The pages of a site in one language.

    Attributes:
        language: The language.
        folder: Where its pages are, with a final slash; empty for the first language.
    """

    language: str
    folder: str = ""


def of(package: Package, site: Path) -> tuple[Edition, ...]:
    """The editions that a site of a package has.

    These are its first language, and of those in which it has a title and the program has words,
    each that has a folder with a first page.

    Args:
        package: The package.
        site: The folder of its site.
    """
    first, *others = package.languages
    known = catalog.languages()
    titled = package.raw.get("title")
    found = [
        language
        for language in dict.fromkeys(others)
        if {language, language.split("-", maxsplit=1)[0].lower()} & known
        if f"title@{language}" in package.raw or (isinstance(titled, dict) and titled.get(language))
        if language != first
    ]
    every = [Edition(x, f"{x.lower()}/") for x in found]
    return (Edition(first), *(e for e in every if (site / e.folder / INDEX).is_file()))


@contextmanager
def staged(site: Path, edition: Edition, editions: tuple[Edition, ...]) -> Iterator[Path]:
    """The folder of a site that has the pages in one language, and no others.

    Texts in the first language are not marked there as being in another one than their page.

    Args:
        site: The folder of the whole site.
        edition: The language.
        editions: All languages.
    """
    first = editions[0].language
    others = tuple(e.folder for e in editions if e != edition and e.folder)
    with disk.temporary() as folder:
        for path in readable.files(site):
            name = path.relative_to(site).as_posix()
            if name in {CLAIMS, SITEMAP, PACKED} or (others and name.startswith(others)):
                continue
            content = path.read_bytes()
            if name.endswith(".html") and name.startswith(edition.folder):
                content = MARK.sub(_unmarked(first), content)
            if not edition.folder or RELEASED.fullmatch(name) or name.startswith(SHARED[:-1]):
                disk.write(folder / name, content)
            elif name.startswith(edition.folder):
                disk.write(folder / name.removeprefix(edition.folder), content)
        if (site / CLAIMS).is_file():
            text = _claims(readable.text(site / CLAIMS, CLAIMS), edition, others)
            disk.write(folder / CLAIMS, text.encode())
        if (site / SITEMAP).is_file():
            text = _listed(readable.text(site / SITEMAP, SITEMAP), edition, others)
            disk.write(folder / SITEMAP, text.encode())
        yield folder


def _unmarked(language: str) -> Callable[[re.Match[bytes]], bytes]:
    """Takes off the marks of what is in the first language."""
    return lambda found: found[2] if found[1] == language.encode() else found[0]


def root_of(sitemap: str) -> str:
    """The address of a site, by its list of pages for robots."""
    return min(PLACE.findall(sitemap), key=len, default="").rpartition("/")[0] + "/"


def _claims(text: str, edition: Edition, others: tuple[str, ...]) -> str:
    """The table of claims with the pages of one language; a claim that none has is left out."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for number, row in enumerate(rows):
        *rest, pages = row or [""]
        own = [
            page.removeprefix(edition.folder)
            for page in pages.split(" ")
            if page.startswith(edition.folder) and not (others and page.startswith(others))
        ]
        if number == 0 or not pages:
            writer.writerow(row)
        elif own:
            writer.writerow([*rest, " ".join(own)])
    return written.getvalue()


def _listed(text: str, edition: Edition, others: tuple[str, ...]) -> str:
    """The list of pages for robots with those of one language."""
    root = root_of(text)

    def own(entry: re.Match[str]) -> str:
        place = PLACE.search(entry[0])
        path = place[1].removeprefix(root) if place else ""
        fits = path.startswith(edition.folder) and not (others and path.startswith(others))
        return entry[0] if fits else ""

    return ENTRY.sub(own, text)
