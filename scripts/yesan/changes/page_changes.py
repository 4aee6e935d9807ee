"""Pages of a site that say something else now: by their texts, the marks of figures aside.

A mark says which row a figure is from. It changes when a row is put in
above, and no reader sees it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

MARK = re.compile(rb' data-figure="[^"]*"')
PAGE = re.compile(r"\.md$")
CHARTS = "charts/"


@dataclass(frozen=True)
class PageChanges:
    """The addresses of pages, relative to the root of the site.

    Attributes:
        touched: Those that say something else.
        new: Those that are new.
        gone: Those that are gone: links to them lead nowhere.
        same: How many say what they said.
    """

    touched: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    same: int

    @property
    def is_different(self) -> bool:
        """Whether a page is not as it was."""
        return bool(self.touched or self.new or self.gone)


def compare(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> PageChanges:
    """What became of the pages of a site.

    Args:
        old: The files of the site before, by path.
        new: The files of the site after, by path.
    """
    before, after = _pages(old), _pages(new)
    both = [path for path in after if path in before]
    touched = [path for path in both if before[path] != after[path]]
    return PageChanges(
        touched=tuple(touched),
        new=tuple(path for path in after if path not in before),
        gone=tuple(path for path in before if path not in after),
        same=len(both) - len(touched),
    )


def _pages(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What pages say, by their addresses; pages to embed, which repeat others, are left out."""
    return {
        PAGE.sub(".html", path): MARK.sub(b"", content)
        for path, content in files.items()
        if path.endswith(".md") and not path.startswith(CHARTS)
    }
