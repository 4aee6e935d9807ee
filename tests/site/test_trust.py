"""Of a stranger's mkdocs.yml count settings only; what is more is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

import commanding
from yesan.commands.scaffold import scaffold
from yesan.errors import InvalidPackage, SiteError
from yesan.site import build, trust

PLAIN = "site_name: Town\n"
REFUSED = {
    "site_name: !ENV SECRET": ("site_name", "!ENV"),
    "site_name: !ENV [SITE_URL, x]": ("site_name", "!ENV"),
    "site_url: !ENV [SECRET, '']": ("site_url", "!ENV"),
    "site_url: !ENV [SITE_URL, !ENV SECRET]": ("site_url", "!ENV"),
    "site_url: !ENV {a: b}": ("site_url", "!ENV"),
    "extra: {social: [{link: !ENV SECRET}]}": ("extra.social.0.link", "!ENV"),
    "site_name: !!python/object/apply:os.getcwd []": ("site_name", "!!python/object/apply"),
    "site_name: !!python/name:os.environ": ("site_name", "!!python/name:os.environ"),
    "theme: {name: material, features: [!!python/name:os.environ ]}": (
        "theme.features.0",
        "!!python/name:os.environ",
    ),
    "nav: !!binary aGVsbG8=": ("nav", "!!binary"),
    "site_name: !relative x": ("site_name", "!relative"),
    "INHERIT: ../other.yml": ("INHERIT", "INHERIT"),
    "hooks: [hooks.py]": ("hooks", "hooks"),
    '"hooks": [hooks.py]': ("hooks", "hooks"),
    "plugins: [macros]": ("plugins", "the plugin macros"),
    "plugins: {yesan: {}, material/group: {plugins: [macros]}}": (
        "plugins",
        "the plugin material/group",
    ),
    '"\\x68ooks": [hooks.py]': ("hooks", "hooks"),
    "? hooks\n: [hooks.py]": ("hooks", "hooks"),
    "site_name: x\nplugins: [yesan]\nplugins: [macros]": ("plugins", "the plugin macros"),
    "extra: {yesan: {}, yesan: {hosts: [https://x.example]}}": ("extra.yesan.hosts", "hosts"),
    "theme: {name: null, custom_dir: theme}": ("theme.custom_dir", "theme.custom_dir"),
    "inherit: other.yml": ("inherit", "the setting inherit"),
    "mdx_configs: {toc: {}}": ("mdx_configs", "the setting mdx_configs"),
    "markdown_extensions: ['os:system']": ("markdown_extensions", "the extension os:system"),
    "plugins: {yesan: {}, exclude: {}}": ("plugins", "the plugin exclude"),
    "plugins: [{gen-files: {scripts: [x.py]}}]": ("plugins", "the plugin gen-files"),
    "markdown_extensions: [{pymdownx.snippets: {base_path: [/]}}]": (
        "markdown_extensions",
        "the extension pymdownx.snippets",
    ),
    "markdown_extensions: {pymdownx.b64: {base_path: /}}": (
        "markdown_extensions",
        "the extension pymdownx.b64",
    ),
    "markdown_extensions: [my.own]": ("markdown_extensions", "the extension my.own"),
    "extra_javascript: [assets/mine.js]": ("extra_javascript", "the script assets/mine.js"),
    "extra_javascript: [{path: https://x.example/x.js}]": (
        "extra_javascript",
        "the script https://x.example/x.js",
    ),
    "theme: {name: material, custom_dir: ../theme}": ("theme.custom_dir", "theme.custom_dir"),
    "theme: {name: material, custom_dir: theme}": ("theme.custom_dir", "theme.custom_dir"),
    "docs_dir: /etc": ("docs_dir", "/etc"),
    "docs_dir: ../../x": ("docs_dir", "../../x"),
    "watch: [/etc]": ("watch", "the setting watch"),
    "extra: {analytics: {provider: google}}": ("extra.analytics", "the setting extra.analytics"),
    "extra: {yesan: {hosts: [https://x.example]}}": ("extra.yesan.hosts", "hosts"),
}
HOOK = """\
def on_page_content(html, **_):
    return html + "<p>from the hook</p>"
"""


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_more_than_settings_is_refused_by_name(text: str):
    place, found = REFUSED[text]
    with pytest.raises(InvalidPackage) as caught:
        trust.check(f"{PLAIN if 'site_name' not in text else ''}{text}\n")
    (error,) = caught.value.errors
    assert (error.type, error.file, error.field) == ("configuration-error", "mkdocs.yml", place)
    assert found in error.found
    assert "--trust-config" in error.remedy
    assert error.row is not None


@pytest.mark.parametrize(
    "text",
    [
        "a: &x {hooks: [h.py]}\n<<: *x\n",
        "site_name: x\n---\nhooks: [h.py]\n",
        "a: &x [1]\nb: *x\n",
        "[a, b]\n",
        "a: [\n",
        "theme: [x]\n",
        "a: " + "[" * 3000 + "\n",
    ],
)
def test_what_cannot_be_looked_at_is_refused(text: str):
    """A reference means something else wherever it is repeated."""
    with pytest.raises(SiteError, match=r"mkdocs\.yml"):
        trust.check(text)


@pytest.mark.parametrize(
    "text", ["!!binary aG9va3M=: [x.py]\n", "<<: {hooks: [x.py]}\n", "!ENV HOME: x\n"]
)
def test_a_name_that_is_not_text_is_refused(text: str):
    with pytest.raises(InvalidPackage) as caught:
        trust.check(text)
    assert "a name that is not text" in {error.found for error in caught.value.errors}


def test_all_that_is_refused_is_told_at_once_with_its_line():
    with pytest.raises(InvalidPackage) as caught:
        trust.check(f"{PLAIN}hooks: [a.py]\nplugins: [x, yesan, z]\n")
    assert [(e.row, e.found) for e in caught.value.errors] == [
        (2, "hooks, which are code"),
        (3, "the plugin x"),
        (3, "the plugin z"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "theme: material\n",
        "site_url: !ENV [SITE_URL, '']\n",
        "site_url: !ENV SITE_URL\n",
        "plugins:\n",
        "plugins: [yesan, search, {material/search: {lang: ko}}]\n",
        "markdown_extensions: [tables, markdown.extensions.extra, {toc: {permalink: true}}]\n",
        "markdown_extensions: [toc: {slugify: !!python/name:markdown.extensions.toc.slugify }]\n",
        "extra: {yesan: {colors: {less: '#123456'}}, social: [{icon: x, link: y}]}\n",
        "extra:\n",
        "docs_dir: docs\n",
    ],
)
def test_settings_count(text: str):
    trust.check(PLAIN + text)


def test_our_own_files_need_no_trust(project: Path, tmp_path: Path):
    """That of the first package, and that which `yesan new` writes."""
    trust.check((project / "mkdocs.yml").read_text(encoding="utf-8"))
    scaffold.make(tmp_path / "new", example=True)
    trust.check((tmp_path / "new" / "mkdocs.yml").read_text(encoding="utf-8"))


@pytest.fixture
def hooked(least: Path) -> Path:
    """A project with a hook, a plugin's script and a secret in its configuration."""
    (least / "hooks.py").write_text(HOOK, encoding="utf-8")
    (least / "base.yml").write_text("copyright: from the base\n", encoding="utf-8")
    (least / "mkdocs.yml").write_text(
        "INHERIT: base.yml\n"
        "site_name: !ENV [SECRET, x]\n"
        "theme: {name: material, font: false}\n"
        "hooks: [hooks.py]\n"
        "plugins: [yesan]\n"
        "validation: {nav: {omitted_files: ignore}, links: {unrecognized_links: ignore}}\n",
        encoding="utf-8",
    )
    return least


def test_a_project_that_is_not_trusted_is_not_built(hooked: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SECRET", "swordfish")
    done = commanding.yesan("build", hooked)
    assert done.returncode == 1
    assert done.stderr.count("build with --trust-config if you") == 3
    assert "swordfish" not in done.printed
    assert not (hooked / "site").exists()


def test_a_project_that_is_trusted_is_built_with_all_of_it(
    hooked: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SECRET", "swordfish")
    trusted = build.Options(trusted=True)
    site = build.build(hooked, options=trusted).site
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "from the hook" in home
    assert "from the base" in home
    assert "swordfish" in home
    assert not build.build(hooked, options=trusted).unchanged
    with pytest.raises(InvalidPackage):
        build.build(hooked)


def test_what_is_built_is_the_configuration_that_was_looked_at(
    least: Path, monkeypatch: pytest.MonkeyPatch
):
    """It may be changed meanwhile."""
    good = f"{PLAIN}theme: {{name: material, font: false}}\nplugins: []\n"
    (least / "mkdocs.yml").write_text(good, encoding="utf-8")
    looked = trust.check

    def changing(text: str) -> None:
        looked(text)
        (least / "mkdocs.yml").write_text(f"{good}hooks: [none.py]\n", encoding="utf-8")

    monkeypatch.setattr(trust, "check", changing)
    assert build.build(least).site.is_dir()


@pytest.mark.parametrize(
    "setting",
    [
        "theme: {name: material, language: ../../../etc/passwd}",
        "theme: {name: material, icon: {logo: ../../x}}",
        "theme: {name: material, palette: 5}",
    ],
)
def test_a_value_that_no_library_can_use_is_told_in_a_sentence(least: Path, setting: str):
    (least / "mkdocs.yml").write_text(f"{PLAIN}{setting}\n", encoding="utf-8")
    told = r"the theme or an extension .* mkdocs\.yml .*; take it out, or write it as"
    with pytest.raises(SiteError, match=told):
        build.build(least)


def test_a_page_that_no_extension_can_read_is_named(least: Path):
    """Python's parser of HTML gives up at a section that it does not know."""
    page = least / "docs" / "en" / "own.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Own\n\n<p><![x]]>\n", encoding="utf-8")
    extension = "markdown_extensions: [md_in_html]"
    (least / "mkdocs.yml").write_text(f"{PLAIN}{extension}\n", encoding="utf-8")
    with pytest.raises(SiteError, match=r"own\.md.*AssertionError"):
        build.build(least)


def test_the_hook_of_a_stranger_does_not_run(least: Path, tmp_path: Path):
    proof = tmp_path / "ran"
    (least / "hooks.py").write_text(f"open({str(proof)!r}, 'w').close()\n", encoding="utf-8")
    (least / "mkdocs.yml").write_text(f"{PLAIN}hooks: [hooks.py]\n", encoding="utf-8")
    with pytest.raises(InvalidPackage, match="1 error"):
        build.build(least)
    assert not proof.exists()
