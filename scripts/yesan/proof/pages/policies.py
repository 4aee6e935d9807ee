"""What may run in a page: its security policy is as strict as promised, its scripts are known.

A policy allows the site's own files, and inside of a page what the templates of the program or of
the theme have. Which these are is read from the templates here, not from what built the page.
"""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.package import Package
from yesan.proof.finding import Finding
from yesan.proof.pages.assets import CONFIG, PAGES, themes

NAME = "Content-Security-Policy"
SELF, NONE = "'self'", "'none'"
OWN = ("script", "style", "img", "font", "connect", "worker", "manifest", "media", "frame")
ALLOWED = {
    **{f"{kind}-src": {SELF} for kind in OWN},
    "img-src": {SELF, "data:"},
    **{name: {NONE} for name in ("default-src", "form-action", "base-uri")},
}
"""What each directive has, beside hosts that the project names."""
DATA = {"application/json", "application/ld+json"}
"""Kinds of scripts that no browser runs."""
ALIGNED = {f"text-align: {side};" for side in ("left", "right", "center")}
TEMPLATES = Path(__file__).parents[2] / "pages" / "templates"
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
FILLED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
WAY = r"[\w./-]*"
"""What a template fills in of a script: the way to the root of the site."""
BUILT = "assets/yesan.js"
"""What every site has that is complete, and a page alone has not."""
CUSTOM = re.compile(r"^\s*custom_dir:\s*[\"']?([^\"'\n#]+)", re.MULTILINE)


@dataclass(frozen=True)
class Policies:
    """Finds what could run in a page, or be loaded by it, that nobody promised.

    Attributes:
        package: The package, whose project may have settings, a theme and files of its own.
        site: The folder of the site.
    """

    package: Package
    site: Path

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What a page allows, or would run."""
        if not page.endswith(".html") or not (self.site / BUILT).is_file():
            return
        scripts = tree.css("script")
        inline = [s.text() for s in scripts if "src" not in s.attributes and not _is_data(s)]
        for text in inline:
            if not any(form.fullmatch(text) for form in self.scripts):
                yield Finding(page, "script", f"“{text[:80]}”", "a script of the program")
        for script in scripts:
            source = script.attributes.get("src")
            if source and not self._is_own(page, source):
                yield Finding(page, "script", source, "a script of the program, or of the project")
        for node in tree.css("*"):
            for name in node.attributes:
                if name.startswith("on"):
                    yield Finding(page, name, f"an attribute {name}", "none that runs a script")
        yield from self._policy(page, tree, inline)

    def _policy(self, page: str, tree: LexborHTMLParser, inline: list[str]) -> Iterator[Finding]:
        found = tree.css(f'head meta[http-equiv="{NAME}"]')
        first = next(iter(tree.css(f'meta[http-equiv="{NAME}"], script, style, link')), None)
        if len(found) != 1 or first is None or first.tag != "meta":
            yield Finding(page, NAME, f"{len(found)} policies", "one, before all that it is for")
            return
        said = (found[0].attributes.get("content") or "").split(";")
        directives = {words[0]: words[1:] for part in said if (words := part.split())}
        if len(directives) < len(said) or directives.keys() != ALLOWED.keys():
            yield Finding(page, NAME, ", ".join(sorted(directives)), ", ".join(sorted(ALLOWED)))
            return
        hashes = {"script-src": _hashes(inline), "style-src": self.styles | {"'unsafe-hashes'"}}
        for name, words in directives.items():
            more = {*words} - ALLOWED[name] - hashes.get(name, set())
            more = {word for word in more if not self._is_host(word)} if NONE not in words else more
            if more or not ALLOWED[name] <= {*words}:
                yield Finding(page, NAME, f"{name} {' '.join(words)}", "the promised policy")

    def _is_host(self, word: str) -> bool:
        """Whether a word is the origin of a host that the settings of the project name."""
        parts = urlsplit(word)
        return bool(parts.scheme == "https" and parts.netloc and parts.netloc in self.settings)

    def _is_own(self, page: str, source: str) -> bool:
        """Whether a script that a page loads is one of the assets, or of the project's files."""
        if urlsplit(source).netloc:
            host = urlsplit(source)
            return self._is_host(f"{host.scheme}://{host.netloc}")
        path = posixpath.join(posixpath.dirname(page), source.partition("?")[0])
        target = posixpath.normpath(path)
        own, file = self.package.root / PAGES / target, self.site / target.lstrip("/")
        if target.startswith("assets/"):
            return file.is_file()
        return own.is_file() and file.is_file() and own.read_bytes() == file.read_bytes()

    @cached_property
    def settings(self) -> str:
        """The settings of the project."""
        config = self.package.root / CONFIG
        return config.read_text(encoding="utf-8", errors="replace") if config.is_file() else ""

    @cached_property
    def scripts(self) -> list[re.Pattern[str]]:
        """What a script inside of a page may be."""
        own = [path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.js")]
        custom = CUSTOM.search(self.settings)
        folders = [*themes(), *([self.package.root / custom[1].strip()] if custom else [])]
        for folder in folders:
            for path in folder.rglob("*.html"):
                own += SCRIPT.findall(path.read_text(encoding="utf-8", errors="replace"))
        return [_form(text) for text in own if "{%" not in text]

    @cached_property
    def styles(self) -> set[str]:
        """The hashes of the styles that a page may have inside of it."""
        texts = (path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html.jinja"))
        return _hashes([*ALIGNED, *(found for text in texts for found in STYLE.findall(text))])


def _form(text: str) -> re.Pattern[str]:
    """What a script of a template looks like in a page."""
    return re.compile(WAY.join(map(re.escape, FILLED.split(text))))


def _hashes(texts: list[str]) -> set[str]:
    digests = (sha256(text.encode()).digest() for text in texts)
    return {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}


def _is_data(script: LexborNode) -> bool:
    return (script.attributes.get("type") or "").strip().lower() in DATA
