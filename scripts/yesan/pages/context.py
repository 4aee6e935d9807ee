"""What templates receive: a context is frozen, and holds nothing but values.

A template gets the fields of its context by their names, and the functions of `environment`. The
classes and their docstrings are the contract with whoever replaces a template: the reference lists
them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

from yesan.pages.claims import ShownClaim


@dataclass(frozen=True)
class Context:
    """What every template receives.

    Attributes:
        title: The title of the page.
    """

    template: ClassVar[str]
    """The name of the template."""

    title: str

    def values(self) -> dict[str, Any]:
        """The fields by their names, as the template gets them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True)
class MarkdownContext(Context):
    """What the template of every page in Markdown receives.

    Attributes:
        title: The title of the page.
        description: The page in a sentence, for search engines and for previews of its link.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
    """

    description: str
    wide: bool
    feedback: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class FiguresContext(MarkdownContext):
    """What the template of a page receives that shows figures which are computed.

    Attributes:
        title: The title of the page.
        description: The page in a sentence, for search engines and for previews of its link.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        claims: How the computed figures of the page came about.
    """

    claims: tuple[ShownClaim, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class ChangesContext(FiguresContext):
    """What the template of a page receives that tells how amounts change.

    Attributes:
        title: The title of the page.
        description: The page in a sentence, for search engines and for previews of its link.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        claims: How the computed figures of the page came about.
        proposed: Whether the changes are not decided yet.
    """

    proposed: bool = field(default=False, kw_only=True)
