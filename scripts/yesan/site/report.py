"""What a build did, and how long each of its stages took."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from yesan.errors import DataError

STAGES = ("validate", "pages", "site", "finish", "publish")
SHOWN = 3
"""Number of changed files that are named."""
GAP = "this system cannot exchange two folders: for a moment there was no site\n"
Step = Callable[[str, int, int], None]
"""Called with the stage that starts: its name, how many are done, how many there are."""


@dataclass
class Progress:
    """The stages of one build, timed.

    Attributes:
        step: Called when a stage starts.
        seconds: How long each stage took that has ended.
    """

    step: Step = lambda *_: None
    seconds: dict[str, float] = field(default_factory=dict)
    _name: str = ""
    _started: float = 0

    def start(self, name: str) -> None:
        """Start a stage, which ends the one before."""
        self.end()
        self._name, self._started = name, time.perf_counter()
        self.step(name, len(self.seconds), len(STAGES))

    def end(self) -> None:
        """End the stage that runs, if there is one."""
        if self._name:
            self.seconds[self._name] = time.perf_counter() - self._started
        self._name = ""


@dataclass(frozen=True)
class Report:
    """What a build did.

    Attributes:
        site: The folder of the site.
        pages: How many pages it has.
        charts: How many charts they show.
        drawn: How many of these were drawn anew.
        unchanged: Whether the site was up to date, so that nothing was built.
        warnings: What is odd about the package.
        seconds: How long each stage took.
        at_once: Whether the old site was there until the new one was.
        changed: The files that changed while it was built: the site may have them in part.
    """

    site: Path
    pages: int
    charts: int
    drawn: int = 0
    unchanged: bool = False
    warnings: tuple[DataError, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    at_once: bool = True
    changed: tuple[str, ...] = ()

    def summary(self) -> str:
        """What was built, how long each stage took, which file to open."""
        total = sum(self.seconds.values())
        index = self.site / "index.html"
        if self.unchanged:
            return (
                f"unchanged: {self.pages} pages, {self.charts} charts ({total:.1f} s)\nopen {index}"
            )
        stages = ", ".join(f"{name} {seconds:.1f}" for name, seconds in self.seconds.items())
        drawn = f"{self.charts} charts ({self.drawn} drawn, {self.charts - self.drawn} kept)"
        gap = "" if self.at_once else GAP
        if self.changed:
            first = ", ".join(self.changed[:SHOWN])
            more = f" and {len(self.changed) - SHOWN} more" if len(self.changed) > SHOWN else ""
            gap += f"changed while the site was built: {first}{more}; build it again\n"
        return f"built {self.pages} pages, {drawn} in {total:.1f} s: {stages}\n{gap}open {index}"
