"""Pages become a site: MkDocs builds them, charts join them, and the result is published whole."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from yesan.errors import SiteError

PLACEHOLDER = re.compile(r'<div class="yesan-chart" data-chart="([0-9a-f]+)"></div>')
"""Where a chart goes: no drawing passes through the Markdown parser, which would cost dearly."""
NAMELESS = ('data-md-component="search" role="dialog"', 'data-md-component="search"')
"""The theme calls its search a dialog, without a name; what is in it is called a search already."""


class _Messages(logging.Handler):
    """Collects what MkDocs warns of, to say it in one piece."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def build(config: Path, docs: Path, out: Path, overrides: Mapping[str, Any]) -> None:
    """Build the pages below `docs` into `out` with MkDocs, strictly.

    Args:
        config: The ``mkdocs.yml``.
        docs: The folder of Markdown pages and of the files that go with them.
        out: An empty or missing folder.
        overrides: Settings that replace those of `config`.

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
        mkdocs_build(settings)
    except (MkDocsException, SystemExit) as error:
        said = "\n  ".join(dict.fromkeys(messages.lines)) or str(error)
        raise SiteError(f"MkDocs could not build the site:\n  {said}") from error
    finally:
        logger.removeHandler(messages)
        logger.setLevel(level)
        logger.propagate = propagate


def join(html: str, chart: Callable[[str], str]) -> str:
    """The page with each placeholder replaced by its chart, and the theme's faults mended.

    Args:
        html: A page as MkDocs built it.
        chart: Gives the SVG for a chart's digest.
    """
    html = html.replace(*NAMELESS)
    return PLACEHOLDER.sub(lambda match: f'<div class="yesan-chart">{chart(match[1])}</div>', html)
