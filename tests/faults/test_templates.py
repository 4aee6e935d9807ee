"""Templates of a project that take any time or memory: each is ended with one error."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from templating import filled
from yesan.errors import SiteError
from yesan.pages import own_templates

DOUBLED = (
    "{% set n = namespace(x='a') %}{% for x in 'aaaaaaaa' %}{% for y in 'aaaaaaaa' %}"
    "{% set n.x = n.x ~ n.x %}{% endfor %}{% endfor %}"
)
CALLED = (
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(99) }}"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DOUBLED, "memory"),
        ("{{ 10 ** (10 ** 9) }}", "seconds|memory"),
        (CALLED, "seconds"),
        ("{{ [1] | slice(10**10) | list }}", "seconds|memory"),
    ],
)
def test_a_template_that_takes_too_much_ends_the_build(
    tmp_path: Path, text: str, said: str, monkeypatch: pytest.MonkeyPatch
):
    """With a sentence that names the template, and no process is left."""
    monkeypatch.setattr(own_templates, "SECONDS", 1)
    before = set(multiprocessing.active_children())
    with pytest.raises(SiteError, match=said) as caught:
        filled(tmp_path, text)
    assert "tables.md.jinja" in str(caught.value)
    assert set(multiprocessing.active_children()) <= before
