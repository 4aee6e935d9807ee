"""The summary of a page: what it says of itself where only its link is seen."""

from __future__ import annotations

from dataclasses import dataclass

CARD = (1200, 630)
"""The size of a picture that is shown with a link, in pixels, as social networks ask for."""


@dataclass(frozen=True)
class Summary:
    """What a page says of itself.

    Attributes:
        title: Its title, without the site's.
        description: Its description, or nothing.
        figures: Its key figures, each with its label.
    """

    title: str
    description: str
    figures: tuple[tuple[str, str], ...]
