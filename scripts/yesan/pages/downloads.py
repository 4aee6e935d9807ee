"""The files to download that pages in every language lead to: they are in the site once."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from yesan.downloads import about, archive, codebook, dcat, formats
from yesan.downloads.dcat import Catalogue
from yesan.downloads.formats import DataFile, Formats
from yesan.model.addresses import DATA, file_of
from yesan.package.package import Package
from yesan.package.resource import File, Resource
from yesan.pages.download_page import CHECKSUMS
from yesan.pages.sitemap import DOWNLOAD, HOME, Sitemap
from yesan.releases import changes_csv, corrections, published
from yesan.store.nodes import Nodes, digest


@dataclass(frozen=True)
class Downloads:
    """The tables and other files of a package, and what is kept of its releases.

    Attributes:
        data: The tables in every format.
        of_tables: The data of each table in each format, that in which it was published first.
        whole: The files that hold all of the package.
        files: All files, by path.
    """

    data: Formats
    of_tables: Mapping[str, tuple[DataFile, ...]]
    whole: tuple[DataFile, ...]
    files: Mapping[str, bytes]

    def size(self, path: str) -> int:
        """How many bytes a file has."""
        return len(self.files[path])


def of(sitemap: Sitemap, epoch: int, nodes: Nodes | None = None) -> Downloads:
    """The tables and other files of the package, all of it as a zip, and the checksums of these.

    Args:
        sitemap: The pages in the first language of the package.
        epoch: The date of files that have one, in seconds since 1970.
        nodes: What earlier builds have made; without it, each file is made.
    """
    package = sitemap.package
    data = formats.Maker(sitemap.model, sitemap.locale, epoch, nodes).make()
    listed: tuple[Resource | File, ...] = (*package.resources, *package.files)
    files = {file_of(item): item.content.data for item in listed} | data.files
    packed = archive.files(package)
    packed |= about.files(package, sitemap.locale, packed)
    if codebook.NAME not in packed:
        packed[codebook.NAME] = codebook.write(sitemap.model, sitemap.locale, package.resources)
    files[sitemap.archive] = archive.archive(packed, epoch)
    relative = {posixpath.relpath(name, DATA): content for name, content in files.items()}
    files[CHECKSUMS] = archive.checksums(relative)
    whole_zip = DataFile(sitemap.archive, formats.ZIP, files[sitemap.archive])
    whole = (whole_zip, *data.whole, *data.amounts)
    of_tables = dict(_of_tables(package, data))
    catalogue = Catalogue(package, whole, of_tables, HOME, DOWNLOAD)
    described = _described(catalogue, package, (whole, *of_tables.values()), nodes)
    return Downloads(data, of_tables, whole, files | described | dict(_released(sitemap)))


def _of_tables(package: Package, data: Formats) -> Iterator[tuple[str, tuple[DataFile, ...]]]:
    """The data of each table in each format, that in which it was published first."""
    for r in package.resources:
        path = file_of(r)
        kind = posixpath.splitext(path)[1].removeprefix(".").upper()
        others = (x for x in data.of_tables.get(r.id, ()) if x.format != formats.CSVW)
        yield r.id, (DataFile(path, kind, r.content.data), *others)


def _described(
    catalogue: Catalogue,
    package: Package,
    listed: tuple[tuple[DataFile, ...], ...],
    nodes: Nodes | None,
) -> dict[str, bytes]:
    """What catalogues of open data are told of the package, in both forms."""
    if nodes is None:
        return {path: catalogue.file(path) for path in dcat.PATHS}
    said = json.dumps(package.raw, ensure_ascii=False, default=str)
    files = (x for own in listed for x in own)
    parts = {"files": digest(*(y for x in files for y in (x.path, x.format, x.content)))}
    parts["said"] = digest(said, *package.languages)
    return {p: nodes.of(dcat.KIND, p, parts, partial(catalogue.file, p)) for p in dcat.PATHS}


def _released(sitemap: Sitemap) -> Iterator[tuple[str, bytes]]:
    """The files that are kept of each release, and the tables of what changed in it."""
    history = sitemap.history
    if history is None:
        return
    for entry in history.entries:
        told = corrections.as_then(sitemap.package.corrections, history.entries, entry)
        if entry.day and (cells := changes_csv.written(entry, told)):
            yield changes_csv.path_of(entry), cells
    for release in history.releases:
        yield from published.files(release).items()
