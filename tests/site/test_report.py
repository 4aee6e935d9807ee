"""What a build reports, and how its stages are timed."""

from __future__ import annotations

from pathlib import Path

import pytest

from yesan.site.report import STAGES, Progress, Report


def test_each_stage_is_told_when_it_starts_and_timed_when_it_ends():
    told: list[tuple[str, int, int]] = []
    progress = Progress(lambda *stage: told.append(stage))
    progress.start("validate")
    progress.start("pages")
    assert told == [("validate", 0, len(STAGES)), ("pages", 1, len(STAGES))]
    assert list(progress.seconds) == ["validate"]
    progress.end()
    progress.end()
    assert list(progress.seconds) == ["validate", "pages"]


def test_a_report_tells_what_was_built_and_where_it_is():
    report = Report(Path("site"), 3, 5, 2, seconds={"validate": 1.04, "pages": 2})
    assert report.summary() == (
        "built 3 pages, 5 charts (2 drawn, 3 kept) in 3.0 s: validate 1.0, pages 2.0\n"
        "open site/index.html"
    )


def test_a_report_tells_that_nothing_has_changed():
    report = Report(Path("site"), 3, 5, unchanged=True, seconds={"compare": 0.21})
    assert report.summary() == "unchanged: 3 pages, 5 charts (0.2 s)\nopen site/index.html"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("data/a.csv",), "changed while the site was built: data/a.csv; build it again"),
        (("a", "b", "c", "d"), "changed while the site was built: a, b, c and 1 more; build it"),
    ],
)
def test_files_that_changed_meanwhile_are_named(changed: tuple[str, ...], said: str):
    assert said in Report(Path("site"), 3, 5, changed=changed).summary()
