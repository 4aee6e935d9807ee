"""``yesan explain --timing``: where the time of the last build went, and why each node was made."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from yesan.commands.console import counted, in_a_line, out, print_json
from yesan.descriptor import descriptor
from yesan.errors import UsageError
from yesan.site import timing, workspace
from yesan.site.report import STAGES
from yesan.site.timing import Made, Timing
from yesan.site.workspace import SITE
from yesan.store import disk

NAMED = 5
"""How many nodes of one kind and reason are named; all of them are in the JSON."""


def explain(package: Path, target: Path | None, kept: Path | None, *, as_json: bool) -> None:
    """Print where the time of the last build went.

    Args:
        package: The descriptor, or the folder that holds it.
        target: The folder of the site.
        kept: The folder of the workspace.
        as_json: Whether programs read it.

    Raises:
        UsageError: There was no build.
    """
    found = descriptor.find(package)
    site = disk.place(target) if target else found.parent / SITE
    work = workspace.folder(found.parent, site, kept)
    last = timing.read(work)
    if last is None:
        raise UsageError(
            f"{work}: no build has left its times here; build the site with yesan build"
        )
    if as_json:
        nodes = [vars(made) for made in last.made]
        print_json({"stages": last.stages, "kept": last.kept, "made": nodes})
    else:
        _print(last)


def _print(last: Timing) -> None:
    for name in (stage for stage in STAGES if stage in last.stages):
        out.print(f"{name:<10}{last.stages[name]:7.2f} s", markup=False)
    for kind in sorted({*last.kept, *(made.kind for made in last.made)}):
        own = [made for made in last.made if made.kind == kind]
        spent = sum(made.seconds for made in own)
        times = f", {spent:.2f} s" if spent else ""
        out.print(f"{kind}: {len(own)} made{times}, {last.kept.get(kind, 0)} kept", markup=False)
        for reason, group in groupby(sorted(own, key=_by_reason), lambda made: made.reason):
            out.print(f"  {reason}: {_names(list(group))}", markup=False)


def _by_reason(made: Made) -> tuple[str, float, str]:
    return made.reason, -made.seconds, made.name


def _names(made: list[Made]) -> str:
    named = ", ".join(in_a_line(one.name) for one in made[:NAMED])
    more = len(made) - NAMED
    return f"{named} and {counted(more, 'other')}" if more > 0 else named
