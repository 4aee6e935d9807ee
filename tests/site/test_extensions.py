"""An option that an extension of Markdown cannot use is named, and no trace of it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown.extensions.toc import slugify_unicode

import commanding
from yesan.errors import InvalidPackage
from yesan.site import extensions, trust

WITHOUT = {"admonition": {}, "extra": {}, "toc": None}
PASSING = {"codehilite", "pymdownx.extra"}
"""Extensions that pass options on to others, and know none as wrong."""


def refused(listed: Any) -> list[tuple[str, str]]:
    """What is said of each extension or option that is refused, by its name."""
    with pytest.raises(InvalidPackage) as caught:
        extensions.check({"markdown_extensions": listed})
    return [
        (error.field.removeprefix("markdown_extensions."), error.found)
        for error in caught.value.errors
    ]


@pytest.mark.parametrize("name", sorted(trust.EXTENSIONS - PASSING))
def test_an_option_that_an_extension_does_not_have_is_named(name: str):
    assert refused([{name: {"nothing": 1}}]) == [(f"{name}.nothing", "1")]


@pytest.mark.parametrize(
    ("name", "option", "value"),
    [
        ("toc", "slugify", "os.system"),
        ("toc", "toc_depth", "deep"),
        ("toc", "baselevel", []),
        ("toc", "separator", 5),
        ("abbr", "glossary", 5),
        ("footnotes", "SEPARATOR", {}),
        ("codehilite", "pygments_style", "../x"),
        ("smarty", "substitutions", 5),
        ("wikilinks", "build_url", "os.system"),
        ("pymdownx.arithmatex", "block_tag", 5),
        ("pymdownx.arithmatex", "tex_inline_wrap", []),
        ("pymdownx.highlight", "extend_pygments_lang", 5),
        ("pymdownx.inlinehilite", "custom_inline", 5),
        ("pymdownx.keys", "key_map", "x"),
        ("pymdownx.magiclink", "custom", 5),
        ("pymdownx.progressbar", "progress_increment", "x"),
        ("pymdownx.superfences", "custom_fences", "x"),
        ("pymdownx.tabbed", "slugify", "os.system"),
        ("pymdownx.tasklist", "custom_checkbox", "x"),
    ],
)
def test_a_value_that_an_extension_cannot_use_is_named_with_its_option(
    name: str, option: str, value: Any
):
    assert refused({name: {option: value}, "tables": None}) == [(f"{name}.{option}", repr(value))]


def test_options_are_by_name_and_a_long_value_is_cut():
    assert refused([{"toc": 5}]) == [("toc", "5")]
    assert refused([{"toc": {"slugify": "x" * 99}}]) == [("toc.slugify", f"'{'x' * 59}…")]


@pytest.mark.parametrize(
    "listed",
    [
        None,
        [],
        ["tables"],
        WITHOUT,
        [{"toc": {"permalink": True, "toc_depth": "2-3"}}, "attr_list"],
        [{"toc": {"slugify": slugify_unicode}}],
        [{"pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span"}}],
        [
            {"pymdownx.tabbed": {"alternate_style": True}},
            {"pymdownx.arithmatex": {"generic": True}},
        ],
        [{"pymdownx.tasklist": {"custom_checkbox": True}}, {"footnotes": {"BACKLINK_TEXT": "x"}}],
    ],
)
def test_options_that_are_right_count(listed: Any):
    extensions.check({"markdown_extensions": listed})


@pytest.mark.parametrize(
    ("configuration", "said"),
    [
        (
            {"markdown_extensions": [{"toc": {"slugify": "os.system"}}]},
            "markdown_extensions.toc.slugify: found 'os.system'",
        ),
        (
            {"markdown_extensions": [{"pymdownx.arithmatex": {"tex_inline_wrap": 5}}]},
            "tex_inline_wrap: found 5",
        ),
        (
            {"markdown_extensions": [{"pymdownx.superfences": {"x": 5}}]},
            "pymdownx.superfences.x: found 5",
        ),
        ({"markdown_extensions": 5}, "markdown_extensions"),
    ],
)
def test_a_build_says_so_without_a_trace(least: Path, configuration: Any, said: str):
    (least / "mkdocs.yml").write_text(yaml.safe_dump({"site_name": "x", **configuration}))
    done = commanding.yesan("build", least)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "File " not in done.stderr


def test_what_a_trusted_extension_cannot_use_is_told_without_a_trace(least: Path):
    (least / "mkdocs.yml").write_text("site_name: x\nmarkdown_extensions: [toc: {nothing: 1}]\n")
    done = commanding.yesan("build", least, "--trust-config")
    assert done.returncode == 1
    assert "Failed to load extension 'toc'" in done.stderr
    assert "KeyError" in done.stderr
    assert "File " not in done.stderr
