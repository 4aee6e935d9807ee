"""A pool of processes that draw charts and make fonts, and a cache of those of earlier builds.

Drawing starts with the first chart that a page asks for and goes on while the pages are written and
built. The name of a file is the digest of all that it depends on.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import Any

from yesan.errors import SiteError
from yesan.limits import own_modules, unheard
from yesan.phrase import Phrase
from yesan.render import fonts, vega, worker
from yesan.store.nodes import Nodes

KIND = "picture"
"""What a chart, a card or a font is among what builds make."""
SECONDS = 60
"""How long drawing one chart may take."""
PATIENCE = 2.0 * SECONDS
"""How long to wait while nothing at all is made."""
ENDED = Phrase(
    "a chart cannot be drawn: the renderer ended, as it does where too much time or memory is "
    "needed; give more memory, or leave out the package's own views, one by one"
)


class Pool:
    """The charts, fonts and cards of one build, by the names of their files.

    Args:
        nodes: What was made, by this build or an earlier one.
    """

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        self.made: dict[str, Future[bytes]] = {}
        self.new: list[str] = []
        self.workers: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.workers is not None:
            self.workers.shutdown(cancel_futures=True)
        if error is None:
            for name in self.new:
                self.result(name)

    @property
    def charts(self) -> int:
        """How many charts were asked for."""
        return sum(name.endswith(".svg") for name in self.made)

    @property
    def drawn(self) -> int:
        """How many of them had to be drawn."""
        return sum(name.endswith(".svg") for name in self.new)

    def chart(self, spec: dict[str, Any]) -> str:
        """Have a chart drawn; the key under which `svg` gives it."""
        digest = vega.digest(spec)
        self._make(f"{digest}.svg", vega.render, spec)
        return digest

    def font(self, style: str, characters: str) -> str:
        """Have a font made of the characters; the name under which `result` gives it."""
        name = f"{fonts.cache_key(style + characters)}.woff2"
        self._make(name, fonts.font, style, characters)
        return name

    def card(self, svg: str) -> str:
        """Have an SVG made a PNG; the name under which `result` gives it."""
        name = f"{fonts.cache_key(svg)}.png"
        self._make(name, vega.picture, svg)
        return name

    def result(self, name: str) -> bytes:
        """The bytes of a file that was asked for; waits until it is made.

        Raises:
            SiteError: It cannot be made, or the renderer ended while it was.
        """
        try:
            while not self.made[name].done():
                before = self._left()
                wait([self.made[name]], PATIENCE)
                if before == self._left():
                    raise SiteError(ENDED)
            made = self.made[name].result()
        except BrokenProcessPool as error:
            raise SiteError(ENDED) from error
        if name in self.new and (KIND, name) not in self.nodes.built:
            self.nodes.add(KIND, name, {}, made)
        return made

    def _left(self) -> int:
        """How many files are still to be made."""
        return sum(not future.done() for future in self.made.values())

    def svg(self, digest: str) -> str:
        """A chart by its key; empty where no page asked for it."""
        name = f"{digest}.svg"
        return self.result(name).decode() if name in self.made else ""

    def _make(self, name: str, task: Callable[..., bytes], *arguments: Any) -> None:
        if name in self.made:
            return
        if (kept := self.nodes.find(KIND, name, {})) is not None:
            self.made[name] = Future()
            self.made[name].set_result(kept)
            return
        self.new.append(name)
        with own_modules(), unheard():
            if self.workers is None:
                self.workers = ProcessPoolExecutor(
                    os.cpu_count(),
                    mp_context=get_context("spawn"),
                    initializer=worker.begin,
                    initargs=(os.getpid(),),
                )
            try:
                self.made[name] = self.workers.submit(_timed, task, *arguments)
            except BrokenProcessPool as error:
                raise SiteError(ENDED) from error


def _timed(task: Callable[..., bytes], *arguments: Any) -> bytes:
    """Do a task; the system ends this process if that takes too long, whatever it is doing."""
    signal.alarm(SECONDS)
    try:
        return task(*arguments)
    finally:
        signal.alarm(0)
