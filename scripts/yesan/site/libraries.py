"""The JavaScript libraries of the site: what is published of which npm package.

They are dependencies like any other: pinned by hash in ``scripts/web``, installed by ``make``,
never committed. ``scripts/libraries.py`` copies them into ``assets/libraries``, from where they
get into the site as all assets do; a page loads only those that it uses.
"""

from __future__ import annotations

from collections.abc import Collection

from yesan.errors import SiteError
from yesan.render.engine import LIBRARY

FOLDER = "libraries"
LIBRARIES = {
    "sortable.js": "sortable-tablesort/dist/sortable.min.js",
    "sortable.txt": "sortable-tablesort/LICENSE",
}
"""The name of a file in the site, and the file in an npm package; its licence is beside it."""


def check(assets: Collection[str]) -> None:
    """Refuse to build a site without a library that its pages load.

    Args:
        assets: The paths of the site's assets.

    Raises:
        SiteError: A library is not among them.
    """
    for name in (*LIBRARIES, LIBRARY.name):
        if f"assets/{FOLDER}/{name}" not in assets:
            raise SiteError(f"assets/{FOLDER}/{name} is missing; `make libraries` brings it")
