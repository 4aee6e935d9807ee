"""Descriptors as they are written: JSON or YAML, read as plain values and nothing else."""

from __future__ import annotations

import json
import posixpath
from typing import Any

import yaml

from yesan.errors import Fault

Json = dict[str, Any]
YAML = frozenset({".yaml", ".yml"})


class _Loader(yaml.SafeLoader):
    """YAML with no types but those of JSON, and without references: they can explode."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "a reference (*)", mark)
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse(content: bytes, name: str) -> Json:
    """The object that a file holds.

    Args:
        content: Its bytes.
        name: Its name, whose suffix tells YAML from JSON.

    Raises:
        Fault: It is not text, not JSON (or YAML), or no object.
    """
    is_yaml = posixpath.splitext(name)[1].lower() in YAML
    language = "YAML" if is_yaml else "JSON"
    try:
        text = content.decode("utf-8-sig")
        raw = _plain(yaml.load(text, _Loader)) if is_yaml else json.loads(text)  # noqa: S506 - safe
    except UnicodeDecodeError as error:
        raise _refusal(
            f"bytes that are not UTF-8 at position {error.start}", "UTF-8", "save it as UTF-8"
        ) from error
    except json.JSONDecodeError as error:
        raise _refusal(
            f"{error.msg} in column {error.colno}",
            "JSON",
            "mend the JSON at that line",
            error.lineno,
        ) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        column = f" in column {mark.column + 1}" if mark else ""
        raise _refusal(
            f"{error.problem or error.context}{column}",
            "YAML",
            "mend the YAML at that line",
            mark.line + 1 if mark else None,
        ) from error
    except yaml.YAMLError as error:
        raise _refusal(str(error).splitlines()[0], "YAML", "mend the YAML") from error
    except (AttributeError, LookupError) as error:
        raise _refusal(
            "a value that is not of the type its tag (!!) names", "YAML", "leave the tag out"
        ) from error
    except TypeError as error:
        raise _refusal(str(error), "values of JSON", "write it as text") from error
    except ValueError as error:
        raise _refusal(
            "a number of too many digits", language, "write it shorter, or as text"
        ) from error
    except RecursionError as error:
        raise _refusal(
            "values nested too deep to read", language, "flatten the descriptor"
        ) from error
    if not isinstance(raw, dict):
        raise _refusal(f"{_kind(raw)}", f"a {language} object", "wrap it: {…}")
    _check_text(raw)
    return raw


class Refusal(Fault):
    """A descriptor cannot be read; `row` is the line and `field` the property, where known."""

    row: int | None = None
    field: str = ""


def _refusal(
    found: str, expected: str, remedy: str, row: int | None = None, field: str = ""
) -> Refusal:
    refusal = Refusal("descriptor-error", found, expected, remedy)
    refusal.row, refusal.field = row, field
    return refusal


def _check_text(raw: Json) -> None:
    """Refuse half characters, which cannot be written."""
    for name, value in raw.items():
        try:
            json.dumps({name: value}, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise _refusal(
                f"half a character, {error.object[error.start]!a}",
                "whole characters",
                "write the character itself, or both halves",
                field=name.encode(errors="backslashreplace").decode(),
            ) from error


def _plain(value: object) -> Any:
    """What JSON makes of a value: every name is text."""
    return json.loads(json.dumps(value))


def _kind(value: object) -> str:
    kinds = {list: "an array", str: "text", bool: "a boolean", type(None): "nothing"}
    return kinds.get(type(value), "a number")
