"""The sandbox of templates: what they can ask of a value is listed here, and all else is refused.

A template of a stranger's package receives values and functions. Of a value it sees the fields that
the reference lists, of a text or a list a few methods that make another one, of a function nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from jinja2.environment import TemplateModule
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

REFUSED = ("attr", "pprint", "random")
"""Filters of Jinja that no template has: what they give is not the same in each build."""
METHODS: tuple[tuple[type[Any], frozenset[str]], ...] = (
    (
        str,
        frozenset(
            {
                *("capitalize", "count", "endswith", "find", "isdigit", "join", "lower", "lstrip"),
                *("removeprefix", "removesuffix", "replace", "rsplit", "rstrip", "split"),
                *("splitlines", "startswith", "strip", "title", "upper"),
            }
        ),
    ),
    (tuple, frozenset({"count", "index", "grouper", "list"})),  # the last two are of `groupby`
    (list, frozenset({"count", "index"})),
    (Mapping, frozenset({"get", "items", "keys", "values"})),
    (
        LoopContext,
        frozenset(
            {
                *("changed", "cycle", "depth", "depth0", "first", "index", "index0", "last"),
                *("length", "nextitem", "previtem", "revindex", "revindex0"),
            }
        ),
    ),
)
"""What a template can ask of values that are no classes of ours."""


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which a template reaches nothing but values."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals.clear()
        self.globals.update(dict=dict, namespace=Namespace)
        for name in REFUSED:
            del self.filters[name]

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may ask for an attribute: only what is listed is safe."""
        del value
        if isinstance(obj, Namespace | TemplateModule):
            return not attr.startswith("_")
        kind: type = type(obj)
        return attr in _listed(kind)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call something: a function that it was given, and no class."""
        return not isinstance(obj, type) or obj in (dict, Namespace)

    def wrap_str_format(self, value: Any) -> None:
        """Nothing: no text has `format` here, which is another way to attributes."""


@cache
def _listed(kind: type[Any]) -> frozenset[str]:
    """What a template may ask for of a value of this class: its fields, or a few methods."""
    if is_dataclass(kind):
        return frozenset(field.name for field in fields(kind))
    return frozenset().union(*(names for base, names in METHODS if issubclass(kind, base)))
