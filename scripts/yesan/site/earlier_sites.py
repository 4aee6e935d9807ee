"""The pages of earlier releases: each is built once more from what was released, and says so.

They are built by today's program from the files of the release: those of its tag, with hand-written
pages and settings, or those of its zip. MkDocs by itself has no such pages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from yesan.descriptor import descriptor
from yesan.errors import DataError, InvalidPackage, SiteError
from yesan.language.locale import Locale
from yesan.pages.sitemap import Sitemap
from yesan.phrase import Phrase
from yesan.reading import parsing
from yesan.releases.history import History
from yesan.releases.published import SITE
from yesan.releases.release import Release
from yesan.releases.stored import RELEASES, files_of
from yesan.site.built_page import BuiltPage
from yesan.site.settings import decoded
from yesan.store import disk

UNNEEDED = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What only the root of a site has a use for."""
ABSOLUTE = 'link[rel="canonical"], link[hreflang], meta[property^="og:"], meta[name^="twitter:"]'
OWN, WORK = "site", "work"
"""The folders of the site of a release, and of what builds of it can use again."""
Build = Callable[[Path, Path, Path], None]
"""Builds the site of a package: its folder, that of the site, that of what is kept."""


def built(found: Path, build: Build, history: History, work: Path) -> History:
    """Build the pages of the releases of a package: a history that knows which have some.

    Args:
        found: The descriptor of the package as it is now.
        build: Builds the site of a package.
        history: The releases.
        work: The folder of their sites.
    """
    kept, refused = set(), []
    for release in history.releases:
        if release.name not in history.pages:
            continue
        with disk.temporary() as folder:
            disk.create(folder, _alone(files_of(found.parent, release)))
            try:
                build(folder, work / release.name / OWN, work / release.name / WORK)
            except (InvalidPackage, SiteError) as error:
                refused.append(_refused(found.name, release, error))
            else:
                kept.add(release.name)
    return replace(history, pages=frozenset(kept), refused=tuple(refused))


def _refused(file: str, release: Release, error: InvalidPackage | SiteError) -> DataError:
    """The warning that a release has no pages, with the first reason."""
    why = error.errors[0].said if isinstance(error, InvalidPackage) else error.said
    return DataError(
        file=file,
        type="release-unbuilt",
        field=RELEASES,
        found=Phrase("version {version}: {why}", version=release.name, why=why),
        expected=Phrase("a release of which pages can be made today"),
        remedy=Phrase(
            'nothing needs to be done: the site keeps its data, and no pages of it; leave "pages" '
            'out of "releases" to keep none of any version'
        ),
    )


def add(site: Path, sitemap: Sitemap, work: Path) -> None:
    """Add the pages of earlier releases to a site.

    Args:
        site: The folder of the site.
        sitemap: The map of its pages, which knows the releases that have some.
        work: The folder of the sites of the releases.
    """
    history = sitemap.history
    for release in history.releases if history else ():
        if history and release.name in history.pages:
            _Copy(sitemap.locale, work / release.name / OWN).add(site / release.folder / SITE)


@dataclass(frozen=True)
class _Copy:
    """The site of a release, which is copied into another one.

    Attributes:
        locale: The language of the other one.
        site: The folder of the site.
    """

    locale: Locale
    site: Path

    def add(self, target: Path) -> None:
        """Copy it, each of its pages saying that it is an earlier one."""
        for path in disk.tree(self.site):
            name = path.relative_to(self.site).as_posix()
            if name in UNNEEDED or name.startswith("."):
                continue
            content = path.read_bytes()
            if path.suffix == ".html":
                content = self._marked(name, content)
            disk.write(target / name, content)

    def _marked(self, name: str, content: bytes) -> bytes:
        """A page that says that there is a newer one, and that no search engine lists."""
        page = BuiltPage.read(name, decoded(name, content))
        if page is None:
            return content
        for node in page.tree.css(ABSOLUTE):
            node.decompose()
        page.head.insert_child(
            page.create("meta", {"name": "robots", "content": "noindex"}), move=True
        )
        link = f"{page.root}../../../index.html"
        said = self.locale.text(
            "These are the pages of one released version, made of its data as they were released."
        )
        newest = self.locale.text("See the data as they are now")
        notice = (
            f'<p class="yesan-earlier"><strong>{said}</strong> <a href="{link}">{newest}</a></p>'
        )
        place = page.tree.css_first("article") or page.tree.css_first("main") or page.body
        first = place.first_child
        for node in page.parse(notice):
            if first is None:
                place.insert_child(node, move=True)
            else:
                first.insert_before(node, move=True)
        return page.html.encode()


def _alone(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a package without what it says of its own releases."""
    found = next(name for name in descriptor.DESCRIPTORS if name in files)
    raw = parsing.parse(files[found], found)
    own = {name: value for name, value in raw.items() if name != RELEASES}
    text = json.dumps(own, ensure_ascii=False, indent=2)
    others = {name: content for name, content in files.items() if name != found}
    return {**others, descriptor.DESCRIPTORS[0]: text.encode()}
