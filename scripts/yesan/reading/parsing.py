"""JSON and YAML of descriptors, read as plain values: nothing is executed, nothing expands."""

from __future__ import annotations

import json
import posixpath
from typing import Any

import yaml

from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading import conflicts, foreign, sizes

Json = dict[str, Any]
DEEPEST = 200
"""Deeper than any descriptor is, and far from where Python gives up."""
YAML = frozenset({".yaml", ".yml"})


KIND_NAMES: dict[type, str] = {
    dict: Phrase("object"),
    list: Phrase("array"),
    str: Phrase("string"),
    bool: Phrase("boolean"),
    type(None): Phrase("null"),
}


class Refusal(Fault):
    """A descriptor cannot be read; `row` is the line and `name` the property, where known."""

    row: int | None = None
    name: str = ""


class PlainLoader(yaml.SafeLoader):
    """YAML without references: they can explode, and mean what is elsewhere."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """The next node; a reference is refused."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "a reference (*)", mark)
        return super().compose_node(parent, index)


class _Loader(PlainLoader):
    """YAML with only the types of JSON."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse(content: bytes, name: str) -> Json:
    """The object that a file holds.

    Args:
        content: Its bytes.
        name: Its name; the suffix ``.yaml`` or ``.yml`` makes it YAML, any other JSON.

    Raises:
        Refusal: It is not text, not JSON (or YAML), or not an object.
        Fault: It is larger than any description.
    """
    is_yaml = posixpath.splitext(name)[1].lower() in YAML
    language = "YAML" if is_yaml else "JSON"
    sizes.check(content, language)
    try:
        conflicts.check_lines(content)
    except (conflicts.Conflict, conflicts.Mark) as conflict:
        raise _refusal(
            conflict.found,
            conflict.expected,
            conflict.remedy,
            row=conflict.row,
            type_=conflict.type,
        ) from conflict
    try:
        text = content.decode("utf-8-sig")
        raw = _plain(yaml.load(text, _Loader)) if is_yaml else json.loads(text)  # noqa: S506 - safe
    except (UnicodeDecodeError, json.JSONDecodeError, yaml.YAMLError) as error:
        raise _unreadable(error) from error
    except (AttributeError, LookupError) as error:
        raise _refusal(
            Phrase("a value that is not of the type its tag (!!) names"),
            "YAML",
            Phrase("leave the tag out"),
        ) from error
    except TypeError as error:
        said = foreign.said(error)
        raise _refusal(said, Phrase("values of JSON"), Phrase("write it as text")) from error
    except ValueError as error:
        raise _refusal(
            Phrase("a number with too many digits"),
            language,
            Phrase("write it shorter, or as text"),
        ) from error
    except RecursionError as error:
        raise _too_deep(language) from error
    if not isinstance(raw, dict):
        raise _refusal(
            Phrase("a JSON {kind}", kind=kind_name(raw)),
            Phrase("a {language} object", language=language),
            Phrase("wrap it: {{…}}"),
        )
    if _is_deeper(raw, DEEPEST):
        raise _too_deep(language)
    _check_text(raw)
    return raw


def check_entries(raw: Json) -> None:
    """Refuse a descriptor with a list that is longer than that of any package.

    Raises:
        Refusal: Which list it is.
    """
    for name, most in sizes.ENTRIES.items():
        listed = raw.get(name)
        if isinstance(listed, list) and len(listed) > most:
            raise _refusal(
                Phrase("{count:,} entries", count=len(listed)),
                Phrase("at most {most:,}", most=most),
                Phrase("make several packages of it"),
                name=name,
                type_="limit-error",
            )


def kind_name(value: object) -> str:
    """What JSON calls the value: object, array, string, boolean, null or number."""
    return KIND_NAMES.get(type(value), Phrase("number"))


def names(value: object) -> tuple[str, ...]:
    """The names in a property that may hold one name or an array of them."""
    match value:
        case str():
            return (value,)
        case list():
            return tuple(str(x) for x in value)
    return ()


def _unreadable(error: UnicodeDecodeError | json.JSONDecodeError | yaml.YAMLError) -> Refusal:
    """The syntax error of a descriptor, with its line where the parser knows it."""
    match error:
        case UnicodeDecodeError():
            found: str = Phrase("bytes that are not UTF-8 at position {start}", start=error.start)
            return _refusal(found, "UTF-8", Phrase("save it as UTF-8"))
        case json.JSONDecodeError():
            said = foreign.said(error.msg)
            found = Phrase("{error} in column {column}", error=said, column=error.colno)
            return _refusal(found, "JSON", Phrase("fix the JSON at that line"), row=error.lineno)
        case yaml.MarkedYAMLError():
            mark = error.problem_mark or error.context_mark
            found = foreign.said(error.problem or error.context)
            if mark is None:
                return _refusal(found, "YAML", Phrase("fix the YAML"))
            found = Phrase("{error} in column {column}", error=found, column=mark.column + 1)
            return _refusal(found, "YAML", Phrase("fix the YAML at that line"), row=mark.line + 1)
    return _refusal(foreign.said(error), "YAML", Phrase("fix the YAML"))


def _refusal(
    found: str,
    expected: str,
    remedy: str,
    *,
    row: int | None = None,
    name: str = "",
    type_: str = "descriptor-error",
) -> Refusal:
    refusal = Refusal(type_, found, expected, remedy)
    refusal.row, refusal.name = row, name
    return refusal


def _too_deep(language: str) -> Refusal:
    found = Phrase("values nested more than {deepest} deep", deepest=DEEPEST)
    return _refusal(found, language, Phrase("flatten the descriptor"))


def _is_deeper(value: object, depth: int) -> bool:
    """Whether arrays and objects are nested deeper than a number of levels."""
    level = [value]
    for _ in range(depth + 1):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(level)


def _check_text(raw: Json) -> None:
    """Refuse half a surrogate pair, which cannot be written as UTF-8."""
    for name, value in raw.items():
        try:
            json.dumps({name: value}, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise _refusal(
                Phrase("half a character, {half!a}", half=error.object[error.start]),
                Phrase("whole characters"),
                Phrase("write the character itself, or both halves"),
                name=name.encode(errors="backslashreplace").decode(),
            ) from error


def _plain(value: object) -> Any:
    """What JSON makes of a value: every name is text."""
    return json.loads(json.dumps(value))
