"""The page of one release: when it was, what changed in it, and its data, as they were then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from yesan.pages.changes_page import ChangesPage, file_link
from yesan.pages.context import MarkdownContext
from yesan.pages.links import FileLink, Link
from yesan.pages.page import Page
from yesan.pages.sitemap import CHANGES, HOME
from yesan.releases import published
from yesan.releases.published import SITE as PAGES
from yesan.releases.release import Release


@dataclass(frozen=True)
class ReleasePage(MarkdownContext):
    """One release of the package.

    Attributes:
        title: The title of the package, with the version.
        description: What the page has, in a few words.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        version: The version.
        day: When it was released, as readers write it.
        newest: The newest release, where it is another one.
        changes: What changed in it, in the page of changes.
        pages: The address of its own pages; empty where they are not kept.
        archive: All of it as one file.
        files: The files that it has, each by itself.
    """

    template: ClassVar[str] = "release.md.jinja"

    version: str
    day: str
    newest: Link | None
    changes: Link
    pages: str
    archive: FileLink
    files: tuple[FileLink, ...]


def of(
    page: Page,
    release: Release,
    files: Mapping[str, bytes],
    changes: ChangesPage,
    *,
    has_pages: bool,
) -> ReleasePage:
    """One release of the package.

    Args:
        page: The page.
        release: The release.
        files: What the site keeps of it, by path.
        changes: The page of changes.
        has_pages: Whether the pages of the release are kept.
    """
    title = release.package.title[page.language]
    zip_path = published.zip_of(release)
    first = next(version for version in changes.versions if version.date)
    newest = None
    if first.version != release.name:
        newest = Link(page.href(f"v/{first.version}/{HOME}"), first.version)
    return ReleasePage(
        title=page.locale.text("{title}, version {version}", title=title, version=release.name),
        description=page.locale.text("the data of a version, as they were released"),
        wide=True,
        version=release.name,
        day=_day(page, release),
        newest=newest,
        changes=Link(f"{page.href(CHANGES)}#v{release.name}", page.sitemap.title("changes")),
        pages=page.href(f"{release.folder}/{PAGES}/{HOME}") if has_pages else "",
        archive=file_link(page, zip_path, release.archive),
        files=tuple(
            file_link(page, path, content, path.removeprefix(f"{release.folder}/"))
            for path, content in sorted(files.items())
            if path != zip_path
        ),
    )


def _day(page: Page, release: Release) -> str:
    return page.locale.date(release.day)
