"""The files for programs: they are in the site once, with the figures of pages in all languages."""

from __future__ import annotations

from collections.abc import Mapping

from yesan.api import files
from yesan.api.published import Published
from yesan.language.locale import Locale
from yesan.model.figures import Figure
from yesan.pages.sitemap import Sitemap


def of(
    sitemap: Sitemap, shown: Mapping[str, Figure], told: Mapping[str, tuple[str, ...]]
) -> dict[str, bytes]:
    """Every file of the interface, by path.

    Args:
        sitemap: The pages in the first language of the package.
        shown: The computed figures of the site, by their ids.
        told: The ids of those that each page tells of its own, by its path.
    """
    package, lines = sitemap.package, sitemap.source_lines
    others = [Locale.of(package, language) for language in package.languages]
    own = [sitemap.locale if x.language == sitemap.language else x for x in others]
    published = Published(
        model=sitemap.model,
        locales=own,
        lines={kind: sitemap.lines(kind) for kind in sitemap.kinds},
        anchors=sitemap.anchors,
        place=lines.place,
        printed=lines.figures,
        claims=shown,
        told=told,
        archive=sitemap.archive,
        permanent=sitemap.permanent,
    )
    return files.of(published)
