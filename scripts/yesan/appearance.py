"""What a project's ``mkdocs.yml`` says of the pages: colours, formats and headings of its own.

They stand under ``extra: yesan:``, where MkDocs lets a project keep settings::

    extra:
      yesan:
        colors: {before: "#8796a8", after: "#2a6fb0", less: "#b3360b", more: "#1d5c99"}
        numbers: "#,##0.###"
        dates: "d MMMM y"
        titles: {program: Services, tables: Data}
        hosts: ["https://maps.example.org"]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yesan.errors import SiteError

COLORS = ("before", "after", "less", "more")
"""What has a colour: the two amounts of a comparison, and changes by their sign."""
COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})|[a-z]{3,20}|(?:rgb|hsl)\([\d\s.,%]{5,40}\)")

HOST = re.compile(r"https?://[\w.*-]+(?::\d+)?")


@dataclass(frozen=True)
class Appearance:
    """What the project chose; whatever it left open is empty.

    Attributes:
        colors: CSS colours by `COLORS`.
        numbers: The pattern of numbers, as in CLDR.
        dates: The pattern of dates, or a format such as ``long``.
        titles: Headings by kind of entity, or by section: tables, checks, download.
        hosts: Origins that pages may load from; none but the site's own otherwise.
    """

    colors: Mapping[str, str] = field(default_factory=dict)
    numbers: str = ""
    dates: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    hosts: tuple[str, ...] = ()

    @property
    def css(self) -> str:
        """The colours as a style sheet, for both schemes."""
        if not self.colors:
            return ""
        rules = "".join(f"--yesan-{name}: {color};" for name, color in self.colors.items())
        return f":root, [data-md-color-scheme] {{{rules}}}\n"


def read(config: Path) -> Appearance:
    """The appearance that the configuration at `config` chooses.

    Raises:
        SiteError: It cannot be read, or chooses what there is not.
    """
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - slow to load
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415

    try:
        with config.open(encoding="utf-8") as file:
            settings = yaml_load(file) or {}
    except (MkDocsException, OSError, UnicodeDecodeError) as error:
        raise SiteError(f"{config.name}: {error}") from error
    if not isinstance(settings, dict):
        raise SiteError(f"{config.name}: settings by name are expected")
    extra = settings.get("extra")
    chosen = (extra.get("yesan") if isinstance(extra, dict) else None) or {}
    if not isinstance(chosen, dict) or chosen.keys() - Appearance.__dataclass_fields__.keys():
        known = ", ".join(Appearance.__dataclass_fields__)
        raise SiteError(f"{config.name}: extra.yesan knows {known}, and nothing else")
    colors = _texts(chosen, "colors", config)
    for name, color in colors.items():
        if name not in COLORS or not COLOR.fullmatch(color):
            raise SiteError(
                f"{config.name}: extra.yesan.colors.{name} is {color}; "
                f"give {', '.join(COLORS)} a colour such as #2a6fb0"
            )
    return Appearance(
        colors=colors,
        numbers=str(chosen.get("numbers") or ""),
        dates=str(chosen.get("dates") or ""),
        titles=_texts(chosen, "titles", config),
        hosts=_hosts(chosen, config),
    )


def _hosts(chosen: Mapping[str, Any], config: Path) -> tuple[str, ...]:
    """Origins as a security policy names them: nothing else gets into it."""
    given = chosen.get("hosts") or []
    if not isinstance(given, list) or not all(HOST.fullmatch(str(host)) for host in given):
        raise SiteError(
            f"{config.name}: extra.yesan.hosts should list origins such as https://maps.example.org"
        )
    return tuple(map(str, given))


def _texts(chosen: Mapping[str, Any], name: str, config: Path) -> dict[str, str]:
    value = chosen.get(name) or {}
    if not isinstance(value, dict):
        raise SiteError(f"{config.name}: extra.yesan.{name} should map names to texts")
    return {str(key): str(text) for key, text in value.items()}
