"""Files of a project's ``docs`` that a browser would run, or its host obey: they are refused.

A static host gives a file as it is, so that nothing but its content can make it harmless. A page in
HTML gets the policy of all pages, and a picture in SVG is published if it is no more than that.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping

from yesan.errors import DataError, InvalidPackage
from yesan.model.addresses import INERT
from yesan.phrase import Phrase
from yesan.render import inert
from yesan.site import built_page

UNDER_POLICY = frozenset({built_page.SUFFIX, ".css"})
"""Pages have a policy, and a style does nothing that it does not allow."""
SCRIPTS = (".js", ".mjs")
INSTRUCTIONS = frozenset(
    {
        *(".htaccess", ".htpasswd", ".user.ini", "_headers", "_redirects", "cname"),
        *("web.config", "package.json", "composer.json", "requirements.txt", "manifest.yml"),
        *(
            f"{name}.{kind}"
            for name in (
                *("_config", "_routes", "amplify", "app", "appspec", "azure-pipelines"),
                *("bitbucket-pipelines", "buildspec", "cloudbuild", "customhttp", "deno"),
                *("edgeone", "firebase", "fly", "mkdocs", "netlify", "now", "railway", "render"),
                *("routes", "serve", "static", "staticwebapp.config", "vercel", "wrangler"),
            )
            for kind in ("json", "jsonc", "toml", "yaml", "yml")
        ),
    }
)
"""Files by which a site instructs its host: to send every reader elsewhere, for one."""
LAYOUT = "template"
"""What a page in Markdown may say before its text: the template of the theme that it is put in."""
PAGE = (".md", ".html")
REPLACED = Phrase("a file in the place of one that is made of the package")
TRUSTED = Phrase(
    "remove it, or build with --trust-config if you trust the project as you trust a program"
)


def check(
    files: Mapping[str, bytes],
    sources: Mapping[str, str],
    ours: Collection[str],
    made: Collection[str],
    *,
    trusted: bool = False,
) -> None:
    """Refuse files that act, and those in the place of what is made of the package.

    Args:
        files: The project's own files by their paths in the site.
        sources: Where each of them is in the project.
        ours: The paths of the files of yesan.
        made: Those of what is made of the package; a page of it may be replaced.
        trusted: Whether the project may have scripts.

    Raises:
        InvalidPackage: Which files act.
    """
    errors = [
        error for error in _errors(files, sources, ours) if error.remedy != TRUSTED or not trusted
    ]
    # Some systems heed no case in names.
    downloads = {path.lower() for path in made if not path.endswith(PAGE)}
    errors += [
        DataError(
            sources[path], "active-error", REPLACED, Phrase("another name"), Phrase("rename it")
        )
        for path in files
        if path.lower() in downloads
    ]
    if errors:
        raise InvalidPackage(errors)


def check_layout(source: str, said: Collection[str]) -> None:
    """Refuse a page in a layout of its own choice: templates of the theme are pieces of pages too.

    Args:
        source: Where the page is in the project.
        said: The names of what it says before its text.

    Raises:
        InvalidPackage: It names a template.
    """
    if LAYOUT in said:
        expected = Phrase("a page in the layout of all pages")
        raise InvalidPackage([DataError(source, "active-error", LAYOUT, expected, TRUSTED)])


def _errors(
    files: Mapping[str, bytes], sources: Mapping[str, str], ours: Collection[str]
) -> Iterator[DataError]:
    for path, content in files.items():
        suffix = posixpath.splitext(path)[1].lower()
        found = expected = remedy = ""
        hidden = any(part.startswith(".") for part in path.split("/"))
        if hidden or posixpath.basename(path).lower() in INSTRUCTIONS:
            found, expected, remedy = (
                Phrase("instructions to the host"),
                Phrase("pages, pictures and data"),
                TRUSTED,
            )
        elif suffix == ".svg":
            if fault := inert.fault(content):
                found, expected = (
                    Phrase("an SVG with {fault}", fault=fault),
                    Phrase("a picture, and nothing more"),
                )
                remedy = Phrase("take it out, or save the picture as PNG")
        elif suffix in SCRIPTS and path in ours:
            found, expected = (
                Phrase("a script in the place of one of yesan"),
                Phrase("another name"),
            )
            remedy = Phrase("rename it")
        elif suffix in SCRIPTS:
            found, expected, remedy = (
                Phrase("a script"),
                Phrase("pages, pictures and data"),
                TRUSTED,
            )
        elif suffix not in INERT | UNDER_POLICY:
            named = (
                Phrase("a file {suffix}", suffix=suffix)
                if suffix
                else Phrase("a file without a suffix")
            )
            found, expected = (
                Phrase("{named}, which browsers or servers may run", named=named),
                Phrase("a page or picture"),
            )
            remedy = Phrase("publish it as .txt, in a .zip, or as a resource of the package")
        if found:
            yield DataError(sources[path], "active-error", found, expected, remedy)
