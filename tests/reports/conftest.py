"""Reports of a package with a dozen mistakes, one of a kind each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.commands.reporting import Reporting
from yesan.errors import InvalidPackage
from yesan.reports.report import Report
from yesan.validation import validation


@pytest.fixture(scope="session")
def mistakes(project: Path) -> tuple[Path, InvalidPackage]:
    """The package, and what is wrong with it."""
    root = project / "tests" / "packages" / "reported"
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    return root, refused.value


@pytest.fixture(scope="session")
def report_in(mistakes: tuple[Path, InvalidPackage]) -> Callable[[str], Report]:
    """The report of it in a language."""
    root, refused = mistakes
    return lambda language: Reporting(language=language).report(refused, root)
