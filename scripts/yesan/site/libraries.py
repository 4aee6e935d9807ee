"""The JavaScript libraries of the site: what is published of which npm package.

They are dependencies like any other: pinned by hash in ``scripts/web``, brought by ``make``, never
committed. ``scripts/libraries.py`` copies them into ``assets/libraries``, whence they reach the
site as all assets do; pages load each where it is used.
"""

from __future__ import annotations

from collections.abc import Collection

from yesan.errors import SiteError

FOLDER = "libraries"
LIBRARIES = {
    "sortable.js": "sortable-tablesort/dist/sortable.min.js",
    "sortable.txt": "sortable-tablesort/LICENSE",
}
"""The file in the site, and the file of a package that it is; licences stand beside the code."""
VEGA = "vega.js"
"""What draws charts in a browser: one script, which `drawing` makes of the renderer's own parts."""


def check(assets: Collection[str]) -> None:
    """Refuse to build a site whose pages would ask for a library in vain.

    Args:
        assets: The paths of the site's assets.

    Raises:
        SiteError: A library is not among them.
    """
    for name in (*LIBRARIES, VEGA):
        if f"assets/{FOLDER}/{name}" not in assets:
            raise SiteError(f"assets/{FOLDER}/{name} is missing; `make libraries` brings it")
