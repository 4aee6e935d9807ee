"""The site on this machine, built again whenever the data or the pages change."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from yesan import store
from yesan.descriptor import descriptor
from yesan.errors import UsageError, YesanError
from yesan.site import build
from yesan.site.settings import CONFIG

HOST = "127.0.0.1"


def serve(
    path: Path,
    out: Path | None,
    port: int,
    say: Callable[[str], None],
    refuse: Callable[[YesanError], object],
    *,
    until: threading.Event | None = None,
) -> None:
    """Build and serve until interrupted; an error in the data is told and does not stop it.

    Args:
        path: The descriptor, or the folder that holds it.
        out: The folder of the site; ``site`` beside the descriptor by default.
        port: The port on this machine.
        say: Told what was built.
        refuse: Told what was wrong with the package; the last good site stays.
        until: Ends serving once set; for tests.

    Raises:
        UsageError: There is no descriptor at `path`, or the port is taken.
    """
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415 - not needed to build

    found = descriptor.find(path).resolve()
    site = (out or found.parent / build.SITE).resolve()
    store.check_owned(site)

    def rebuild() -> None:
        try:
            say(build.build(found, out).summary())
        except YesanError as error:
            refuse(error)

    class Server(LiveReloadServer):
        def server_activate(self) -> None:
            super().server_activate()
            say(f"serving {self.url} (Ctrl+C ends it)")
            if until is not None:
                threading.Thread(target=_end, args=(until, self.shutdown), daemon=True).start()

    rebuild()
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    server = Server(rebuild, HOST, port, str(store.own(site)), mount_path="/")
    server.watch(str(found), recursive=False)
    own = [found.parent / name for name in (CONFIG, "data", "docs")]
    for watched in {path for path in (*own, *descriptor.paths(found)) if path.exists()}:
        server.watch(str(watched))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
    except OSError as error:
        server.server_close()
        raise UsageError(f"port {port}: {error.strerror}; give another with --port") from error


def _end(until: threading.Event, shutdown: Callable[[], None]) -> None:
    until.wait()
    shutdown()
