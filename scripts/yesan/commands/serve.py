"""The site on this machine, built again whenever the data or the pages change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from yesan import refusals, store
from yesan.descriptor import descriptor
from yesan.errors import SiteError, UsageError, YesanError
from yesan.site import build, workspace

if TYPE_CHECKING:
    from yesan.site.live_reload import Server


def serve(
    path: Path,
    out: Path | None,
    port: int,
    say: Callable[[str | YesanError], object],
    *,
    options: build.Options = build.PLAIN,
    until: threading.Event | None = None,
) -> None:
    """Build and serve until interrupted; an error in the data is reported and does not stop it.

    Args:
        path: The descriptor, or the folder that holds it.
        out: The folder of the site; ``site`` beside the descriptor by default.
        port: The port on this machine.
        say: Called with what was built, or what is wrong with the package; the last good site
            stays then.
        options: How to build.
        until: Ends serving once set; for tests.

    Raises:
        UsageError: There is no descriptor at `path`, or the port is taken; or there is a site
            that a package has brought along.
    """
    from yesan.site import live_reload  # noqa: PLC0415 - not needed to build

    found = descriptor.find(path)
    site = out.resolve() if out else found.parent / workspace.SITE
    store.check_owned(site)

    def attempt() -> bool:
        try:
            say(build.build(found, out, options=options).summary())
        except (YesanError, OSError) as error:
            say(_refusal(error))
            return False
        return True

    def rebuild() -> None:
        attempt()

    def ready(server: Server) -> None:
        say(f"serving {server.url} (Ctrl+C ends it)")
        if until is not None:
            threading.Thread(target=_end, args=(until, server.shutdown), daemon=True).start()

    if not attempt() and _holds_files(site) and not build.is_known(found, out, options):
        raise UsageError(
            f"{site}: no build of yours has made this site, and the package cannot be built; "
            "repair it, delete the site, or give another folder with --out"
        )
    with live_reload.quiet():
        server = live_reload.Server(rebuild, port, store.own(site), ready)
        live_reload.watch(server, found)
        live_reload.allow(server)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            server.shutdown()
        except OSError as error:
            server.server_close()
            raise UsageError(f"port {port}: {error.strerror}; give another with --port") from error


def _refusal(error: YesanError | OSError) -> YesanError:
    """What is wrong with the package, or what the system has refused.

    Raises:
        OSError: It is none that a system gives to a program that is right.
    """
    if isinstance(error, YesanError):
        return error
    if error.errno not in refusals.REMEDIES:
        raise error
    place = f"{error.filename}: " if error.filename else ""
    return SiteError(f"{place}{refusals.said(error)}")


def _holds_files(site: Path) -> bool:
    """Whether there is anything to serve."""
    return site.is_dir() and any(path.name != store.MARK for path in site.iterdir())


def _end(until: threading.Event, shutdown: Callable[[], None]) -> None:
    until.wait()
    shutdown()
