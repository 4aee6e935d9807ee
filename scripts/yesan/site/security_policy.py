"""The strictest Content-Security-Policy under which a built page works."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from hashlib import sha256

from selectolax.lexbor import LexborNode

from yesan.site.built_page import BuiltPage
from yesan.site.disarm import DATA
from yesan.site.inline import ALIGNED, Inline

NAME = "Content-Security-Policy"
META = f'meta[http-equiv="{NAME}"]'
SCRIPTS = "script-src "
STYLES = "style-src "


def policy(page: BuiltPage, inline: Inline, hosts: Iterable[str] = ()) -> str:
    """The strictest security policy under which the page works.

    Args:
        page: The finished page.
        inline: The scripts and styles that may be inside of pages. Those that the page has are
            allowed, by their hashes; all else in it is not.
        hosts: Origins beside its own that it may load from.
    """
    parts = list(page.everything())
    known = inline.scripts_of(page.root)
    written = [node.text() for part in parts for node in part.css("script") if _is_inline(node)]
    scripts = [text for text in written if text in known]
    styles = [node.text() for part in parts for node in part.css("style")]
    styles = [text for text in styles if text in inline.styles]
    styled = [node.attributes["style"] or "" for part in parts for node in part.css("[style]")]
    styled = [text for text in styled if text in ALIGNED]
    own = " ".join(("'self'", *hosts))
    unsafe = ["'unsafe-hashes'"] if styled else []
    return "; ".join(
        (
            "default-src 'none'",
            " ".join((f"{SCRIPTS}{own}", *_hashes(scripts))),
            " ".join((f"{STYLES}{own}", *unsafe, *_hashes([*styles, *styled]))),
            f"img-src {own} data:",
            *(f"{kind}-src {own}" for kind in ("font", "connect", "worker", "manifest", "media")),
            f"frame-src {own}",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )


def allow_last_script(page: BuiltPage) -> None:
    """Let the last inline script of a finished page run too, which was added to it since."""
    meta = page.tree.css_first(META)
    scripts = [node for node in page.tree.css("script") if _is_inline(node)]
    if meta is None or not scripts:
        return
    (allowed,) = _hashes([scripts[-1].text()])
    said = meta.attributes.get("content") or ""
    if SCRIPTS in said:
        meta.attrs["content"] = said.replace(SCRIPTS, f"{SCRIPTS}{allowed} ", 1)
    else:
        meta.attrs["content"] = f"{said}; {SCRIPTS}{allowed}; connect-src 'self'"


def allow_style(page: BuiltPage, text: str) -> None:
    """Let a style apply that was added to a finished page since.

    Args:
        page: The page, which is changed.
        text: The style.
    """
    meta = page.tree.css_first(META)
    if meta is not None:
        (allowed,) = _hashes([text])
        said = meta.attributes.get("content") or ""
        meta.attrs["content"] = said.replace(STYLES, f"{STYLES}{allowed} ", 1)


def _is_inline(script: LexborNode) -> bool:
    """Whether it is a script that is run, and is written in the page itself."""
    kind = (script.attributes.get("type") or "").strip().lower()
    return "src" not in script.attributes and kind not in DATA


def _hashes(texts: Iterable[str]) -> Iterator[str]:
    """The texts by their hashes, each once. The parser has read line breaks as a browser does."""
    for text in dict.fromkeys(texts):
        yield f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
