"""What each expression of a template can be, read from its source, in every branch.

A template gets a frozen dataclass of values; from the types of its fields follows what every name,
loop variable and argument of a macro is. What a template asks for that is not there, calls that is
no function, or goes through that is no list is told, whether or not any page comes to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes
from markupsafe import Markup

Types = frozenset[Any]
"""What an expression can be: classes, and the kinds below."""


@dataclass(frozen=True)
class Many:
    """A tuple or list of any length."""

    of: Types


@dataclass(frozen=True)
class Fixed:
    """A tuple with a given number of parts."""

    parts: tuple[Types, ...]


@dataclass(frozen=True)
class Named:
    """A dictionary that the template makes."""

    parts: tuple[tuple[str, Types], ...]


@dataclass(frozen=True)
class Module:
    """An imported template."""

    name: str


@dataclass(frozen=True)
class Macro:
    """A macro of a template."""

    template: str
    name: str


@dataclass(frozen=True)
class Loop:
    """The variable ``loop``."""

    of: Types


@dataclass(eq=False)
class Space:
    """A namespace, whose parts can be set from within a loop."""

    parts: dict[str, Types]


class Function:
    """A function that every template has."""


TEXT: Types = frozenset({str})
NUMBER: Types = frozenset({int})
TRUTH: Types = frozenset({bool})
NOTHING: Types = frozenset()
OF_LOOPS = {"index", "index0", "revindex", "revindex0", "length", "depth", "first", "last"}
SAME = {"list", "sort", "unique", "reverse", "select", "reject", "selectattr", "rejectattr"}
ONE = {"first", "last", "min", "max", "random", "sum"}
COUNTS = {"length", "count", "int", "float", "round", "abs"}
TEXTS = {"join", "e", "escape", "forceescape", "safe", "replace", "truncate", "striptags", "trim"}
EXPRESSIONS: dict[type[nodes.Expr], Types] = {
    nodes.Compare: TRUTH,
    nodes.Not: TRUTH,
    nodes.Test: TRUTH,
    nodes.Concat: TEXT,
    nodes.Slice: NOTHING,
}
"""What has one type, whatever is in it."""


def types(hint: Any) -> Types:
    """What a hint of Python allows."""
    given = get_args(hint)
    if get_origin(hint) is tuple:
        if given[-1] is Ellipsis:
            return frozenset({Many(types(given[0]))})
        return frozenset({Fixed(tuple(types(part) for part in given))})
    if given:
        return frozenset().union(*(types(part) for part in given))
    return TEXT if hint is Markup else frozenset({hint})


@dataclass
class Reader:
    """Reads templates.

    Attributes:
        environment: It parses them.
        texts: Their texts by name.
        functions: The names that each of them has.
        ours: The names of our filters, which all give text.
        wrong: What was found.
        done: The macros that were read, each with what it was called with.
        modules: What templates define, by name.
        trees: The syntax of templates, by name.
    """

    environment: Environment
    texts: Mapping[str, str]
    functions: Iterable[str]
    ours: Iterable[str]
    wrong: set[str] = field(default_factory=set)
    done: set[Any] = field(default_factory=set)
    modules: dict[str, dict[str, Types]] = field(default_factory=dict)
    trees: dict[str, nodes.Template] = field(default_factory=dict)

    def read(self, name: str, context: type[Any] | None = None) -> set[str]:
        """What is wrong in a template with its context; of one without, in each of its macros."""
        scope = self.start()
        if context:
            hints = get_type_hints(context)
            scope |= {each.name: types(hints[each.name]) for each in fields(context)}
            self.modules[name] = scope
        self.visit(self.parsed(name), scope, name)
        if not context:
            for macro in self.parsed(name).find_all(nodes.Macro):
                self.enter(Macro(name, macro.name), (), {})
        return self.wrong

    def start(self) -> dict[str, Types]:
        """What every template begins with."""
        return dict.fromkeys([*self.functions, "dict", "namespace"], frozenset({Function}))

    def parsed(self, name: str) -> nodes.Template:
        """The syntax of a template."""
        if name not in self.trees:
            self.trees[name] = self.environment.parse(self.texts[name])
        return self.trees[name]

    def module(self, name: str) -> dict[str, Types]:
        """What a template defines that is imported."""
        if name not in self.modules:
            self.modules[name] = self.start()
            self.visit(self.parsed(name), self.modules[name], name)
        return self.modules[name]

    def note(self, node: nodes.Node, said: str) -> Types:
        """Something is wrong at a node."""
        self.wrong.add(f"{said} (line {node.lineno})")
        return NOTHING

    def visit(self, node: nodes.Node, scope: dict[str, Types], name: str) -> None:  # noqa: C901 - a case a statement
        """Read a statement, and all that is in it."""
        match node:
            case nodes.Expr():
                self.infer(node, scope)
            case nodes.For():
                self.loop(node, scope, name)
            case nodes.Assign():
                self.bind(node.target, self.infer(node.node, scope), scope)
            case nodes.AssignBlock():
                self.all(node.body, scope, name)
                self.bind(node.target, TEXT, scope)
            case nodes.Macro():
                scope[node.name] = frozenset({Macro(name, node.name)})
            case nodes.Import():
                scope[node.target] = frozenset({Module(str(node.template.as_const()))})
            case nodes.Include():
                included = str(node.template.as_const())
                if included in self.texts:
                    self.visit(self.parsed(included), scope, included)
            case nodes.CallBlock():
                self.infer(node.call, scope)
                self.all(node.body, {**scope}, name)
            case nodes.Template() | nodes.Output() | nodes.If():
                self.all(node.iter_child_nodes(), scope, name)
            case _:
                self.note(node, f"{type(node).__name__} is not read")

    def all(self, each: Iterable[nodes.Node], scope: dict[str, Types], name: str) -> None:
        """Read statements one after another."""
        for node in each:
            self.visit(node, scope, name)

    def loop(self, node: nodes.For, scope: dict[str, Types], name: str) -> None:
        """Read a loop, its variable being any of what it goes through."""
        of = self.elements(node, self.infer(node.iter, scope))
        inner = {**scope, "loop": frozenset({Loop(of)})}
        for target in (node.target, *node.target.find_all(nodes.Name)):
            inner.pop(getattr(target, "name", ""), None)
        self.bind(node.target, of, inner)
        if node.test:
            self.infer(node.test, inner)
        self.all(node.body, inner, name)
        self.all(node.else_, scope, name)

    def bind(self, target: nodes.Expr, found: Types, scope: dict[str, Types]) -> None:
        """Give a name what it can be, beside what it could be before."""
        if isinstance(target, nodes.Name):
            before = scope.get(target.name, NOTHING)
            scope[target.name] = found | {kind for kind in before if not isinstance(kind, Macro)}
        elif isinstance(target, nodes.NSRef):
            for kind in scope[target.name]:
                kind.parts[target.attr] = kind.parts.get(target.attr, NOTHING) | found
        elif isinstance(target, nodes.Tuple):
            for index, part in enumerate(target.items):
                self.bind(part, self.at(target, found, index), scope)
        else:
            self.note(target, f"{type(target).__name__} is set")

    def elements(self, node: nodes.Node, found: Types) -> Types:
        """What a list has."""
        parts: set[Any] = set()
        for kind in found - {NoneType}:
            match kind:
                case Many(of):
                    parts |= of
                case Fixed(each):
                    parts |= frozenset().union(*each)
                case _:
                    self.note(node, f"{spelled(kind)} is gone through")
        return frozenset(parts)

    def at(self, node: nodes.Node, found: Types, index: int) -> Types:
        """What a list has at a place."""
        fixed = [kind for kind in found if isinstance(kind, Fixed) and index < len(kind.parts)]
        others = found.difference(fixed)
        return frozenset().union(*(k.parts[index] for k in fixed), self.elements(node, others))

    def attribute(self, node: nodes.Node, found: Types, name: str) -> Types:
        """What something has by a name, or by several with points between."""
        for part in name.split("."):
            found = frozenset().union(*(self.of(node, k, part) for k in found - {NoneType}))
        return found

    def of(self, node: nodes.Node, kind: Any, name: str) -> Types:  # noqa: PLR0911 - a case a kind
        """What one kind of thing has by a name."""
        match kind:
            case Loop(of) if name in {"nextitem", "previtem"}:
                return of
            case Loop() if name in OF_LOOPS:
                return NUMBER
            case Loop() if name == "cycle":
                return frozenset({Function})
            case Named(parts) | Space(parts=parts) if name in dict(parts):
                return dict(parts)[name]
            case Module(template) if name in (module := self.module(template)):
                return module[name]
            case type() if is_dataclass(kind) and name in {each.name for each in fields(kind)}:
                return types(get_type_hints(kind)[name])
        return self.note(node, f"{spelled(kind)}.{name}")

    def infer(self, node: nodes.Node, scope: Mapping[str, Types]) -> Types:  # noqa: C901, PLR0911, PLR0912 - a case an expression
        """What an expression can be."""
        match node:
            case nodes.Name(name=name):
                return scope[name] if name in scope else self.note(node, name)
            case nodes.TemplateData():
                return TEXT
            case nodes.Const(value=value):
                return frozenset({type(value)})
            case nodes.Getattr(node=whole, attr=name):
                return self.attribute(node, self.infer(whole, scope), name)
            case nodes.Getitem(node=whole, arg=key):
                return self.item(node, self.infer(whole, scope), key, scope)
            case nodes.Call():
                return self.call(node, scope)
            case nodes.Filter():
                return self.filtered(node, scope)
            case nodes.List(items=items):
                return frozenset({Many(frozenset().union(*(self.infer(i, scope) for i in items)))})
            case nodes.Tuple(items=items):
                return frozenset({Fixed(tuple(self.infer(item, scope) for item in items))})
            case nodes.Dict(items=items):
                named = ((str(p.key.as_const()), self.infer(p.value, scope)) for p in items)
                return frozenset({Named(tuple(named))})
            case nodes.CondExpr():
                self.infer(node.test, scope)
                other = self.infer(node.expr2, scope) if node.expr2 else TEXT
                return self.infer(node.expr1, scope) | other
        inner = frozenset().union(*(self.infer(n, scope) for n in node.iter_child_nodes()))
        if isinstance(node, nodes.BinExpr | nodes.UnaryExpr | nodes.Operand):
            return EXPRESSIONS.get(type(node), inner)
        if type(node) in EXPRESSIONS:
            return EXPRESSIONS[type(node)]
        return self.note(node, f"{type(node).__name__} is not read")

    def item(
        self, node: nodes.Node, found: Types, key: nodes.Expr, scope: Mapping[str, Types]
    ) -> Types:
        """What something has at a place."""
        if isinstance(key, nodes.Const) and isinstance(key.value, str):
            return self.attribute(node, found, key.value)
        self.infer(key, scope)
        if isinstance(key, nodes.Slice):
            return frozenset({Many(self.elements(node, found))})
        if isinstance(key, nodes.Const):
            return self.at(node, found, key.value)
        return self.elements(node, found)

    def call(self, node: nodes.Call, scope: Mapping[str, Types]) -> Types:
        """What a function or a macro gives: text, but for two that keep what they get."""
        given = tuple(self.infer(argument, scope) for argument in node.args)
        named = {word.key: self.infer(word.value, scope) for word in node.kwargs}
        for more in (node.dyn_args, node.dyn_kwargs):
            if more:
                self.infer(more, scope)
        called = self.infer(node.node, scope)
        for kind in called:
            if isinstance(kind, Macro):
                self.enter(kind, given, named)
            elif kind is not Function:
                self.note(node, f"{spelled(kind)} is called")
        if isinstance(node.node, nodes.Name) and node.node.name == "dict":
            return frozenset({Named(tuple(named.items()))})
        if isinstance(node.node, nodes.Name) and node.node.name == "namespace":
            return frozenset({Space(named)})
        return TEXT

    def enter(self, macro: Macro, given: tuple[Types, ...], named: Mapping[str, Types]) -> None:
        """Read a macro with what it is called with, once for each."""
        key = macro, given, tuple(named.items())
        if key in self.done:
            return
        self.done.add(key)
        tree = self.parsed(macro.template)
        (node,) = [m for m in tree.find_all(nodes.Macro) if m.name == macro.name]
        scope = {**self.module(macro.template), "caller": frozenset({Function})}
        names = [argument.name for argument in node.args]
        without = names[len(names) - len(node.defaults) :]
        scope |= {n: self.infer(d, scope) for n, d in zip(without, node.defaults, strict=True)}
        scope |= {**dict(zip(names, given, strict=False)), **named}
        if len(given) > len(names) or named.keys() - set(names):
            self.note(node, f"{macro.name} gets more than it takes")
        self.all(node.body, scope, macro.template)

    def filtered(self, node: nodes.Filter, scope: Mapping[str, Types]) -> Types:
        """What a filter gives."""
        found = self.infer(node.node, scope) if node.node else TEXT
        for argument in (*node.args, *(word.value for word in node.kwargs)):
            self.infer(argument, scope)
        if node.name in COUNTS:
            return NUMBER
        if node.name in {*TEXTS, *self.ours}:
            return TEXT
        if node.name not in {*SAME, *ONE, "map"}:
            return self.note(node, f"the filter {node.name} is not read")
        of = self.elements(node, found)
        if name := next(asked(node), ""):
            within = self.attribute(node, of, name)
            of = within if node.name in {"map", "sum"} else of
        return of if node.name in ONE else frozenset({Many(of)})


def asked(node: nodes.Filter) -> Iterator[str]:
    """The attribute that a filter asks of each of a list."""
    if node.name in {"selectattr", "rejectattr"}:
        yield str(node.args[0].as_const())
    yield from (str(word.value.as_const()) for word in node.kwargs if word.key == "attribute")


def spelled(kind: Any) -> str:
    """A kind of thing by its name."""
    return str(getattr(kind, "__name__", type(kind).__name__))
