"""The site on this machine, built again whenever the data or the pages change."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from yesan.commands.build import Builder
from yesan.commands.console import out
from yesan.descriptor import descriptor
from yesan.errors import UsageError
from yesan.site import build, live_reload, workspace
from yesan.store import disk, ownership


def serve(builder: Builder, port: int) -> None:
    """Build and serve until interrupted; whatever ends a build does not end it.

    The last good site is served while one is built, and where none can be.

    Args:
        builder: Builds the site, and says what was built or what is wrong with the package.
        port: The port on this machine.

    Raises:
        UsageError: There is no descriptor, or the port is taken; or there is a site that a package
            has brought along.
    """
    found = descriptor.find(builder.package)
    site = disk.place(builder.target) if builder.target else found.parent / workspace.SITE
    ownership.check_owned(site)
    with closing(builder):
        _serve(builder, port, found, site)


def _serve(builder: Builder, port: int, found: Path, site: Path) -> None:
    done, paths = builder.build()
    known = done or build.is_known(found, builder.target, builder.options)
    if _holds_files(site) and not known:
        raise UsageError(
            f"{site}: no build of yours has made this site, and the package cannot be built; "
            "repair it, delete the site, or give another folder with --out"
        )
    with live_reload.quiet():
        server = live_reload.Server(
            lambda: builder.build()[0], port, ownership.own(site), _ready, lambda: builder.refused
        )
        live_reload.watch(server, found, paths)
        live_reload.allow(server)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            server.shutdown()
        except OSError as error:
            server.server_close()
            raise UsageError(f"port {port}: {error.strerror}; give another with --port") from error


def _ready(server: live_reload.Server) -> None:
    out.print(f"serving {server.url} (Ctrl+C ends it)", markup=False)


def _holds_files(site: Path) -> bool:
    """Whether there is anything to serve."""
    return site.is_dir() and any(path.name != ownership.MARK for path in site.iterdir())
