"""What the entities of a kind are called together: programs, departments and so on."""

from __future__ import annotations

from yesan.language.locale import Locale
from yesan.model.entities import Kind
from yesan.model.model import Model


def of(model: Model, locale: Locale, kind: Kind) -> str:
    """The name of a kind: the project's own, else ours, else the title of its table."""
    if kind in locale.appearance.titles:
        return locale.appearance.titles[kind]
    text = locale.text
    names = {
        "program": text("Programs"),
        "department": text("Departments"),
        "line-item": text("Line items"),
        "function": text("Functions"),
        "place": text("Places"),
        "source": text("Sources of funds"),
        "class": text("Kinds of expenditure"),
        "party": text("Parties"),
    }
    titles = {r.id: r.title[locale.language] for r in model.package.resources}
    return names.get(kind) or titles[kind]
