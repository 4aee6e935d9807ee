"""The sandbox of templates: what they can ask of a value is listed here, and all else is refused.

A template of a stranger's package receives values and functions. Of a value it sees the fields that
the reference lists, of a text or a list a few methods that make another one, of a function nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache, wraps
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, Context, LoopContext, Undefined
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


VALUES = (str, int, float, Decimal, datetime.date, datetime.time, type(None))
"""What a template can print. Of all else, Python would print how it is kept, and where."""


OWN = (Namespace, TemplateModule)
"""What a template makes itself."""
BOUND = (MethodType, BuiltinMethodType, BlockReference)
"""What would be printed as where it is kept."""


class Function:
    """A function for templates, which can be called and not printed.

    Args:
        function: What it does.
    """

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    def __call__(self, *args: Any, **named: Any) -> Any:
        """Call it."""
        return self.function(*args, **named)

    def __repr__(self) -> str:
        raise TypeError("a function is no text: call it")

    __str__ = __repr__


class Names(Context):
    """What a template knows by name."""

    def super(self, name: str, current: Callable[..., Any]) -> Any:
        """The block that a block replaces, as a function."""
        return _unprinted(super().super(name, current))


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which a template reaches nothing but values."""

    context_class = Names

    def __init__(self, **options: Any) -> None:
        super().__init__(finalize=printed, **options)
        self.globals.clear()
        self.globals.update(dict=Function(dict), namespace=Function(Namespace))
        for name in REFUSED:
            del self.filters[name]
        self.filters = {name: _listing(function) for name, function in self.filters.items()}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a value has by a name; a method as a function, which cannot be printed."""
        kind: type = type(obj)
        if attribute in _listed(kind) and hasattr(obj, attribute):  # most of what is asked for
            value = getattr(obj, attribute)
            return Function(value) if isinstance(value, BOUND) else value
        return _unprinted(super().getattr(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What a value has by a name or a place, as `getattr`."""
        return _unprinted(super().getitem(obj, argument))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may ask for an attribute: only what is listed is safe."""
        del value
        if isinstance(obj, OWN):
            return not attr.startswith("_")
        kind: type = type(obj)
        return attr in _listed(kind)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call something: a function that it was given, and no class."""
        return not isinstance(obj, type)

    def wrap_str_format(self, value: Any) -> None:
        """Nothing: no text has `format` here, which is another way to attributes."""


def printed(value: Any) -> Any:
    """A value as a template prints it.

    Raises:
        TypeError: It is a function, a list or another object: no text, number or time.
    """
    if isinstance(value, VALUES):
        return value
    if isinstance(value, Undefined):
        return str(value)  # which says what is undefined
    raise TypeError(f"{type(value).__name__}: no text, number or date, which can be printed")


def _unprinted(value: Any) -> Any:
    return Function(value) if isinstance(value, BOUND) else value


def _listing(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that gives a list for an iterator, which as text is its place in memory."""

    @wraps(function)
    def listed(*args: Any, **named: Any) -> Any:
        found = function(*args, **named)
        return list(found) if isinstance(found, Iterator) else found

    return listed


@cache
def _fields(kind: type[Any]) -> frozenset[str]:
    """The fields of a class of ours; none of any other."""
    return frozenset(field.name for field in fields(kind)) if is_dataclass(kind) else frozenset()


@cache
def _listed(kind: type[Any]) -> frozenset[str]:
    """What a template may ask for of a value of this class: its fields, or a few methods."""
    if is_dataclass(kind):
        return _fields(kind)
    return frozenset().union(*(names for base, names in METHODS if issubclass(kind, base)))
