"""The strictest Content-Security-Policy under which a built page works."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256

ATTRIBUTES = r"""(?:"[^"]*"|'[^']*'|[^<>"'])*"""
SCRIPT = re.compile(rf"<script({ATTRIBUTES})>(.*?)</script>", re.DOTALL | re.IGNORECASE)
STYLE = re.compile(rf"<style{ATTRIBUTES}>(.*?)</style>", re.DOTALL | re.IGNORECASE)
STYLED = re.compile(rf"<[a-z]{ATTRIBUTES}?\sstyle=(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
DATA = re.compile(r"\s(?:src=|type=[\"']?application/(?:json|ld\+json)\b)", re.IGNORECASE)
"""A script that is a file, or no script but data."""


def policy(page: str, hosts: Iterable[str] = ()) -> str:
    """The strictest security policy under which the page works.

    Args:
        page: The HTML of the page.
        hosts: Origins beside its own that it may load from.
    """
    scripts = [text for attributes, text in SCRIPT.findall(page) if not DATA.search(attributes)]
    markup = SCRIPT.sub("", page)
    styles = STYLE.findall(markup)
    inline = [html.unescape(value[1:-1]) for value in STYLED.findall(markup)]
    own = " ".join(("'self'", *hosts))
    unsafe = ["'unsafe-hashes'"] if inline else []
    return "; ".join(
        (
            "default-src 'none'",
            " ".join((f"script-src {own}", *_hashes(scripts))),
            " ".join((f"style-src {own}", *unsafe, *_hashes([*styles, *inline]))),
            f"img-src {own} data:",
            *(f"{kind}-src {own}" for kind in ("font", "connect", "worker", "manifest", "media")),
            f"frame-src {own}",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )


def _hashes(texts: Sequence[str]) -> list[str]:
    """The texts by their hashes, each once, as a browser computes them."""
    normal = dict.fromkeys(re.sub(r"\r\n?", "\n", text) for text in texts)
    digests = (base64.b64encode(sha256(text.encode()).digest()).decode() for text in normal)
    return [f"'sha256-{digest}'" for digest in digests]
