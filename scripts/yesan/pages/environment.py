"""The environment that templates are rendered in: a sandbox, with a few functions and filters.

Everything is escaped. A template of the project is used instead of the one of yesan that has the
same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Protocol

import jinja2
from jinja2 import Environment

from yesan.errors import SiteError
from yesan.language.locale import Locale
from yesan.language.sentence import Counted
from yesan.language.visible import visible
from yesan.model.glossary import Glossary
from yesan.pages.context import Context
from yesan.pages.explainer import Explainer
from yesan.pages.markup import meta, opening, plain, quoted, rich
from yesan.pages.sandbox import Function, Sandbox
from yesan.phrase import Phrase

TEMPLATES = Path(__file__).parent / "templates"
FAILURES = (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError)
"""What a template can raise that does what its author did not mean."""
FUNCTIONS: Mapping[str, str] = {
    "_(message, name=value)": "The message in the language of the site, its `{name}` filled in.",
    "_n(one, many, count, name=value)": "The message in the form for a count, `{count}` filled in.",
    "language": "The code of the language of the site, such as `ko`: a text, not a function.",
    "number(value)": "A number with all its digits, grouped as the language groups them.",
    "counted(kind, value)": "A count, or the number of a line, marked with what it counts, such as "
    "`rows`: `yesan verify --claims` counts it again.",
    "size(bytes)": "The size of a file, such as `12.3 kB`.",
    "explain(text)": "The text, with an explanation at each term of the glossary that the page has "
    "not explained yet.",
    "href(path)": "The address of a page or file of the site, relative to the page: "
    "`href('checks.md')`, `href('assets/picture.png')`.",
}
"""What a template can use beside its context, and what it is."""
FILTERS: Mapping[str, str] = {
    "plain": "Text for a place where Markdown is read, such as a heading.",
    "rich": "Markdown as HTML without scripts, styles, forms, frames and pictures.",
    "opening": "The first paragraph of the same.",
    "meta": "Text for the front matter of a page.",
    "json": "Text as a JSON string.",
    "bare": "Text without the marks of its figures, for an attribute.",
}
"""Our filters, beside those of Jinja."""


class Here(Protocol):
    """The page that is filled."""

    @property
    def glossary(self) -> Glossary:
        """The terms that it explains."""

    def href(self, target: str) -> str:
        """The address of a page or file, relative to this page."""


def create(
    locale: Locale,
    own: Mapping[str, str] | None = None,
    kept: jinja2.BytecodeCache | None = None,
) -> Environment:
    """The environment for the pages of a package in one language.

    Args:
        locale: The language.
        own: The templates of the project by their names, which are used first.
        kept: Templates that are compiled already; none of the project.
    """
    environment = Sandbox(
        loader=jinja2.ChoiceLoader(
            [jinja2.DictLoader(own or {}), jinja2.FileSystemLoader(TEMPLATES)]
        ),
        autoescape=True,
        bytecode_cache=kept,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "plain": plain,
        "meta": meta,
        "json": quoted,
        "rich": rich,
        "opening": opening,
        "bare": str.__str__,
    }
    environment.globals |= {
        "_": Function(locale.text),
        "_n": Function(locale.plural),
        "language": locale.language,
        "number": Function(locale.number),
        "size": Function(lambda size: Counted(locale.size(size), "size")),
        "counted": Function(partial(_counted, locale)),
    }
    return environment


def _counted(locale: Locale, kind: str, value: Decimal | int | str) -> Counted:
    if isinstance(value, str) or kind == "line":  # the number of a line is not grouped
        return Counted(str(value), kind)
    return Counted(locale.number(value), kind)


def render(environment: Environment, context: Context, page: Here) -> str:
    """The text of a page.

    Args:
        environment: Where its template is found.
        context: What it receives.
        page: The page, where its links start.

    Raises:
        SiteError: The template fails, or uses what it does not receive.
    """
    functions: dict[str, Function] = {
        "href": Function(page.href),
        "explain": Function(Explainer(page.glossary).explain),
    }
    try:
        template = environment.get_template(context.template)
        return visible(template.render(**context.values(), **functions))
    except FAILURES as error:
        said = str(error) or type(error).__name__
        raise SiteError(
            Phrase("template {name}: {why}", name=context.template, why=said)
        ) from error
