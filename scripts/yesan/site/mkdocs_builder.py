"""MkDocs as the builder of ``yesan build``: with the plugin, and every warning is an error."""

from __future__ import annotations

import io
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load

from yesan.errors import SiteError
from yesan.phrase import Phrase
from yesan.site import extensions, path_patterns
from yesan.site.edition_settings import Source
from yesan.site.inputs import CODE
from yesan.site.plugin import NAME, YesanPlugin
from yesan.site.session import Session
from yesan.site.settings import CONFIG, Configuration
from yesan.store import disk, ownership

UNUSABLE = (
    *(TemplateError, TypeError, ValueError, LookupError, AttributeError),
    *(AssertionError, RecursionError),
)
"""What the theme and extensions raise at a setting or a page of another kind than they expect."""


DIRTY = "A 'dirty' build is being performed"
"""How MkDocs begins to warn that a page is taken as it was, although another may have changed.

Such a page is taken only where all that surrounds it is the same, see `site.kept_pages`.
"""


class _Messages(logging.Handler):
    """Collects the warnings of MkDocs, so that they are reported together."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # What is indented is a trace, with lines of the code of an extension.
        said = [x for x in record.getMessage().splitlines() if x[:1].strip()]
        self.lines.append(" ".join(" ".join(said).split()))


def build(root: Path, configuration: Configuration, session: Session) -> Path:
    """Build and finish a site in the workspace, with MkDocs.

    Args:
        root: The folder of the descriptor, and of the ``mkdocs.yml`` where there is one.
        configuration: What this ``mkdocs.yml`` says, or one for a project that has none.
        session: The build, with the content of the site.

    Returns:
        The folder of the finished site.

    Raises:
        InvalidPackage: An extension of Markdown cannot use an option, or a pattern is none.
        SiteError: MkDocs refuses its configuration, or warns about anything.
    """
    built, empty = session.folder / "new", session.folder / "empty"
    disk.remove(built)
    docs = root / "docs"
    own = root / CONFIG
    path_patterns.check(configuration.settings)
    # Only what was looked at counts, unless it may be code and inherit from files beside it.
    if not configuration.trusted:
        extensions.check(configuration.settings)

    def load(**changed: Any) -> MkDocsConfig:
        source = str(own) if configuration.trusted else io.BytesIO(configuration.text.encode())
        return load_config(
            source,
            config_file_path=str(own),
            docs_dir=str(docs if docs.is_dir() else ownership.own(empty)),
            strict=True,
            plugins=_others(configuration.settings.get("plugins")),
            **changed,
        )

    settings = configuration.settings or yaml_load(configuration.text) or {}
    with _collected() as messages:
        try:
            config = load(site_dir=str(built))
            warned = partial(_has_lines, messages)
            config.plugins[NAME] = YesanPlugin(session, warned, Source(settings, load))
            mkdocs_build(config, dirty=bool(session.basis.frame))
        except (MkDocsException, SystemExit) as error:
            said = "\n  ".join(dict.fromkeys(messages.lines)) or str(error)
            raise SiteError(
                Phrase("MkDocs could not build the site:\n  {said}", said=said)
            ) from error
        except UNUSABLE as error:
            if configuration.trusted or _is_ours(error):
                raise
            said = "; ".join([*messages.lines, f"{type(error).__name__}: {error}"])
            raise SiteError(
                Phrase(
                    "the theme or an extension of MkDocs cannot use something in {file} or in a "
                    "page of docs/: {said}; take it out, or write it as its documentation says",
                    file=CONFIG,
                    said=said,
                )
            ) from error
    return built


def _has_lines(messages: _Messages) -> bool:
    return bool(messages.lines)


def _is_meant(record: logging.LogRecord) -> bool:
    """Whether a message concerns the package: that kept pages are not built, MkDocs warns of."""
    return not record.getMessage().startswith(DIRTY)


def _is_ours(error: BaseException) -> bool:
    """Whether an error came up in our code; a library says so what it cannot use."""
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    return Path(frame.f_code.co_filename).is_relative_to(CODE)


def _others(plugins: Any) -> Any:
    """The plugins of a project but for ours, whether it lists them or maps them to options."""
    if isinstance(plugins, dict):
        return {name: options for name, options in plugins.items() if name != NAME}
    if isinstance(plugins, list):
        return [p for p in plugins if p != NAME and not (isinstance(p, dict) and NAME in p)]
    return [] if plugins is None else plugins


@contextmanager
def _collected() -> Iterator[_Messages]:
    """What MkDocs logs meanwhile, in place of printing it."""
    messages = _Messages()
    logger = logging.getLogger("mkdocs")
    level, propagate = logger.level, logger.propagate
    logger.addHandler(messages)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    builder = logging.getLogger(mkdocs_build.__module__)
    builder.addFilter(_is_meant)
    try:
        yield messages
    finally:
        builder.removeFilter(_is_meant)
        logger.removeHandler(messages)
        logger.setLevel(level)
        logger.propagate = propagate
