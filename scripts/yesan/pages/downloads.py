"""The files to download that pages in every language lead to: they are in the site once."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yesan.downloads import about, archive, formats
from yesan.downloads.formats import Formats
from yesan.model.addresses import DATA, file_of
from yesan.package.resource import File, Resource
from yesan.pages.download_page import CHECKSUMS
from yesan.pages.sitemap import Sitemap
from yesan.releases import changes_csv, published
from yesan.store.nodes import Nodes


@dataclass(frozen=True)
class Downloads:
    """The tables and other files of a package, and what is kept of its releases.

    Attributes:
        data: The tables in every format.
        files: All files, by path.
    """

    data: Formats
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
    files[sitemap.archive] = archive.archive(packed, epoch)
    relative = {posixpath.relpath(name, DATA): content for name, content in files.items()}
    files[CHECKSUMS] = archive.checksums(relative)
    return Downloads(data, files | dict(_released(sitemap)))


def _released(sitemap: Sitemap) -> Iterator[tuple[str, bytes]]:
    """The files that are kept of each release, and the tables of what changed in it."""
    history = sitemap.history
    if history is None:
        return
    for entry in history.entries:
        if entry.day and (cells := changes_csv.written(entry, sitemap.package.corrections)):
            yield changes_csv.path_of(entry), cells
    for release in history.releases:
        yield from published.files(release).items()
