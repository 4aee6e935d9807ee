"""A template of a project, filled as the builder fills it: in a process of its own."""

from __future__ import annotations

from pathlib import Path

from yesan.language.locale import Locale
from yesan.model.glossary import Glossary
from yesan.pages import own_templates
from yesan.pages.links import Link
from yesan.pages.own_templates import Spot
from yesan.pages.tables_page import TableLine, TablesPage

TABLES = TablesPage(
    title="Tables",
    description="1 table",
    wide=True,
    introduction="",
    tables=(TableLine(Link("tables/a.html", "a"), "", 1),),
    files=(),
)
"""What the template of the list of tables receives."""
SPOT = Spot("tables/index.md", Glossary(()))


def filled(root: Path, text: str) -> str:
    """The list of tables by a template that the project in a folder has."""
    template = root / own_templates.FOLDER / TablesPage.template
    template.parent.mkdir(parents=True)
    template.write_text(text, encoding="utf-8")
    with own_templates.opened(root, Locale("en"), SPOT.glossary) as templates:
        return templates.render(TABLES, SPOT)
