"""The list of pages for robots, of all languages in one: each page with its translations."""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from yesan.site.languages import Languages
from yesan.store import disk

NAME, PACKED = "sitemap.xml", "sitemap.xml.gz"
ENTRY = re.compile(r"[ \t]*<url>.*?</url>\n?", re.DOTALL)
PLACE = re.compile(r"([ \t]*)<loc>(.*?)</loc>")
OPENED = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
SPACE = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def join(built: Path, languages: Sequence[Languages], address: str, epoch: int) -> None:
    """Make one list of those that a builder has made for each language.

    Args:
        built: The folder of the site.
        languages: Its languages, each seen from its own pages.
        address: The address of the site, with a final slash.
        epoch: The date of the site, in seconds since 1970.
    """
    file = built / NAME
    if not file.is_file():
        return
    listed = []
    for own in languages:
        part = built / own.own.folder / NAME
        text = part.read_text(encoding="utf-8")
        entries = ENTRY.findall(text)
        listed += [_entry(entry, own, f"{address}{own.own.folder}") for entry in entries]
        if part != file:
            disk.discard(part)
            disk.discard(part.with_name(PACKED))
    text = file.read_text(encoding="utf-8")
    head, *_ = ENTRY.split(text, maxsplit=1)
    rest = text.rpartition("</url>")[2].lstrip("\n")
    whole = "".join((head.replace(OPENED, f"{OPENED}{SPACE}"), *listed, rest)).encode()
    disk.write(file, whole)
    disk.write(built / PACKED, gzip.compress(whole, mtime=epoch))


def _entry(entry: str, languages: Languages, address: str) -> str:
    """The entry of a page, with its translations."""
    found = PLACE.search(entry)
    if found is None:
        return entry
    page = unquote(html.unescape(found[2])).removeprefix(address)
    links = "".join(
        f'\n{found[1]}<xhtml:link rel="alternate" hreflang="{language}" href="{html.escape(at)}"/>'
        for language, at in languages.alternates(page, address)
    )
    return f"{entry[: found.end()]}{links}{entry[found.end() :]}"
