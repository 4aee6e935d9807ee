"""Where the releases of a package are kept, from which its site has its earlier versions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReleaseSource:
    """Where the releases of a package are kept.

    Attributes:
        folder: The folder of their zips, relative to that of the descriptor; empty where they are
            tags of the repository.
        pages: Whether the site keeps the pages of each release, and not its data alone.
    """

    folder: str = ""
    pages: bool = False
