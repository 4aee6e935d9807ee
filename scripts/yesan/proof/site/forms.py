"""The elements that generated pages are made of, read from the templates of the program.

The templates are read as data. An element with another attribute, or with a class that none has,
could be hidden, struck out, turned round, or be read as a part of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from selectolax.lexbor import LexborNode

TEMPLATES = Path(__file__).parents[2] / "pages" / "templates"
OWN = Path("docs") / "overrides" / "pages"
"""Where a project has templates of its own."""
SUFFIX = "*.jinja"
OTHER = """
<h1 id="{{}}"> <h2 id="{{}}"> <h1> <h2> <b>
<a class="headerlink" href="{{}}" title="{{}}">
<data data-figure="{{}}" value="{{}}"> <data data-number="{{}}">
<span class="yesan-word"> <button type="button" class="yesan-term" popovertarget="{{}}">
<span popover class="yesan-meaning" id="{{}}">
<div class="yesan-chart">
<svg aria-hidden="true" focusable="false" xmlns="{{}}" xmlns:xlink="{{}}" version="1.1"
     width="{{}}" height="{{}}" viewBox="{{}}">
<svg class="yesan-timeline" viewBox="{{}}" width="{{}}" height="{{}}" aria-hidden="true"
     focusable="false">
"""
"""What is in no template: headings in Markdown, figures, terms with their meanings, pictures."""
CODE = r"\{\{.*?\}\}|\{%.*?%\}"
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
EITHER = re.compile(
    r'<\{\{ "([^}]*)" \| safe if \w+ else "([^}]*)" \| safe \}\}((?:' + CODE + r"|[^<>])*)>"
)
TAG = re.compile(rf'<([a-z][a-z0-9]*)((?:"(?:{CODE}|[^"])*"|{CODE}|[^<>"])*)>', re.DOTALL)
PART = re.compile(
    rf'\{{%-?\s*(\w+).*?%\}}|([\w:-]+)(?:="((?:{CODE}|[^"])*)")?|\{{\{{(.*?)\}}\}}', re.DOTALL
)
MACRO = re.compile(r"\{% macro (\w+)\(.*?%\}(.*?)\{% endmacro %\}", re.DOTALL)
CALLED = re.compile(r"\b([a-z]\w*?)s?(?=[(\[])")
"""What fills in attributes: a macro, or a list of what one made."""
LITERAL = re.compile(r"'([\w -]*)'|\"([\w -]*)\"")
WIDTHS = frozenset({"text", "long"})
"""Classes of columns with long texts, which no template names."""
DIRECTIONS = frozenset({"less", "more", "same"})


@dataclass(frozen=True)
class Form:
    """An element as a template writes it.

    Attributes:
        tag: Its name.
        required: The attributes that it always has.
        optional: Those that it may have.
        classes: The classes that it may have.
    """

    tag: str
    required: frozenset[str]
    optional: frozenset[str]
    classes: frozenset[str]

    def fits(self, node: LexborNode) -> bool:
        """Whether an element of a page is of this form."""
        own = node.attributes
        names, classes = own.keys(), (own.get("class") or "").split()
        return (
            node.tag == self.tag
            and self.required <= names <= self.required | self.optional
            and {*classes} <= self.classes
        )


class Forms:
    """The forms of all elements.

    Args:
        root: The project, which may have templates of its own.
    """

    def __init__(self, root: Path) -> None:
        files = [*sorted(TEMPLATES.glob(SUFFIX)), *sorted((root / OWN).glob(f"**/{SUFFIX}"))]
        texts = [COMMENT.sub("", f.read_text(encoding="utf-8", errors="replace")) for f in files]
        self._forms = _forms(tuple(texts))

    def has(self, node: LexborNode) -> bool:
        """Whether an element is one that a template writes."""
        return any(form.fits(node) for form in self._forms.get(node.tag or "", ()))


@lru_cache(maxsize=4)
def _forms(texts: tuple[str, ...]) -> Mapping[str, frozenset[Form]]:
    """The forms in templates by the names of elements: most packages come without their own."""
    reader = _Reader({name: body for text in texts for name, body in MACRO.findall(text)})
    found: dict[str, set[Form]] = {}
    for form in reader.all([*texts, OTHER]):
        found.setdefault(form.tag, set()).add(form)
    return {tag: frozenset(forms) for tag, forms in found.items()}


@dataclass(frozen=True)
class _Reader:
    """Reads templates that may call macros, which it knows by their names."""

    macros: Mapping[str, str]

    def all(self, texts: Iterable[str]) -> Iterator[Form]:
        for text in texts:
            plain = EITHER.sub(lambda m: f"<{m[1]}{m[3]}><{m[2]}{m[3]}>".replace("\\", ""), text)
            for tag, written in TAG.findall(plain):
                yield self._form(tag, written)

    def _form(self, tag: str, written: str) -> Form:
        required, optional, classes, depth = set[str](), set[str](), set[str](), 0
        for word, name, value, code in PART.findall(written):
            depth += {"if": 1, "endif": -1}.get(word, 0)
            if name:
                (optional if depth else required).add(name)
                classes |= _classes(value) if name == "class" else set()
            for body in self._called(code):
                inner = self._form(tag, body)
                classes |= inner.classes
                optional |= inner.required | inner.optional
        return Form(tag, frozenset(required), frozenset(optional), frozenset(classes))

    def _called(self, code: str) -> Iterator[str]:
        """The macros that write attributes where a template has some code between them."""
        for name in CALLED.findall(code):
            yield from (self.macros[n] for n in (name, f"{name}s") if n in self.macros)


def _classes(value: str) -> set[str]:
    """The classes that an attribute may have: those written, and those in what fills it in."""
    found = set(re.sub(CODE, " ", value, flags=re.DOTALL).split())
    for code in re.findall(CODE, value, re.DOTALL):
        found |= {c for pair in LITERAL.findall(code) for said in pair for c in said.split()}
        found |= WIDTHS if "width" in code else set()
        found |= DIRECTIONS if "direction" in code or "kind" in code else set()
    return found
