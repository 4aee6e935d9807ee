"""A report as one HTML file that needs nothing else, and in which nothing runs."""

from __future__ import annotations

import base64
from functools import cache
from hashlib import sha256
from importlib import resources

from jinja2 import DictLoader, Environment, StrictUndefined

from yesan.phrase import Phrase
from yesan.reports.report import Report

CAUSES = 200
"""Number of causes that are shown; more are counted, and all are in the report as JSON."""
WORDS = {
    "valid": Phrase("The data is valid."),
    "invalid": Phrase("The data is not valid."),
    "error": Phrase("Error"),
    "warning": Phrase("Warning"),
    "found": Phrase("There is"),
    "expected": Phrase("There should be"),
    "remedy": Phrase("What to do"),
    "line": Phrase("line"),
    "examples": Phrase("Where else"),
    "causes": Phrase("Causes"),
}


def page(report: Report, note: str = "") -> str:
    """The report as an HTML page.

    Args:
        report: The report.
        note: What is said above it, such as what a reader of the site still sees; in its language.
    """
    entries = list(report.entries())
    style = _part("report.css")
    return (
        _environment()
        .get_template("report")
        .render(
            report=report,
            note=note,
            entries=entries[:CAUSES],
            left=report.said(Phrase("… and {count:,} more causes", count=len(entries) - CAUSES))
            if len(entries) > CAUSES
            else "",
            words={name: report.said(word) for name, word in WORDS.items()},
            more={
                entry.type: report.said(Phrase("… and {count:,} more", count=entry.more))
                for entry in entries
            },
            style=style,
            policy=f"default-src 'none'; style-src '{digest(style)}'; base-uri 'none'; "
            "form-action 'none'",
        )
    )


def digest(text: str) -> str:
    """The hash of a style by which a policy allows it."""
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"


def _part(name: str) -> str:
    return resources.files("yesan").joinpath("reports", "templates", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=DictLoader({"report": _part("report.html.jinja")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
