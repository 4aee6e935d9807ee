"""What a build did, and how long each of its stages took."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from yesan.errors import DataError
from yesan.phrase import Phrase, joined

STAGES: dict[str, str] = {
    "validate": Phrase("validate"),
    "pages": Phrase("pages"),
    "site": Phrase("site"),
    "finish": Phrase("finish"),
    "publish": Phrase("publish"),
}
"""The stages of a build, and what they are called for people."""
SHOWN = 3
"""Number of changed files that are named."""
GAP = Phrase("this system cannot exchange two folders: for a moment there was no site")
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
            spent = time.perf_counter() - self._started
            self.seconds[self._name] = self.seconds.get(self._name, 0) + spent
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
        total = f"{sum(self.seconds.values()):.1f}"
        pages = Phrase.counting("{count:,} page", "{count:,} pages", count=self.pages)
        charts = Phrase.counting("{count:,} chart", "{count:,} charts", count=self.charts)
        opened = Phrase("open {file}", file=self.site / "index.html")
        if self.unchanged:
            said = Phrase(
                "unchanged: {pages}, {charts} ({total} s)", pages=pages, charts=charts, total=total
            )
            return joined("\n", [said, opened])
        said = Phrase(
            "built {pages}, {charts} ({drawn} drawn, {kept} kept) in {total} s: {stages}",
            pages=pages,
            charts=charts,
            drawn=self.drawn,
            kept=self.charts - self.drawn,
            total=total,
            stages=joined(", ", list(self._stages())),
        )
        return joined("\n", [said, *([] if self.at_once else [GAP]), *self._changed(), opened])

    def _stages(self) -> Iterator[str]:
        for name, seconds in self.seconds.items():
            yield Phrase("{name} {seconds}", name=STAGES.get(name, name), seconds=f"{seconds:.1f}")

    def _changed(self) -> Iterator[str]:
        if not self.changed:
            return
        files: str = ", ".join(self.changed[:SHOWN])
        if more := max(0, len(self.changed) - SHOWN):
            files = Phrase("{files} and {count:,} more", files=files, count=more)
        yield Phrase("changed while the site was built: {files}; build it again", files=files)
