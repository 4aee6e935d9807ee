"""The whole way from a package to a published site; what has not changed is not built again."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from yesan.descriptor import descriptor
from yesan.errors import InvalidPackage, UsageError, YesanError
from yesan.limits import UNBOUNDED, Deadline, too_long
from yesan.phrase import Phrase
from yesan.releases import stored
from yesan.releases.stored import Kept
from yesan.site import settings, timing, workspace
from yesan.site.inputs import Inputs, site_digest
from yesan.site.report import Progress, Report, Step
from yesan.site.workspace import BUILD, SITE, STATE
from yesan.store import disk, ownership, publication, reuse
from yesan.store.hashes import Hashes
from yesan.store.nodes import Nodes, digest
from yesan.validation.validation import validate

LONGER = 10
"""How many times as long as checking its package a whole build may take."""
UNREADABLE = "files that cannot be read now"
"""What has changed while a site was built, where it cannot be compared."""


@dataclass(frozen=True)
class Options:
    """How to build.

    Attributes:
        work: The folder of what the next build can use again; that of `workspace` by default.
        strict: Whether a warning is an error.
        remote: Whether addresses that the package names may be fetched; they are at each build.
        trusted: Whether the project's ``mkdocs.yml`` may be code.
        releases: The folder of the zips of its releases; where its descriptor says by default.
    """

    work: Path | None = None
    strict: bool = False
    remote: bool = False
    trusted: bool = False
    releases: Path | None = None

    @property
    def unknown(self) -> bool:
        """Whether a site may depend on more than the files that are compared."""
        return self.remote or self.trusted


PLAIN = Options()


def build(
    path: Path,
    out: Path | None = None,
    step: Step = lambda *_: None,
    deadline: Deadline = UNBOUNDED,
    options: Options = PLAIN,
) -> Report:
    """Validate the package at `path` and publish its site in one step.

    Args:
        path: The descriptor, or the folder that holds it.
        out: The folder of the site; ``site`` beside the descriptor by default. Nothing is written
            beside the descriptor where the site is elsewhere.
        step: Called when a stage starts.
        deadline: What bounds the time that it takes.
        options: How to build.

    Raises:
        UsageError: There is no descriptor, or a folder to write holds what yesan did not make.
        InvalidPackage: The package breaks a promise, has a link, or is to be trusted and is not.
        SiteError: The site could not be built. In all three cases the last site stays as it was.
    """
    before = time.perf_counter()
    found = descriptor.find(path)
    root = found.parent
    site = disk.place(out) if out else root / SITE
    work = workspace.folder(root, site, options.work)
    _check_place(root, site, work)
    limit = LONGER * deadline.seconds
    late = too_long(
        found.name,
        limit,
        "look for a page or chart that never ends, or give more with yesan --timeout",
    )
    with deadline.within(limit, late):
        state = reuse.load_state(work / STATE)
        hashes = Hashes(dict(state.get("hashes") or {}))
        publication.restore(site, lambda old: _is_of(state, old))
        releases = stored.kept(found, options.releases)
        inputs = Inputs.of(root, found, hashes, releases)
        same = state.get("inputs") == inputs.digest and not options.unknown
        if options.strict and state.get("warnings"):
            same = False
        if same and _is_of(state, site, hashes):
            with suppress(OSError):  # to look at fewer files the next time is all that it is for
                if hashes.known != state.get("hashes"):
                    reuse.save_state(work / STATE, {**state, "hashes": hashes.known})
            seconds = {"compare": time.perf_counter() - before}
            return Report(site, state["pages"], state["charts"], unchanged=True, seconds=seconds)
        place = _Place(found, site, work, hashes, releases)
        return _built(place, inputs, Progress(step), deadline, options)


def is_known(path: Path, out: Path | None = None, options: Options = PLAIN) -> bool:
    """Whether the site of a package is, whole, what a build of this user published there.

    Args:
        path: The descriptor, or the folder that holds it.
        out: The folder of the site, as in `build`.
        options: How it was built.
    """
    root = descriptor.find(path).parent
    site = disk.place(out) if out else root / SITE
    return _is_of(reuse.load_state(workspace.folder(root, site, options.work) / STATE), site)


def _is_of(state: Mapping[str, Any], site: Path, hashes: Hashes | None = None) -> bool:
    """Whether a site is that of which a build saved the state; without one none is looked at."""
    return bool(state.get("site")) and state["site"] == site_digest(site, hashes)


@dataclass(frozen=True)
class _Place:
    """Where a build reads and writes: descriptor, site, workspace, known hashes, releases."""

    found: Path
    site: Path
    work: Path
    hashes: Hashes
    releases: Kept | None


def _built(
    place: _Place, inputs: Inputs, progress: Progress, deadline: Deadline, options: Options
) -> Report:
    """Build and publish, whether or not anything has changed."""
    # pandas and MkDocs load slowly.
    from yesan.releases import missing  # noqa: PLC0415
    from yesan.site import default_settings, earlier_sites, mkdocs_builder, session  # noqa: PLC0415

    root = place.found.parent
    progress.start("validate")
    nodes = Nodes(place.work / session.NODES, inputs.program)
    checked = validate(
        place.found, strict=options.strict, remote=options.remote, deadline=deadline, nodes=nodes
    )
    chosen = settings.read(root, trusted=options.trusted)
    own = settings.appearance(chosen.settings)
    if not chosen.text:
        chosen = settings.Configuration(default_settings.text(checked))
    frame = "" if options.unknown else digest(settings.framing(chosen), inputs.frame)
    earlier = partial(earlier_sites.built, place.found, _builder(options))
    basis = session.Basis(own, frame, options.trusted, place.releases, earlier)
    with session.started(checked, basis, place.work, nodes, progress, deadline) as running:
        built = mkdocs_builder.build(root, chosen, running)
        sitemap = running.content.generated.sitemap
        earlier_sites.add(built, sitemap, running.folder / session.EARLIER)
        past = sitemap.history
        warnings = [*missing.warnings(checked.model.package, past), *(past.refused if past else ())]
        warnings += running.unpublished
        if options.strict and warnings:
            raise InvalidPackage(warnings)
        progress.start("publish")
        whole = site_digest(built)
        at_once = publication.publish(built, place.site)
        progress.end()
        report = Report(
            place.site,
            running.written,
            running.pool.charts,
            running.pool.drawn,
            warnings=(*checked.model.package.warnings, *warnings),
            seconds=progress.seconds,
            at_once=at_once,
        )
        timing.note(running.folder, nodes, progress.seconds)
        now = _now(place, options)
        if now != inputs:
            nodes.forget()
            report = replace(report, changed=inputs.changed(now, root) or (UNREADABLE,))
        state = {} if options.unknown else _state(report, inputs if now == inputs else None)
        known = {"site": whole, "hashes": place.hashes.known}
        reuse.save_state(running.folder / STATE, state | known)
    return report


def _builder(options: Options) -> Callable[[Path, Path, Path], None]:
    """Builds the site of an earlier release."""

    def one(package: Path, site: Path, work: Path) -> None:
        build(package, site, options=Options(work, remote=options.remote, trusted=options.trusted))

    return one


def _state(report: Report, inputs: Inputs | None) -> dict[str, Any]:
    """What the next build compares; nothing that it built from where that changed meanwhile."""
    return {
        "inputs": inputs.digest if inputs else "",
        "pages": report.pages,
        "charts": report.charts,
        "warnings": len(report.warnings),
    }


def _now(place: _Place, options: Options) -> Inputs | None:
    """What a site depends on now; None where a file is gone meanwhile, or is behind a link."""
    try:
        releases = stored.kept(place.found, options.releases)
        return Inputs.of(place.found.parent, place.found, place.hashes, releases)
    except (YesanError, OSError):
        return None


def _check_place(root: Path, site: Path, work: Path) -> None:
    """Refuse to build where the package keeps its files, or where somebody else does.

    Raises:
        UsageError: The folder holds such files, or contains one that does.
    """
    for name in (BUILD, "data", "docs"):
        own = root / name
        if site == root or site.is_relative_to(own) or own.is_relative_to(site):
            raise UsageError(
                Phrase(
                    "{folder}: the package needs this folder itself; give another {option}",
                    folder=site,
                    option="--out",
                )
            )
        if work == root or (name != BUILD and work.is_relative_to(own)):
            raise UsageError(
                Phrase(
                    "{folder}: the package needs this folder itself; give another {option}",
                    folder=work,
                    option="--work",
                )
            )
    if work.is_relative_to(site) or site.is_relative_to(work):
        raise UsageError(
            Phrase("{folder}: the site needs this folder itself; give another --work", folder=work)
        )
    ownership.check_owned(site)
