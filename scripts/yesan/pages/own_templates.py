"""The templates of a project, filled in a process of their own that can be ended.

They may be a stranger's. The process gets texts and values, as copies, and gives back text; it may
use a limited memory, and a limited time a page, and it ends when this one does.
"""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path, PurePosixPath
from typing import Protocol

from jinja2 import Environment

from yesan.errors import SiteError
from yesan.language.locale import Locale
from yesan.limits import end_with, own_modules, unheard
from yesan.model.addresses import seen_from
from yesan.model.glossary import Glossary
from yesan.pages import environment, search_page
from yesan.pages.context import Context
from yesan.pages.kept_templates import KeptTemplates
from yesan.pages.page import Page
from yesan.phrase import Phrase
from yesan.reading import own_files
from yesan.store.nodes import Nodes, digest
from yesan.tables.exact import exact

FOLDER = "docs/overrides/pages"
SECONDS, ALL_SECONDS, MEMORY = 20, 600, 512 * 2**20
"""How long a page and all pages may take of a processor, and how many bytes all may take."""
DONE, FAILED = b"+", b"-"
PAGE_SIZE = resource.getpagesize()


@dataclass(frozen=True)
class Spot:
    """A page as its template needs it: where its links start, and which terms it explains."""

    path: str
    glossary: Glossary
    folder: str = ""

    def href(self, target: str) -> str:
        """The address of a page or file, relative to this page."""
        return seen_from(self.folder, self.path, target)


@dataclass(frozen=True)
class _Job:
    """A template to fill; the parts of the search link where it has no context."""

    context: Context | None
    path: str = ""
    folder: str = ""


class Templates(Protocol):
    """Templates to be filled, wherever that is done."""

    def render(self, context: Context, page: Page) -> str:
        """The text of a page.

        Raises:
            SiteError: The template fails, or uses what it does not receive.
        """

    def search_link(self) -> search_page.SearchLink:
        """The search link and dialog of every page."""

    @property
    def digest(self) -> str:
        """A digest of the templates of the project: each can include any other."""


class _Ours:
    """Fills the templates of yesan, in this process."""

    def __init__(self, environment_: Environment) -> None:
        self.environment = environment_

    def render(self, context: Context, page: Page) -> str:
        return environment.render(self.environment, context, page)

    def search_link(self) -> search_page.SearchLink:
        return search_page.link(self.environment)

    @property
    def digest(self) -> str:
        return ""


class _Theirs:
    """Fills the templates of a project, in a process of their own, which starts with the first.

    Args:
        texts: The templates of the project by their names.
        start: Starts the process, and gives the connection to it.
    """

    def __init__(self, texts: Mapping[str, str], start: Callable[[], Connection]) -> None:
        self.texts = texts
        self.start = start

    @cached_property
    def connection(self) -> Connection:
        """Leads to the process that fills the templates."""
        return self.start()

    def render(self, context: Context, page: Page) -> str:
        return self._filled(context.template, _Job(context, page.path, page.folder))

    def search_link(self) -> search_page.SearchLink:
        text = self._filled(search_page.LINK_TEMPLATE, _Job(None))
        return search_page.SearchLink(*text.split("\0"))

    @property
    def digest(self) -> str:
        return digest(*(part for name in sorted(self.texts) for part in (name, self.texts[name])))

    def _filled(self, name: str, job: _Job) -> str:
        try:
            self.connection.send(job)
            answer = self.connection.recv_bytes()
        except (EOFError, OSError) as error:
            raise SiteError(
                Phrase(
                    "template {name}: takes more than {seconds} seconds or {memory} MB, or all "
                    "pages more than {all} seconds; make it simpler",
                    name=name,
                    seconds=SECONDS,
                    memory=MEMORY >> 20,
                    all=ALL_SECONDS,
                )
            ) from error
        text = answer[1:].decode()
        if answer[:1] != DONE:
            raise SiteError(text)
        return text


@contextmanager
def opened(
    root: Path, locale: Locale, glossary: Glossary, nodes: Nodes | None = None
) -> Iterator[Templates]:
    """The templates of a project: its own, or those of yesan where it has none.

    Args:
        root: The folder of the project.
        locale: The language of the pages.
        glossary: The terms that they explain.
        nodes: What builds have made, the compiled templates of yesan among it.

    Raises:
        InvalidPackage: There is a link.
        SiteError: A template is not UTF-8.
    """
    texts = _read(root)
    if not texts:
        kept = KeptTemplates(nodes) if nodes else None
        yield _Ours(environment.create(locale, kept=kept))
        return
    with ExitStack() as running:
        start = partial(_started, running, texts, locale, glossary)
        yield _Theirs(texts, start)


def _read(root: Path) -> dict[str, str]:
    found = {}
    for path in own_files.listed(root, FOLDER):
        try:
            text = own_files.read(root, path).decode()
        except UnicodeDecodeError as error:
            raise SiteError(
                Phrase(
                    "{name}: not UTF-8 at byte {at}; save it as UTF-8", name=path, at=error.start
                )
            ) from error
        found[PurePosixPath(path).relative_to(FOLDER).as_posix()] = text
    return found


def _started(
    running: ExitStack, texts: Mapping[str, str], locale: Locale, glossary: Glossary
) -> Connection:
    """Start the process that fills templates; it is ended with what `running` holds."""
    spawn = get_context("spawn")
    ours, its = spawn.Pipe()
    bounds = SECONDS, ALL_SECONDS
    process = spawn.Process(
        target=_fill_all, args=(its, texts, locale, glossary, bounds, os.getpid()), daemon=True
    )
    with own_modules(), unheard():
        process.start()
    its.close()
    running.callback(process.join)
    running.callback(process.kill)
    running.callback(ours.close)
    return ours


@exact()
def _fill_all(
    connection: Connection,
    texts: Mapping[str, str],
    locale: Locale,
    glossary: Glossary,
    bounds: tuple[int, int],
    parent: int,
) -> None:
    """Fill templates until none is asked for any more."""
    end_with(parent)
    templates = environment.create(locale, texts)
    _bound(resource.RLIMIT_AS, _memory() + MEMORY)
    each, together = bounds
    last = _seconds() + together
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        _bound(resource.RLIMIT_CPU, min(_seconds() + each, last) + 1)
        connection.send_bytes(_answer(templates, job, Spot(job.path, glossary, job.folder)))


def _answer(templates: Environment, job: _Job, spot: Spot) -> bytes:
    try:
        if job.context is None:
            parts = search_page.link(templates)
            return DONE + f"{parts.link}\0{parts.dialog}".encode()
        return DONE + environment.render(templates, job.context, spot).encode()
    except SiteError as error:
        return FAILED + str(error).encode()
    except Exception as error:  # noqa: BLE001 - whatever a template makes Python say
        name = job.context.template if job.context else search_page.LINK_TEMPLATE
        said = "needs too much memory" if isinstance(error, MemoryError) else str(error)
        return FAILED + f"template {name}: {said or type(error).__name__}".encode()


def _seconds() -> int:
    """How long this process has taken of a processor until now."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int(used.ru_utime + used.ru_stime)


def _bound(kind: int, most: int) -> None:
    """Bound what this process may use; a bound that is there already is not widened."""
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _memory() -> int:
    """How many bytes this process takes now; very many where the system does not say."""
    try:
        with Path(f"/proc/{os.getpid()}/statm").open(encoding="ascii") as said:
            return int(said.read().split()[0]) * PAGE_SIZE
    except OSError:
        return 2**40
