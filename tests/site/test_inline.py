"""The scripts inside pages are known before any page is built."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config import load_config

from yesan.pages.environment import TEMPLATES
from yesan.site import inline
from yesan.site.inline import BASE, Inline


def test_ours_are_those_of_our_templates():
    ours = inline.ours()
    (script,) = ours.scripts
    assert "document.documentElement.dataset" in script
    assert len(ours.styles) == 1
    assert ours.files == {"assets/yesan.js"}


def test_those_of_the_theme_are_read_from_its_templates(small: Path):
    (small / "mkdocs.yml").write_text("site_name: x\ntheme: material\n", encoding="utf-8")
    (small / "docs").mkdir()
    config = load_config(str(small / "mkdocs.yml"), plugins=[])
    theme = inline.of_theme(config.theme.dirs, config.theme.get_env(), config=config)
    assert any(f'new URL("{BASE}",location)' in script for script in theme.scripts)
    assert any("__palette" in script for script in theme.scripts)
    assert any('new URL("../..",location)' in script for script in theme.scripts_of("../../"))
    assert any('new URL(".",location)' in script for script in theme.scripts_of(""))
    assert any(name.startswith("assets/javascripts/bundle.") for name in theme.files)


def test_a_script_that_depends_on_a_page_is_left_out(tmp_path: Path):
    (tmp_path / "main.html").write_text(
        "<script>a</script><script>{{ page.title.x }}</script><script>\r\nb</script>", "utf-8"
    )
    config = load_config(theme="material", plugins=[], site_name="x", docs_dir=str(tmp_path))
    found = inline.of_theme([str(tmp_path)], config.theme.get_env())
    assert found == Inline(frozenset({"a", "\nb"}))


def test_what_several_have_is_put_together():
    a = Inline(frozenset("a"), frozenset("b"), frozenset("c"))
    assert inline.together(a, Inline(frozenset("d"))) == Inline(
        frozenset("ad"), frozenset("b"), frozenset("c")
    )


def test_no_script_or_style_of_ours_has_attributes():
    """It would be found by no pattern, and the policy of every page would refuse it."""
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.jinja")]
    opened = re.findall(r"<(?:script|style)\b[^>]*>", "".join(texts))
    assert set(opened) == {"<script>", "<style>"}
    assert sum(len(found) for found in (inline.ours().scripts, inline.ours().styles)) == len(opened)


def test_a_script_of_ours_is_a_file_of_its_own():
    """It is checked and tested as one; the template has all of it, and no more."""
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.jinja")]
    inside = [
        found for text in texts for found in re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    ]
    included = [re.fullmatch(r'\{% include "([\w.]+\.js)" %\}', text) for text in inside]
    assert [path.name for path in TEMPLATES.glob("*.js")] == [
        found and found[1] for found in included
    ]
    shown = TEMPLATES / "404.js"
    assert "{{" not in shown.read_text(encoding="utf-8")
    assert inline.ours().scripts == {shown.read_text(encoding="utf-8")}
