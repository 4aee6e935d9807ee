"""The Atom feed of versions (RFC 4287), for those who want to know when something changes."""

from __future__ import annotations

from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from yesan.language.visible import visible
from yesan.model.addresses import relative
from yesan.pages import change_words
from yesan.pages.changes_page import FEED, ChangesPage, Version
from yesan.pages.page import Page
from yesan.pages.sitemap import CHANGES, HOME

PATH = FEED
ATOM = "http://www.w3.org/2005/Atom"


def feed(page: Page, changes: ChangesPage) -> bytes:
    """The feed, as XML.

    Its links are relative to its own address, as those of the site are, until `at` knows where
    that is.

    Args:
        page: The page of changes.
        changes: What it tells, of one release at least.
    """
    released = [version for version in changes.versions if version.date]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": page.language})
    title = page.package.title[page.language]
    _add(root, "title", f"{title}: {page.title}")
    _add(root, "id", _id(page, ""))
    _add(root, "updated", _moment(released[0].date))
    ET.SubElement(root, "link", {"rel": "self", "href": PATH, "type": "application/atom+xml"})
    ET.SubElement(root, "link", {"rel": "alternate", "href": relative("", CHANGES)})
    author = ET.SubElement(root, "author")
    people = page.package.contributors
    _add(author, "name", people[0].title[page.language] if people else title)
    for version in released:
        root.append(_entry(page, version))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(page: Page, version: Version) -> ET.Element:
    text, entry = page.locale.text, ET.Element("entry")
    _add(entry, "title", text("Version {version}", version=version.version))
    _add(entry, "id", _id(page, version.version))
    _add(entry, "updated", _moment(version.date))
    address = f"{relative('', CHANGES)}#{version.anchor}"
    ET.SubElement(entry, "link", {"rel": "alternate", "href": address})
    data = relative("", f"v/{version.version}/{HOME}")
    ET.SubElement(entry, "link", {"rel": "related", "href": data})
    lines = map(visible, change_words.lines(page.locale, version))
    ET.SubElement(entry, "summary").text = "\n".join(lines)
    return entry


def _id(page: Page, version: str) -> str:
    """An id that stays, wherever the site is."""
    name = str(page.package.raw.get("id") or page.package.raw.get("homepage") or page.package.name)
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{name} {version}'.strip())}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = visible(text)


def at(address: str, feed: bytes) -> bytes:
    """A feed with the whole addresses of its links.

    Args:
        address: Where the site is published, with a final slash.
        feed: The feed, as `feed` makes it.
    """
    root = ET.fromstring(feed)  # noqa: S314 - it is our own
    ET.register_namespace("", ATOM)
    for link in root.iter(f"{{{ATOM}}}link"):
        link.set("href", urljoin(address, link.get("href")))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
