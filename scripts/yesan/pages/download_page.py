"""The page of all files to download, and under what terms they may be used."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import ClassVar

from yesan.model.addresses import DATA
from yesan.pages import provenance
from yesan.pages.context import MarkdownContext
from yesan.pages.links import FileLink, Link
from yesan.pages.page import Page
from yesan.pages.provenance import Contributor, Source

CHECKSUMS = f"{DATA}/SHA256SUMS"
"""The path of the checksums of all files."""


@dataclass(frozen=True)
class TableFile:
    """A table to download.

    Attributes:
        table: The table.
        file: Its file.
        rows: How many rows it has.
    """

    table: Link
    file: FileLink
    rows: int


@dataclass(frozen=True)
class DownloadPage(MarkdownContext):
    """All files to download.

    Attributes:
        title: What the page is called.
        description: What the page has, in a few words.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        archive: The whole package as one file.
        checksums: The address of the checksums of all files.
        tables: The tables, each as a file.
        files: The files of the package that are not tables.
        licenses: Under what terms the data may be used.
        contributors: Who had a part in the data.
        sources: What the data is from.
    """

    template: ClassVar[str] = "download.md.jinja"

    archive: FileLink
    checksums: str
    tables: tuple[TableFile, ...]
    files: tuple[FileLink, ...]
    licenses: tuple[Link, ...]
    contributors: tuple[Contributor, ...]
    sources: tuple[Source, ...]


def of(page: Page, size: int) -> DownloadPage:
    """The page of all files to download.

    Args:
        page: The page.
        size: The size in bytes of the zip that holds the whole package.
    """
    archive = page.sitemap.archive
    return DownloadPage(
        title=page.title,
        description=page.locale.text("all data as CSV and zip"),
        wide=True,
        archive=FileLink(page.href(archive), posixpath.basename(archive), "ZIP", size),
        checksums=page.href(CHECKSUMS),
        tables=tuple(
            TableFile(page.table(r), page.file(r), len(page.model.tables[r.name]))
            for r in page.package.resources
        ),
        files=page.files(),
        licenses=provenance.licenses(page),
        contributors=provenance.contributors(page),
        sources=provenance.sources(page, provenance.of_all(page.package)),
    )
