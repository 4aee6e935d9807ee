"""Serving a built site on this machine: browsers reload a page when it is built again.

MkDocs's server adds a script to each page that it serves. The policy of the page would refuse that
script, so it is allowed in what is served; what is published has neither.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs import livereload
from mkdocs.livereload import LiveReloadServer

from yesan.site import refusal_notice
from yesan.site.built_page import BuiltPage
from yesan.site.security_policy import allow_last_script
from yesan.site.settings import CONFIG
from yesan.store import disk

HOST = "127.0.0.1"
OWN = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?", re.IGNORECASE)
"""The names of this machine, as browsers give them."""
REPORT = "/yesan-report.html"
"""Where the server has what is wrong with the package."""
ENDLESS = re.compile(r"/livereload/.*\d{20}")
"""What a page that is loaded again never asks for: a number that none is."""
SECONDS = 0.5
"""How often it is looked for changes."""
Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]


class Server(LiveReloadServer):
    """A server of one folder, which is built again when a watched file changes.

    Args:
        rebuild: Builds the site again; whether it did.
        port: The port on this machine.
        site: The folder, which has one whole site after another.
        ready: Called with the server once it answers.
        refused: What is wrong with the package, as a page; empty while nothing is.
    """

    def __init__(
        self,
        rebuild: Callable[[], bool],
        port: int,
        site: Path,
        ready: Callable[[Server], None],
        refused: Callable[[], str] = lambda: "",
    ) -> None:
        super().__init__(self.build, HOST, port, str(site), mount_path="/")
        self.rebuild = rebuild
        self.ready = ready
        self.refused = refused
        polling: Any = livereload.watchdog.observers.polling  # type: ignore[attr-defined]
        # That of MkDocs follows links, also those that lead round in a circle.
        self.observer = polling.PollingObserverVFS(os.lstat, os.scandir, polling_interval=SECONDS)

    def serve_forever(self, poll_interval: float = SECONDS) -> None:
        """Answer requests from now on; what changes from now on is seen."""
        self.ready(self)
        super().serve_forever(poll_interval)

    def build(self) -> None:
        """Build again; pages are served meanwhile, and browsers load them again if it is done.

        They do so as well where the package is refused: each page then leads to what is wrong.
        """
        wanted = self._wanted_epoch
        self._wanted_epoch = self._visible_epoch
        if self.rebuild() or self.refused():
            self._wanted_epoch = wanted

    def report(self) -> bytes:
        """What is wrong with the package, as a page that is loaded again; empty if nothing is."""
        html = self.refused()
        if not html:
            return b""
        epoch = self._visible_epoch
        injected: bytes = self._inject_js_into_html(html.encode(), epoch)  # type: ignore[no-untyped-call]
        return injected


def watch(server: LiveReloadServer, found: Path, paths: Iterable[Path]) -> None:
    """Watch everything that the site of a package is built from, and follow no link there.

    Args:
        server: The server, which builds again when one of the files changes.
        found: The descriptor.
        paths: The files that it names.
    """
    server.watch(str(found), recursive=False)
    own = [found.parent / name for name in (CONFIG, "data", "docs")]
    for path in sorted({path for path in (*own, *paths) if path.exists()}):
        if not path.is_symlink():
            server.watch(str(path))


def allow(server: LiveReloadServer) -> None:
    """Let the script run that the server adds to each page, and answer this machine alone."""
    application: Any = server.get_app()
    server.set_app(lambda environ, start: _answered(server, application, environ, start))


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the server from logging what it does; afterwards it logs as before."""
    logger = logging.getLogger("mkdocs.livereload")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _answered(
    server: LiveReloadServer, application: Application, environ: dict[str, Any], start: Start
) -> Iterable[bytes]:
    """The answer of the server to what is asked by a name of this machine, for a path.

    A page of another site can have its name lead here, and would read what is not published yet.
    """
    if not OWN.fullmatch(environ.get("HTTP_HOST", "")):
        return _refused(start, "403 Forbidden", b"only localhost is answered")
    if not _is_within(server, environ.get("PATH_INFO", "")):
        return _refused(start, "404 Not Found", b"no such page")
    if environ.get("PATH_INFO") == REPORT:
        return _reported(server, start)
    return _allowed(server, application, environ, start)


def _is_within(server: LiveReloadServer, path: str) -> bool:
    """Whether a path is one of the site, and not behind a link that leads out of it."""
    if "\0" in path or ENDLESS.match(path):
        return False
    named = path.encode("latin-1").decode("utf-8", "ignore")
    root = disk.place(Path(server.root))
    return disk.place(root / named.lstrip("/")).is_relative_to(root)


def _reported(server: LiveReloadServer, start: Start, status: str = "200 OK") -> Iterable[bytes]:
    """What is wrong with the package; where nothing is any more, the site."""
    html = server.report() if isinstance(server, Server) else b""
    if not html:
        start("302 Found", [("Location", "/")])
        return []
    page = BuiltPage.read("", html.decode())
    if page:
        allow_last_script(page)
        html = page.html.encode()
    start(status, [("Content-Type", "text/html; charset=utf-8"), _length(html)])
    return [html]


def _report(server: LiveReloadServer) -> str:
    """What is wrong with the package, as a page; that of ``mkdocs serve`` has none."""
    return server.refused() if isinstance(server, Server) else ""


def _is_page(environ: dict[str, Any]) -> bool:
    """Whether a page is asked for, and no picture or script."""
    return str(environ.get("PATH_INFO", "")).endswith(("/", ".html"))


def _refused(start: Start, status: str, said: bytes) -> Iterable[bytes]:
    start(status, [("Content-Type", "text/plain"), _length(said)])
    return [said]


def _allowed(
    server: LiveReloadServer, application: Application, environ: dict[str, Any], start: Start
) -> Iterable[bytes]:
    """The answer of the server; of a page, with the script allowed that the server has added.

    While the package is refused, each page says so above all else; where there is none, what is
    wrong is shown in its place.
    """
    said: list[Any] = []
    body = application(environ, lambda *arguments: said.append(arguments))
    status, headers, *_ = said[-1]
    if status.startswith("404") and _is_page(environ) and _report(server):
        return _reported(server, start, status)
    if not status.startswith("200") or ("Content-Type", "text/html") not in headers:
        start(status, headers)
        return body
    html = b"".join(body)
    if page := BuiltPage.read("", html.decode()):
        allow_last_script(page)
        if report := _report(server):
            refusal_notice.add(page, report, REPORT)
        html = page.html.encode()
    start(status, [(k, v) for k, v in headers if k != "Content-Length"] + [_length(html)])
    return [html]


def _length(content: bytes) -> tuple[str, str]:
    return "Content-Length", str(len(content))
