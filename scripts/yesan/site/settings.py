"""What a project's ``mkdocs.yml`` says about the pages: its own colours, formats and headings.

They are under ``extra: yesan:``, where MkDocs lets a project keep settings::

    extra:
      yesan:
        colors: {before: "#8796a8", after: "#2a6fb0", less: "#b3360b", more: "#1d5c99"}
        numbers: "#,##0.###"
        dates: "d MMMM y"
        titles: {program: Services, tables: Data}
        hosts: ["https://maps.example.org"]
        editions: true
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yesan.errors import Fault, InvalidPackage, SiteError
from yesan.language.appearance import COLORS, Appearance
from yesan.phrase import Phrase
from yesan.reading import conflicts, foreign, own_files, sizes
from yesan.site import trust

CONFIG = trust.CONFIG
DOCS = "docs"
"""The folder of a project's own pages."""
COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})|[a-z]{3,20}|(?:rgb|hsl)\([\d\s.,%]{5,40}\)")
HOST = re.compile(r"https?://[\w.*-]+(?::\d+)?")


@dataclass(frozen=True)
class Configuration:
    """The ``mkdocs.yml`` of a project.

    Attributes:
        text: The file; empty where there is none.
        settings: Its settings by name, those of what it inherits as well.
        trusted: Whether it may be code: name hooks and plugins, and read the environment.
    """

    text: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    trusted: bool = False


def read(root: Path, *, trusted: bool = False) -> Configuration:
    """The configuration of a project.

    Args:
        root: The folder of the project.
        trusted: Whether it may be code.

    Raises:
        InvalidPackage: It is a link, too large, or is more than settings and not trusted.
        SiteError: It cannot be read, or is not a mapping.
    """
    if not own_files.exists(root, CONFIG):
        return Configuration(trusted=trusted)
    content = own_files.read(root, CONFIG)
    try:
        conflicts.check(content)
    except conflicts.Conflict as conflict:
        raise InvalidPackage([conflict.at(CONFIG, row=conflict.row)]) from conflict
    text = decoded(CONFIG, content)
    if not trusted:
        try:
            sizes.check(content, "YAML")
        except Fault as fault:
            raise InvalidPackage([fault.at(CONFIG)]) from fault
        trust.check(text)
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - slow to load
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415

    source = io.StringIO(text)
    source.name = str(root / CONFIG)  # where what it inherits is looked for
    try:
        settings = yaml_load(source) or {}
    except (MkDocsException, OSError, ValueError) as error:  # days and numbers that are none
        raise SiteError(Phrase("{file}: {why}", file=CONFIG, why=foreign.said(error))) from error
    if not isinstance(settings, dict):
        raise SiteError(Phrase("{file}: settings by name are expected", file=CONFIG))
    return Configuration(text, settings, trusted)


def framing(configuration: Configuration) -> str:
    """What of a configuration surrounds the text of pages: all but the colours of charts.

    These are in a style sheet, and not in pages.
    """
    if not configuration.settings:
        return configuration.text
    left = _without(configuration.settings, ("extra", "yesan", "colors"))
    return json.dumps(left, default=lambda value: getattr(value, "__qualname__", repr(value)))


def _without(settings: Mapping[str, Any], place: tuple[str, ...]) -> dict[str, Any]:
    """Settings without one of them, and without what is empty then."""
    name, *rest = place
    left = {key: value for key, value in settings.items() if key != name}
    part = settings.get(name)
    if rest and isinstance(part, Mapping):
        part = _without(part, tuple(rest))
        return {**left, name: part} if part else left
    return {**settings} if rest else left


def appearance(settings: Mapping[str, Any]) -> Appearance:
    """What the settings say about the pages, under ``extra: yesan:``.

    Raises:
        SiteError: They contain a name or a value that yesan does not know.
    """
    extra = settings.get("extra")
    chosen = (extra.get("yesan") if isinstance(extra, Mapping) else None) or {}
    if not isinstance(chosen, dict) or chosen.keys() - Appearance.__dataclass_fields__.keys():
        known = ", ".join(Appearance.__dataclass_fields__)
        raise SiteError(
            Phrase("{file}: extra.yesan knows {known}, and nothing else", file=CONFIG, known=known)
        )
    colors = _texts(chosen, "colors")
    for name, color in colors.items():
        if name not in COLORS or not COLOR.fullmatch(color):
            raise SiteError(
                Phrase(
                    "{file}: extra.yesan.colors.{name} is {color}; give {known} a colour such as "
                    "#2a6fb0",
                    file=CONFIG,
                    name=name,
                    color=color,
                    known=", ".join(COLORS),
                )
            )
    return Appearance(
        colors=colors,
        numbers=str(chosen.get("numbers") or ""),
        dates=str(chosen.get("dates") or ""),
        titles=_texts(chosen, "titles"),
        hosts=_hosts(chosen),
        editions=_editions(chosen),
    )


def _editions(chosen: Mapping[str, Any]) -> bool:
    given = chosen.get("editions", False)
    if not isinstance(given, bool):
        raise SiteError(
            Phrase("{file}: extra.yesan.editions is true or false, and nothing else", file=CONFIG)
        )
    return given


def _hosts(chosen: Mapping[str, Any]) -> tuple[str, ...]:
    """Origins as a security policy names them; nothing else gets into the policy."""
    given = chosen.get("hosts") or []
    if not isinstance(given, list) or not all(HOST.fullmatch(str(host)) for host in given):
        raise SiteError(
            Phrase(
                "{file}: extra.yesan.hosts should list origins such as https://maps.example.org",
                file=CONFIG,
            )
        )
    return tuple(map(str, given))


def _texts(chosen: Mapping[str, Any], name: str) -> dict[str, str]:
    value = chosen.get(name) or {}
    if not isinstance(value, dict):
        raise SiteError(
            Phrase("{file}: extra.yesan.{name} should map names to texts", file=CONFIG, name=name)
        )
    return {str(key): str(text) for key, text in value.items()}


def decoded(name: str, content: bytes) -> str:
    """The text of a file in UTF-8.

    Raises:
        SiteError: It is not UTF-8.
    """
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise SiteError(
            Phrase("{name}: not UTF-8 at byte {at}; save it as UTF-8", name=name, at=error.start)
        ) from error
