"""Patterns of paths that cannot be read are told by their setting."""

from __future__ import annotations

from pathlib import Path

import pytest

from yesan.errors import InvalidPackage
from yesan.site import build, path_patterns


@pytest.mark.parametrize("name", ["exclude_docs", "draft_docs", "not_in_nav"])
@pytest.mark.parametrize("pattern", ["[z-a]", "/x/[b-a]*", "!"])
def test_a_pattern_that_cannot_be_read_is_refused_with_its_setting(name: str, pattern: str):
    with pytest.raises(InvalidPackage) as caught:
        path_patterns.check({name: f"drafts/\n{pattern}\n*.tmp\n"})
    (error,) = caught.value.errors
    assert (error.file, error.type, error.field) == ("mkdocs.yml", "configuration-error", name)
    assert error.found == pattern
    assert error.remedy


@pytest.mark.parametrize("given", ["", "# x", "drafts/\n!drafts/a.md\n**/x\n[a-z].md", None, 5])
def test_other_patterns_are_not(given: object):
    path_patterns.check({"exclude_docs": given})


@pytest.mark.parametrize("trusted", [True, False])
def test_a_build_ends_in_a_sentence(least: Path, *, trusted: bool):
    (least / "mkdocs.yml").write_text(
        'site_name: Town\nplugins: []\nexclude_docs: "[z-a]"\n', encoding="utf-8"
    )
    with pytest.raises(InvalidPackage):
        build.build(least, options=build.Options(trusted=trusted))
