"""The pages that are told as changed are those whose texts differ between two built sites."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from yesan.changes import page_changes
from yesan.changes.claim_changes import Claims, compare
from yesan.changes.table_change import Kind
from yesan.language.locale import Locale
from yesan.pages import pages
from yesan.site import build
from yesan.validation.validation import Checked, validate

MAIN = re.compile(r"<article.*?</article>", re.DOTALL)
MARKS = re.compile(r' data-figure="[^"]*"')


def files(checked: Checked) -> dict[str, bytes]:
    locale = Locale.of(checked.model.package)
    return dict(pages.generate(checked, locale, 0, lambda drawn: str(hash(str(drawn)))).files)


def said(site: Path) -> dict[str, str]:
    """What each page of a built site says between its head and its foot."""
    return {
        path.relative_to(site).as_posix(): MARKS.sub("", "".join(MAIN.findall(path.read_text())))
        for path in site.rglob("*.html")
        if not path.is_relative_to(site / "charts") and path.name != "404.html"
    }


def edited(small: Path, tmp_path: Path) -> Path:
    """The same package with another amount, and a row of a ward above the others."""
    other = shutil.copytree(small, tmp_path / "other")
    wards = other / "data" / "ward-rates.csv"
    header, *rows = wards.read_text("utf-8").splitlines()
    wards.write_text("\n".join([header, "W0,New Ward,1,2400.00,2400.00,450", *rows, ""]), "utf-8")
    return other


def test_pages_that_changed_are_those_of_the_built_sites(small, tmp_path):
    other = edited(small, tmp_path)
    found = page_changes.compare(files(validate(small)), files(validate(other)))
    before, after = (said(build.build(root).site) for root in (small, other))
    both = before.keys() & after.keys()
    assert len(both) > 10
    differing = {path for path in both if before[path] != after[path]}
    assert set(found.touched) & both == differing
    assert set(found.new) == after.keys() - before.keys()
    assert set(found.gone) == before.keys() - after.keys()
    assert found.same == len(both) - len(differing)


def test_a_row_above_others_changes_no_claim_of_theirs(small, tmp_path):
    """The ids of claims have the numbers of rows, which all move."""
    first, then = validate(small), validate(edited(small, tmp_path))
    sides = [Claims(c.model, files(c)["data/claims.csv"]) for c in (first, then)]
    ids = [set(side.by_id) for side in sides]
    assert ids[0] != ids[1]
    changed = [claim for claim in compare(*sides) if claim.kind is Kind.CHANGED]
    assert {claim.subject.table for claim in changed} <= {"ward-rates"}
    assert list(compare(sides[0], sides[0])) == []
