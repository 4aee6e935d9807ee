"""What a project chooses for its pages: colours, formats and headings of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

COLORS = ("before", "after", "less", "more")
"""What has a colour: the two amounts of a comparison, and changes by their sign."""


@dataclass(frozen=True)
class Appearance:
    """What the project chose; whatever it left open is empty.

    Attributes:
        colors: CSS colours by `COLORS`.
        numbers: The pattern of numbers, as in CLDR.
        dates: The pattern of dates, or a format such as ``long``.
        titles: Headings by kind of entity, or by section: tables, checks, download.
        hosts: Origins that pages may load from; none but the site's own otherwise.
        editions: Whether the site has its pages in each language of the package.
    """

    colors: Mapping[str, str] = field(default_factory=dict)
    numbers: str = ""
    dates: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    hosts: tuple[str, ...] = ()
    editions: bool = False

    @property
    def css(self) -> str:
        """The colours as a style sheet, for both schemes."""
        if not self.colors:
            return ""
        rules = "".join(f"--yesan-{name}: {color};" for name, color in self.colors.items())
        return f":root, [data-md-color-scheme] {{{rules}}}\n"
