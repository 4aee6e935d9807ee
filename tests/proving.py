"""Sites of small packages that are proven, and what the proof says of them when they are forged."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from budgets import FIELDS, WIDE
from publishing import publish
from yesan.package.package import Package
from yesan.proof import proof
from yesan.proof.claims import claims
from yesan.proof.proof import Prover

Site = tuple[Package, Path]


def proven(
    make_package: Callable[..., Path], folders: pytest.TempPathFactory
) -> Callable[..., Site]:
    """What makes a proven site of a package of some tables, each once: nobody writes into it."""
    made: dict[str, Site] = {}

    def make(csv: dict[str, str], tables: dict[str, Any] | None = None, **more: Any) -> Site:
        described = json.dumps([csv, tables, more])
        if described not in made:
            fields = FIELDS | more.pop("fields", {})
            resources = dict.fromkeys(csv, WIDE) | (tables or {})
            folder = folders.mktemp("proven")
            root = make_package(csv, fields=fields, resources=resources, **more)
            package = publish(root, folder)
            found = [str(error) for error in proof.prove(package, folder).errors]
            assert found == [], "\n".join(found)
            made[described] = package, folder
        return made[described]

    return make


def said(site: Site, page: str = "index.html", css: str = ".yesan-lead, .yesan-note") -> list[str]:
    """What a page says in its first paragraphs."""
    tree = LexborHTMLParser((site[1] / page).read_text(encoding="utf-8"))
    return [" ".join(node.text().split()) for node in tree.css(css)]


def refused(site: Site, pattern: str, instead: str, page: str = "index.html") -> list[str]:
    """What the proof finds in a page in which something else is said."""
    package, root = site
    html = (root / page).read_text(encoding="utf-8")
    forged, count = re.subn(pattern, instead, html, flags=re.DOTALL)
    assert count > 0
    prover = Prover(package, claims.read(root), root)
    before = len(prover.places.findings)
    prover.document(page, forged)
    found = [*prover.places.findings[before:], *prover.ledger.left]
    files = (".vl.json",)  # what the page says is not what its charts say to download, either
    return [finding.expected for finding in found if not finding.id.endswith(files)]
