"""The page of all files to download, and under what terms they may be used."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import ClassVar

from yesan.api.published import INDEX
from yesan.downloads import dcat, misfits
from yesan.downloads.formats import CSVW, Formats
from yesan.model.addresses import DATA
from yesan.pages import citation, provenance
from yesan.pages.citation import Citation
from yesan.pages.context import MarkdownContext
from yesan.pages.links import FileLink, Link
from yesan.pages.page import Page
from yesan.pages.provenance import Contributor, Source
from yesan.pages.sitemap import CODEBOOK

CHECKSUMS = f"{DATA}/SHA256SUMS"
"""The path of the checksums of all files."""


@dataclass(frozen=True)
class TableFile:
    """A table to download.

    Attributes:
        table: The table.
        file: Its file.
        formats: The table in other formats.
        rows: How many rows it has.
    """

    table: Link
    file: FileLink
    formats: tuple[FileLink, ...]
    rows: int


@dataclass(frozen=True)
class Misfit:
    """Something that a format cannot hold as it is.

    Attributes:
        format: The format.
        table: The table; without an address where it is that of all amounts.
        text: What became of it.
    """

    format: str
    table: Link
    text: str


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
        whole: The files that hold all tables.
        amounts: The files that hold all amounts, one a row.
        misfits: What formats cannot hold as it is.
        described: The files that say to programs what all of it is.
        codebook: The page that says how the tables are connected.
        tables: The tables, each as a file.
        files: The files of the package that are not tables.
        licenses: Under what terms the data may be used.
        contributors: Who had a part in the data.
        sources: What the data is from.
        cite: How the page is cited.
    """

    template: ClassVar[str] = "download.md.jinja"

    archive: FileLink
    checksums: str
    whole: tuple[FileLink, ...]
    amounts: tuple[FileLink, ...]
    misfits: tuple[Misfit, ...]
    described: tuple[Link, ...]
    codebook: Link
    tables: tuple[TableFile, ...]
    files: tuple[FileLink, ...]
    licenses: tuple[Link, ...]
    contributors: tuple[Contributor, ...]
    sources: tuple[Source, ...]
    cite: Citation


def of(page: Page, data: Formats, size: int) -> DownloadPage:
    """The page of all files to download.

    Args:
        page: The page.
        data: The tables in every format.
        size: The size in bytes of the zip that holds the whole package.
    """
    archive = page.sitemap.archive
    return DownloadPage(
        title=page.title,
        description=page.locale.text("all data as CSV, Excel, JSON, Parquet and SQLite"),
        wide=True,
        archive=FileLink(page.href(archive), posixpath.basename(archive), "ZIP", size),
        checksums=page.href(CHECKSUMS),
        whole=tuple(map(page.data_file, data.whole)),
        amounts=tuple(map(page.data_file, data.amounts)),
        misfits=tuple(_misfit(page, found) for found in data.misfits),
        codebook=Link(page.href(CODEBOOK), page.sitemap.title("codebook")),
        described=tuple(
            Link(page.href(path), posixpath.basename(path))
            for path in (*dcat.PATHS, *(file.path for file in data.described))
        ),
        tables=tuple(
            TableFile(
                page.table(r),
                page.file(r),
                tuple(page.data_file(x) for x in data.of_tables.get(r.id, ()) if x.format != CSVW),
                len(page.model.tables[r.name]),
            )
            for r in page.package.resources
        ),
        files=page.files(),
        licenses=provenance.licenses(page),
        contributors=provenance.contributors(page),
        sources=provenance.sources(page, provenance.of_all(page.package)),
        cite=citation.of_page(page, INDEX),
    )


def _misfit(page: Page, found: misfits.Misfit) -> Misfit:
    text = page.locale.text
    for resource in page.package.resources:
        if resource.id == found.table:
            return Misfit(found.format, page.table(resource), misfits.said(found, page.locale))
    titles = {
        "amount": text("Amount in the currency"),
        "printed": text("Amount as printed"),
        "computed": text("What a rule gives instead"),
    }
    columns = tuple(titles.get(name, name) for name in found.columns)
    told = misfits.said(replace(found, columns=columns), page.locale)
    return Misfit(found.format, Link("", text("All amounts, one a row")), told)
