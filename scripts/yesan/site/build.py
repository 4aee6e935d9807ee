"""The whole way from a package to a published site; what has not changed is not built again."""

from __future__ import annotations

import time
from pathlib import Path

from yesan import store
from yesan.descriptor import descriptor
from yesan.errors import UsageError
from yesan.site import settings, workspace
from yesan.site.inputs import inputs_digest, site_digest
from yesan.site.report import Progress, Report, Step
from yesan.site.workspace import BUILD, SITE, STATE
from yesan.validation.validation import validate


def build(
    path: Path,
    out: Path | None = None,
    step: Step = lambda *_: None,
    *,
    strict: bool = False,
    remote: bool = False,
    trusted: bool = False,
) -> Report:
    """Validate the package at `path` and publish its site in one step.

    Args:
        path: The descriptor, or the folder that holds it.
        out: The folder of the site; ``site`` beside the descriptor by default. Nothing is written
            beside the descriptor where the site is elsewhere.
        step: Called when a stage starts.
        strict: Whether a warning is an error.
        remote: Whether addresses that the package names may be fetched; they are at each build.
        trusted: Whether the project's ``mkdocs.yml`` may be code.

    Raises:
        UsageError: There is no descriptor, or a folder to write holds what yesan did not make.
        InvalidPackage: The package breaks a promise, has a link, or is to be trusted and is not.
        SiteError: The site could not be built. In all three cases the last site stays as it was.
    """
    before = time.perf_counter()
    found = descriptor.find(path)
    root = found.parent
    site = out.resolve() if out else root / SITE
    _check_place(root, site)
    inputs = f"{inputs_digest(root, found)} {trusted}"
    state = store.load_state(workspace.folder(root, site) / STATE)
    same = state.get("inputs") == inputs and not remote and not (strict and state.get("warnings"))
    if same and state.get("site") == site_digest(site):
        seconds = {"compare": time.perf_counter() - before}
        return Report(site, state["pages"], state["charts"], unchanged=True, seconds=seconds)
    from yesan.site import content, mkdocs_builder, session  # noqa: PLC0415 - pandas and MkDocs

    progress = Progress(step)
    progress.start("validate")
    checked = validate(found, strict=strict, remote=remote)
    chosen = settings.read(root, trusted=trusted)
    own = settings.appearance(chosen.settings)
    if not chosen.text:
        chosen = settings.Configuration(content.configuration(checked))
    with session.started(checked, own, site, progress, trusted=trusted) as running:
        built = mkdocs_builder.build(root, chosen, running)
        progress.start("publish")
        store.publish(built, site)
        progress.end()
        report = Report(
            site,
            running.content.pages,
            running.pool.charts,
            running.pool.drawn,
            warnings=checked.model.package.warnings,
            seconds=progress.seconds,
        )
        state = {
            "inputs": inputs,
            "site": site_digest(site),
            "pages": report.pages,
            "charts": report.charts,
            "warnings": len(report.warnings),
        }
        store.save_state(running.folder / STATE, state)
    return report


def _check_place(root: Path, site: Path) -> None:
    """Refuse to build where the package keeps its files, or where somebody else does.

    Raises:
        UsageError: The folder holds such files, or contains one that does.
    """
    for name in (BUILD, "data", "docs"):
        own = root / name
        if site == root or site.is_relative_to(own) or own.is_relative_to(site):
            raise UsageError(f"{site}: the package needs this folder itself; give another --out")
    store.check_owned(site)
