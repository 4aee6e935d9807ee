"""What pages say about themselves is known before they are built, and is what they show."""

from __future__ import annotations

import re
from pathlib import Path

from yesan.language.locale import Locale
from yesan.pages.pages import generate
from yesan.site import head
from yesan.site.head import Site
from yesan.site.settings import read
from yesan.validation import validation

EXPLAINED = re.compile(r"<span popover.*?</span>", re.DOTALL)
"""An explanation beside a word, which a reader opens: it is not part of a label."""


def test_summaries_are_what_the_built_pages_show(project: Path, site: Path):
    """Title, description and key figures of each generated page, as read from its HTML."""
    checked = validation.validate(project)
    locale = Locale.of(checked.model.package, appearance=read(project / "mkdocs.yml"))
    made = generate(checked, locale, 0, lambda _: "0" * 24)
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (name,) = re.findall(r"^site_name: (.*)$", config, flags=re.MULTILINE)
    written = {path.name for path in (project / "docs" / locale.language).glob("*.md")}
    compared = 0
    for path, summary in made.summaries.items():
        if path in written:
            continue
        html = (site / path.replace(".md", ".html")).read_text(encoding="utf-8")
        assert head.summary(EXPLAINED.sub("", html), Site(name)) == summary, path
        compared += bool(summary.figures)
    assert made.summaries.keys() == {path for path in made.files if path.endswith(".md")}
    assert compared > 20
