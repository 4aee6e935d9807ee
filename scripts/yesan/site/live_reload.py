"""Serving a built site on this machine: browsers reload a page when it is built again.

MkDocs's server adds a script to each page that it serves. The policy of the page would refuse that
script, so it is allowed in what is served; what is published has neither.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from yesan.descriptor import descriptor
from yesan.site.built_page import BuiltPage
from yesan.site.security_policy import allow_last_script
from yesan.site.settings import CONFIG

HOST = "127.0.0.1"
Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]


class Server(LiveReloadServer):
    """A server of one folder, which is built again when a watched file changes.

    Args:
        rebuild: Builds the site again.
        port: The port on this machine.
        site: The folder.
        ready: Called with the server once it answers.
    """

    def __init__(
        self, rebuild: Callable[[], None], port: int, site: Path, ready: Callable[[Server], None]
    ) -> None:
        super().__init__(rebuild, HOST, port, str(site), mount_path="/")
        self.ready = ready

    def server_activate(self) -> None:
        """Answer requests from now on."""
        super().server_activate()
        self.ready(self)


def watch(server: LiveReloadServer, found: Path) -> None:
    """Watch everything that the site of a package is built from.

    Args:
        server: The server, which builds again when one of the files changes.
        found: The descriptor.
    """
    server.watch(str(found), recursive=False)
    own = [found.parent / name for name in (CONFIG, "data", "docs")]
    for path in sorted({path for path in (*own, *descriptor.paths(found)) if path.exists()}):
        server.watch(str(path))


def allow(server: LiveReloadServer) -> None:
    """Let the script run that the server adds to each page."""
    application: Any = server.get_app()
    server.set_app(lambda environ, start: _allowed(application, environ, start))


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


def _allowed(application: Application, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """The answer of the server; of a page, with the script allowed that the server has added."""
    said: list[Any] = []
    body = application(environ, lambda *arguments: said.append(arguments))
    status, headers, *_ = said[-1]
    if not status.startswith("200") or ("Content-Type", "text/html") not in headers:
        start(status, headers)
        return body
    html = b"".join(body)
    if page := BuiltPage.read("", html.decode()):
        allow_last_script(page)
        html = page.html.encode()
    start(status, [(k, v) for k, v in headers if k != "Content-Length"] + [_length(html)])
    return [html]


def _length(content: bytes) -> tuple[str, str]:
    return "Content-Length", str(len(content))
