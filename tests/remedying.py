"""Every remedy that the code can give, as patterns: read from the code itself, not from a list."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yesan
from yesan.phrase import FORMATTER

CODE = Path(yesan.__file__).parent
MADE = {"Fault": 3, "DataError": 4, "note": 2, "__init__": 3}
"""What makes an error, and which of its arguments is the remedy."""
ANYTHING = ".*"
DEEPEST = 5
"""How many names and functions lead from an error to its remedy at most."""


@dataclass(frozen=True)
class Remedy:
    """What an error says to do about it.

    Attributes:
        module: The module that says it.
        line: Its line.
        pattern: A regular expression that its text matches.
    """

    module: str
    line: int
    pattern: str


class Module:
    """A module of ours, and the remedies in it."""

    def __init__(self, path: Path) -> None:
        self.name = ".".join(path.relative_to(CODE).with_suffix("").parts)
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.calls = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        self.functions = {
            node.name: node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)
        }
        self.within = {
            id(inner): function
            for function in self.functions.values()
            for inner in ast.walk(function)
        }
        self.loaded = importlib.import_module(f"yesan.{self.name}")

    def remedies(self) -> Iterator[Remedy]:
        """What each error of the module says to do."""
        for call in self.calls:
            place = MADE.get(_called(call), -1)
            given = next((k.value for k in call.keywords if k.arg == "remedy"), None)
            if place < 0 or (given is None and len(call.args) <= place):
                continue
            for pattern in self._patterns(given or call.args[place], call, 0):
                yield Remedy(self.name, call.lineno, pattern)

    def _patterns(self, node: ast.expr, at: ast.AST, depth: int) -> Iterator[str]:
        """The texts that an expression can be."""
        match node:
            case ast.Constant(value=str(text)) if text:
                yield re.escape(text)
            case ast.JoinedStr(values=parts):
                yield "".join(map(self._part, parts))
            case ast.Call(args=[message, *_]) if _called(node) == "Phrase":
                yield self._filled(message, node)
            case ast.IfExp(body=one, orelse=other):
                yield from self._patterns(one, at, depth)
                yield from self._patterns(other, at, depth)
            case ast.Name(id=name):
                yield from self._named(name, at, depth)
            case ast.Call(args=[*_, otherwise]) if _called(node) == "meant":
                for pattern in self._patterns(otherwise, at, depth):
                    yield pattern
                    yield rf'did you mean ".*"\? if not, {pattern}'
            case ast.Call() if (owner := self._owner(_called(node))) and depth < DEEPEST:
                yield from owner._returned(owner.functions[_called(node)], depth + 1)
            case ast.Attribute(attr="remedy") | ast.Constant(value=""):
                return  # passed on, or none
            case _:
                yield f"<{ast.unparse(node)}>"

    def _filled(self, message: ast.expr, phrase: ast.Call) -> str:
        """The texts of a message with any values, or with those that are constants of ours."""
        named = {k.arg: k.value for k in phrase.keywords}
        parts = []
        for literal, name, _, _ in FORMATTER.parse(ast.literal_eval(message)):
            parts.append(re.escape(literal))
            match named.get(name) if name else None:
                case ast.Name(id=constant) if constant.isupper():
                    parts.append(re.escape(str(getattr(self.loaded, constant))))
                case value if value is not None:
                    parts.append(ANYTHING)
        return "".join(parts)

    def _owner(self, name: str) -> Module | None:
        """The module that has a function: this one, or one that it imports from its room."""
        room = f"yesan.{self.name.rpartition('.')[0]}"
        paths = [
            CODE / Path(*node.module.split(".")[1:]).with_suffix(".py")
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{room}.")
        ]
        modules = [self, *map(Module, paths if name not in self.functions else ())]
        return next((module for module in modules if name in module.functions), None)

    def _part(self, part: ast.expr) -> str:
        """The texts of a part of a formatted text: a constant of the module, or anything."""
        match part:
            case ast.Constant(value=str(text)):
                return re.escape(text)
            case ast.FormattedValue(value=ast.Name(id=name)) if name.isupper():
                return re.escape(str(getattr(self.loaded, name)))
        return ANYTHING

    def _returned(self, function: ast.FunctionDef, depth: int) -> Iterator[str]:
        for node in ast.walk(function):
            if isinstance(node, ast.Return) and node.value is not None:
                yield from self._patterns(node.value, node, depth)

    def _named(self, name: str, at: ast.AST, depth: int) -> Iterator[str]:
        """The texts that a name represents: assigned, a constant, or what a caller passes."""
        function = self.within.get(id(at))
        assigned = [
            value
            for node in (ast.walk(function) if function else ())
            for target, value in _assigned(node)
            if target == name
        ]
        for value in assigned if depth < DEEPEST else ():
            yield from self._patterns(value, at, depth + 1)
        if assigned:
            return
        arguments = [a.arg for a in function.args.args] if function else []
        if function and name in arguments:
            place = arguments.index(name) - (arguments[0] in {"self", "cls"})
            found = [c for c in self.calls if _called(c) == function.name]
            defaults = function.args.defaults
            if default := defaults[len(defaults) - (len(arguments) - arguments.index(name)) :][:1]:
                yield from self._patterns(default[0], at, depth + 1)
            for call in found:
                named = next((k.value for k in call.keywords if k.arg == name), None)
                value = named or (call.args[place] if len(call.args) > place else None)
                if value is not None and not isinstance(value, ast.Starred):
                    yield from self._patterns(value, call, depth + 1)
            return
        constant = getattr(self.loaded, name, None)
        yield re.escape(constant) if isinstance(constant, str) else f"<{name}>"


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            yield name, value
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
            for target, value in zip(names, values, strict=True):
                if isinstance(target, ast.Name):
                    yield target.id, value


def remedies(*rooms: str) -> list[Remedy]:
    """What the errors of some rooms say to do."""
    paths = [
        p for room in rooms for p in sorted((CODE / room).rglob("*.py")) if p.stem != "__init__"
    ]
    return [remedy for path in paths for remedy in Module(path).remedies()]
