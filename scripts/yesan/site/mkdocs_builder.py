"""Pages become a site: MkDocs builds them, charts join them, and the result is published whole."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from yesan.errors import SiteError
from yesan.site.head import Site

REPLACED = ("search", "material/search")
"""What MkDocs and the theme search with: ours takes its place."""


class _Messages(logging.Handler):
    """Collects what MkDocs warns of, to say it in one piece."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def build(config: Path, docs: Path, out: Path, overrides: Mapping[str, Any]) -> Site:
    """Build the pages below `docs` into `out` with MkDocs, strictly.

    Args:
        config: The ``mkdocs.yml``.
        docs: The folder of Markdown pages and of the files that go with them.
        out: An empty or missing folder.
        overrides: Settings that replace those of `config`.

    Returns:
        What the settings say of the site as a whole.

    Raises:
        SiteError: MkDocs refuses its configuration, or warns of anything.
    """
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 - slow to load
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    messages = _Messages()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(messages)
    level, propagate = logger.level, logger.propagate
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        settings = load_config(
            str(config), docs_dir=str(docs), site_dir=str(out), strict=True, **overrides
        )
        _without(settings.plugins, REPLACED)
        mkdocs_build(settings)
        language = str(settings.theme.get("language") or settings.theme.locale)
        icon = str(settings.theme.get("favicon") or "")
        icon = "" if "://" in icon else icon
        return Site(settings.site_name, language, settings.site_url or "", icon=icon)
    except (MkDocsException, SystemExit) as error:
        said = "\n  ".join(dict.fromkeys(messages.lines)) or str(error)
        raise SiteError(f"MkDocs could not build the site:\n  {said}") from error
    finally:
        logger.removeHandler(messages)
        logger.setLevel(level)
        logger.propagate = propagate


def _without(plugins: Any, names: Iterable[str]) -> None:
    """Take plugins of MkDocs out of a collection, together with what they listen to."""
    for name in names:
        plugin = plugins.pop(name, None)
        for heard in plugins.events.values():
            heard[:] = [m for m in heard if getattr(m, "__self__", None) is not plugin]
