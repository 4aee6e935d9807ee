"""The templates of a project are filled in a process that can be ended."""

from __future__ import annotations

import multiprocessing
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import MakePackage
from templating import SPOT, TABLES, filled
from yesan.errors import SiteError
from yesan.language.locale import Locale
from yesan.pages import environment, own_templates, search_page
from yesan.pages.pages import Generated, generate
from yesan.validation import validation

Generate = Callable[[str], Generated]


@pytest.fixture
def own(make_package: MakePackage) -> Generate:
    """The pages of a small package with a template of its own for the list of tables."""

    def generated(text: str, name: str = "tables.md.jinja") -> Generated:
        root = make_package({"a": "name,paid\nx,1\n"})
        folder = root / own_templates.FOLDER
        folder.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")
        checked = validation.validate(root)
        return generate(checked, Locale("en"), 0, lambda _: "0" * 24)

    return generated


def test_a_template_of_a_project_goes_before_ours_and_the_others_are_ours(
    own: Generate, make_package: MakePackage
):
    before = set(multiprocessing.active_children())
    made = own("# {{ tables | length }} {{ title | plain }}\n{{ explain(title) }}\n")
    assert made.files["tables/index.md"] == b"# 1 Tables\nTables\n"
    plain = validation.validate(make_package({"a": "name,paid\nx,1\n"}))
    ours = generate(plain, Locale("en"), 0, lambda _: "0" * 24)
    assert made.files["tables/a.md"] == ours.files["tables/a.md"]
    assert made.files["index.md"] == ours.files["index.md"]
    assert made.search_link == ours.search_link
    assert set(multiprocessing.active_children()) <= before


def test_the_process_loads_nothing_that_reads_tables():
    """It would take as long again to start, for each build."""
    slow = ("altair", "duckdb", "frictionless", "mkdocs", "pandas")
    loaded = f"print([m for m in {slow!r} if m in sys.modules])"
    command = [sys.executable, "-c", f"import sys, yesan.pages.own_templates; {loaded}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_figures_keep_where_they_are_from(project: Path, tmp_path: Path):
    """What goes to the other process and back says the same as what stays."""
    root = shutil.copytree(project / "tests/packages/kauri-coast", tmp_path / "coast")
    checked = validation.validate(root)
    locale = Locale.of(checked.model.package)
    ours = generate(checked, locale, 0, lambda _: "0" * 24)
    folder = root / own_templates.FOLDER
    folder.mkdir(parents=True)
    (folder / "unused.jinja").write_text("", encoding="utf-8")
    theirs = generate(checked, locale, 0, lambda _: "0" * 24)
    assert b"data-figure" in ours.files["index.md"]
    assert theirs.files == ours.files


def test_a_search_link_has_no_character_that_no_page_has(own: Generate):
    """Such as the one by which its parts are separated on the way."""
    name = search_page.LINK_TEMPLATE
    ours = (Path(search_page.__file__).parent / "templates" / name).read_text(encoding="utf-8")
    assert ours.count("<kbd aria") == 1
    made = own(ours.replace("<kbd aria", "{{ 'a\\0b\\x1b' }}<kbd aria"), name)
    assert "a�b�<kbd aria" in made.search_link.link
    assert made.search_link.dialog.startswith("<dialog")


LOOPED = "{% for x in 'aaaaaaaaaaaaaaaa' %}" * 15 + "{% endfor %}" * 15


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 'a' * 10**10 }}", "memory"),
        ("{{ '%10000000000d' % 1 }}", "memory"),
        ("{% include 'tables.md.jinja' %}", "recursion"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion"),
        ("{{ ''.__class__ }}", "unsafe"),
        ("{{ nothing }}", "undefined"),
        ("{% if %}", "tables.md.jinja"),
    ],
)
def test_a_template_that_takes_too_much_or_fails_ends_the_build(
    tmp_path: Path, text: str, said: str
):
    """With a sentence that names the template, and no process is left."""
    before = set(multiprocessing.active_children())
    with pytest.raises(SiteError, match=said) as caught:
        filled(tmp_path, text)
    assert "tables.md.jinja" in str(caught.value)
    assert set(multiprocessing.active_children()) <= before


@pytest.mark.parametrize(
    ("bound", "said"),
    [("SECONDS", "more than 0 seconds"), ("ALL_SECONDS", "all pages more than 0")],
)
def test_a_page_may_take_so_long_and_all_pages_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, said: str
):
    """Each page may take long, and all may not take as long as each."""
    monkeypatch.setattr(own_templates, bound, 0)
    before = set(multiprocessing.active_children())
    with pytest.raises(SiteError, match=said):
        filled(tmp_path, LOOPED)
    assert set(multiprocessing.active_children()) <= before


def printed(text: str) -> str:
    """The list of tables by a template that a project has, in this process."""
    templates = environment.create(Locale("en"), {TABLES.template: text})
    return environment.render(templates, TABLES, SPOT)


@pytest.mark.parametrize(
    "value",
    [
        *("number", "_", "href", "explain", "counted", "dict", "tables", "tables[0]", "[number]"),
        *("title.upper", "title['upper']", "title.upper ~ ''", "href ~ ''", "href | string"),
        *(
            "[href] | join",
            "'%s' % href",
            "'%s' | format(_)",
            "{'a': href} ~ ''",
            "[href] | string",
        ),
        *("namespace(a=1)", "self", "[1] | map('string')"),
        *("href | upper", "href | e", "href | plain", "href | trim", "('a', number) | string"),
        "counted('rows', number)",
    ],
)
def test_what_is_no_value_is_not_printed(value: str):
    """Python would print where it is in memory: other bytes in each build, and internals."""
    with pytest.raises(SiteError, match=r"tables\.md\.jinja"):
        printed("# {{ " + value + " }}\n")


def test_what_is_no_value_is_not_printed_elsewhere(tmp_path: Path):
    """Neither in the process of a project's templates."""
    with pytest.raises(SiteError, match=r"tables\.md\.jinja: Function: no text"):
        filled(tmp_path, "# {{ number }}\n")


def test_a_loop_and_a_macro_are_no_values():
    with pytest.raises(SiteError, match=r"tables\.md\.jinja: LoopContext: no text"):
        printed("{% for x in 'ab' %}{{ loop }}{% endfor %}")
    with pytest.raises(SiteError, match=r"tables\.md\.jinja: Macro: no text"):
        printed("{% macro m() %}{% endmacro %}{{ m }}")


def test_an_iterator_is_a_list():
    """As text it would be a place in memory."""
    made = printed(
        "# {{ ([1, 2] | map('string')) ~ '' }} {{ title.upper() }} {{ [1, 2] | join }}\n"
    )
    assert "object" not in made
    assert made.endswith(" TABLES 12\n")


def test_a_template_that_is_not_utf8_is_named(make_package: MakePackage):
    root = make_package({"a": "x\n1\n"})
    folder = root / own_templates.FOLDER
    folder.mkdir(parents=True)
    (folder / "tables.md.jinja").write_bytes(b"\xff")
    with pytest.raises(SiteError, match=r"tables\.md\.jinja: not UTF-8"):
        generate(validation.validate(root), Locale("en"), 0, lambda _: "0" * 24)
