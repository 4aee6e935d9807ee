"""The pages of earlier releases: each is built once more from what was released, and says so.

They are built by today's program from the files of the release: those of its tag, with hand-written
pages and settings, or those of its zip. MkDocs by itself has no such pages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from yesan.errors import InvalidPackage, SiteError
from yesan.language.locale import Locale
from yesan.releases.published import SITE
from yesan.releases.release import Release
from yesan.releases.stored import RELEASES, files_of
from yesan.site.built_page import BuiltPage
from yesan.site.settings import decoded
from yesan.store import disk

DESCRIPTOR = "datapackage.json"
UNNEEDED = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What only the root of a site has a use for."""
ABSOLUTE = 'link[rel="canonical"], meta[property^="og:"], meta[name^="twitter:"]'
Build = Callable[[Path, Path, Path], None]
"""Builds the site of a package: its folder, that of the site, that of what is kept."""


@dataclass(frozen=True)
class EarlierSites:
    """Builds the pages of earlier releases.

    Attributes:
        root: The folder of the package as it is now.
        work: The folder of their sites, and of what builds of them can use again.
        locale: The language of the site.
        build: Builds the site of a package.
    """

    root: Path
    work: Path
    locale: Locale
    build: Build

    def add(self, built: Path, release: Release) -> None:
        """Add the pages of a release to a site.

        Args:
            built: The folder of the site.
            release: The release.

        Raises:
            YesanError: They cannot be built.
        """
        target = built / release.folder / SITE
        with disk.temporary() as folder:
            kept = self.work / release.name
            package, site = folder / "package", kept / "site"
            disk.create(package, _alone(files_of(self.root, release)))
            try:
                self.build(package, site, kept / "work")
            except (InvalidPackage, SiteError) as error:
                why = error.errors[0] if isinstance(error, InvalidPackage) else error
                raise SiteError(
                    f"the pages of version {release.name} cannot be built today: {why}; leave "
                    '"pages" out of "releases", or take the release out of them'
                ) from error
            for path in disk.tree(site):
                name = path.relative_to(site).as_posix()
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
        said = self.locale.text("These are the pages of one released version, which do not change.")
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
    raw = json.loads(files[DESCRIPTOR])
    own = {name: value for name, value in raw.items() if name != RELEASES}
    text = json.dumps(own, ensure_ascii=False, indent=2)
    return {**files, DESCRIPTOR: text.encode()}
