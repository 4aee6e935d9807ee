"""Where things are in the site: paths of pages and files, and the way from one to another."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache

from yesan.model.entities import KINDS, Entity
from yesan.package.resource import File, Resource

DATA = "data"
CHARTS = "charts"
FOR_PROGRAMS = ("api/", "dcat.")
"""How the paths of what programs read begin, beside the data."""
VERSIONS, EARLIER = "v/", "/pages/"
"""The folder of releases, and in that of each the folder of its own pages."""
INERT = frozenset(
    f".{name}"
    for name in (
        *("csv", "tsv", "tab", "txt", "md", "json", "jsonl", "ndjson", "geojson", "topojson"),
        *("yaml", "yml", "toml", "bib", "ris", "log", "sql", "sha256", "asc", "sig", "diff"),
        *("xls", "xlsx", "ods", "doc", "docx", "odt", "ppt", "pptx", "odp", "hwp", "hwpx", "rtf"),
        *("pdf", "epub", "zip", "gz", "tgz", "bz2", "xz", "zst", "7z", "tar"),
        *("parquet", "feather", "arrow", "avro", "db", "sqlite", "duckdb", "gpkg", "xpt", "sav"),
        *("dta", "rds", "rdata", "shp", "shx", "dbf", "prj", "cpg", "kmz", "nc", "h5", "npy"),
        *("png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "ico", "tif", "tiff"),
        *("woff", "woff2", "ttf", "otf", "mp3", "mp4", "m4a", "ogg", "opus", "wav", "webm"),
        *("vtt", "srt"),
    )
)
"""Suffixes of files that browsers show or save, and that neither they nor servers run."""
PLURALS = {"class": "classes"}
"""The folders of kinds that an s does not make plural."""


def folder(kind: str) -> str:
    """The folder of a kind's pages."""
    base, _, level = kind.partition(":")
    if base not in KINDS:
        return f"rows/{kind}"
    return "-".join(filter(None, (PLURALS.get(base, f"{base}s"), level)))


def page_of(entity: Entity) -> str:
    """The path of an entity's page."""
    return f"{folder(entity.kind)}/{entity.id}.md"


def page_of_table(resource: Resource) -> str:
    """The path of a table's page."""
    return f"tables/{resource.id}.md"


def file_of(resource: Resource | File) -> str:
    """The path of a table's or file's download: by the resource's id, which is its own.

    What a browser or a server could run is published as text, with the same bytes.
    """
    suffix = resource.content.suffix or ".csv"
    return f"{DATA}/{resource.id}{suffix}{'' if suffix in INERT else '.txt'}"


def file_of_chart(page: str, chart: str, suffix: str) -> str:
    """The path of a file of a page's chart: in a folder of its own, so that no two names meet."""
    return f"{CHARTS}/{page.removesuffix('.md')}/{chart}{suffix}"


def is_shared(target: str) -> bool:
    """Whether the editions of a site share a page or file: what is downloaded, earlier versions."""
    below = target.startswith(VERSIONS)
    kept = below and (not target.endswith(".md") or EARLIER in target)
    return target.startswith((f"{DATA}/", *FOR_PROGRAMS)) or kept


def seen_from(folder: str, page: str, target: str) -> str:
    """The address of a page or file, relative to a page of an edition.

    Args:
        folder: The folder of the edition, with a final slash; empty for the first.
        page: The path of the page in the edition.
        target: The path of the other page in the edition, or of what the editions share.
    """
    return relative(f"{folder}{page}" if folder and is_shared(target) else page, target)


@lru_cache(maxsize=10_000)
def relative(page: str, target: str) -> str:
    """The address of `target` seen from `page`, both paths below the folder of pages."""
    # Kept, as a page has many links to one target; from the root, else the system is asked where it
    # is, for each of a million links.
    address = posixpath.relpath(f"/{target}", f"/{posixpath.dirname(page)}")
    return re.sub(r"\.md$", ".html", address)
