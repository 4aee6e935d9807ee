"""Texts of pages that are taken from an earlier build, where all that they are made of is the same.

A text is made of the context of its page, of templates, of the words and formats of the language,
and of the terms that it explains. A template can reach nothing else.
"""

from __future__ import annotations

import pickle

from yesan.pages import search_page
from yesan.pages.context import Context
from yesan.pages.own_templates import Templates
from yesan.pages.page import Page
from yesan.pages.sitemap import Sitemap
from yesan.store.nodes import Nodes, digest

KIND = "text"
"""What a text is among what builds make."""


class KeptTexts:
    """Fills templates, where an earlier build has not filled them with the same.

    Args:
        templates: The templates.
        nodes: What earlier builds have made.
        sitemap: The pages, in their language, with the terms that they explain.
    """

    def __init__(self, templates: Templates, nodes: Nodes, sitemap: Sitemap) -> None:
        self.templates = templates
        self.nodes = nodes
        self.folder = sitemap.folder
        self.words = digest(sitemap.language, sitemap.locale.appearance.numbers, sitemap.folder)
        self.terms = digest(pickle.dumps(sitemap.glossary.terms))

    def render(self, context: Context, page: Page) -> str:
        """The text of a page.

        Raises:
            SiteError: The template fails, or uses what it does not receive.
        """
        parts = {
            "context": digest(pickle.dumps(context)),
            "templates": self.templates.digest,
            "words": self.words,
            "glossary": self.terms,
        }
        text = self.nodes.of(
            KIND,
            f"{self.folder}{page.path}",
            parts,
            lambda: self.templates.render(context, page).encode(),
        )
        return text.decode()

    @property
    def digest(self) -> str:
        """A digest of the templates of the project."""
        return self.templates.digest

    def search_link(self) -> search_page.SearchLink:
        """The search link and dialog of every page."""
        return self.templates.search_link()
