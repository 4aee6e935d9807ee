"""The folder where a build keeps its charts, its state and the unfinished site.

That is ``build`` beside the descriptor if the site is built inside the package's folder. A site
elsewhere leaves that folder untouched: then it is a folder of the user's cache, one a package. In
place of either, a temporary folder serves where nothing can be written; charts are not kept then.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from yesan.errors import UsageError
from yesan.store import disk, ownership

BUILD, SITE = "build", "site"
STATE = "state.json"


def folder(root: Path, site: Path, chosen: Path | None = None) -> Path:
    """The folder that belongs to a package and to where its site is built.

    Args:
        root: The folder of the descriptor.
        site: The folder of the site.
        chosen: The folder that the user wants for it.
    """
    if chosen is not None:
        return disk.place(chosen)
    if site.is_relative_to(root):
        return root / BUILD
    from platformdirs import user_cache_path  # noqa: PLC0415 - not needed beside a package

    digest = sha256(str(root).encode()).hexdigest()[:16]
    return Path(user_cache_path("yesan", appauthor=False)) / f"{root.name}-{digest}"


@contextmanager
def opened(kept: Path, root: Path) -> Iterator[Path]:
    """The folder, with no other build in it.

    Args:
        kept: The folder, as `folder` gives it.
        root: The folder of the descriptor.

    Raises:
        UsageError: Another build is running there, or the package's own folder is read-only.
    """
    try:
        ownership.own(kept)
    except UsageError:
        if kept.is_relative_to(root):
            raise
        with disk.temporary() as chosen:
            yield chosen
        return
    with ownership.locked(kept):
        yield kept
