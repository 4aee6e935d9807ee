"""How claims, figures on pages and pictures are forged, each in one of eight kinds."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from yesan.proof.claims import claims
from yesan.proof.claims.claims import Claim, Place
from yesan.proof.finding import Finding
from yesan.proof.proof import Prover

SEED = 20201126
PICTURE = "charts/index/changes.svg"
PICTURES = ("bar", "tick", "text")
"""What is forged in a picture: a length, the scale, a figure."""
ON_PAGES = (
    "index.html",
    "programs/index.html",
    "programs/it-resources.html",
    "departments/index.html",
)
Claims = dict[str, Claim]
Forge = Callable[[random.Random, Claim], Claim | None]


def of(listed: Claims, *operations: str) -> list[Claim]:
    return [claim for claim in listed.values() if claim.operation in operations]


def wrong_cell(chance: random.Random, claim: Claim) -> Claim | None:
    """Another row than the claim says, or one less, though the figure is that of the cells."""
    position = chance.randrange(len(claim.operands))
    place = claim.operands[position]
    if not isinstance(place, Place):
        return None
    if claim.operation == "sum":
        lines = place.lines[1:] if len(place.lines) > 1 else (place.lines[0] + 1,)
    else:
        lines = (place.lines[0] + 1,)
    return _with(claim, position, replace(place, lines=lines))


def wrong_operation(chance: random.Random, claim: Claim) -> Claim | None:
    """Another operation that gives the same figure, or one that does not."""
    others = {
        "change": "remainder",
        "share": chance.choice(["execution", "rate"]),
        "sum": "change",
        "rows": "count",
        "remainder": "change",
        "per-inhabitant": "sum",
        "size": "count",
    }
    other = others.get(claim.operation)
    if other is None or (claim.operation in {"rows", "size"} and claim.value == 1):
        return None
    return replace(claim, operation=other)


def wrong_coverage(chance: random.Random, claim: Claim) -> Claim | None:
    """A sum of what is listed that is called whole, or printed."""
    others = [c for c in claims.COVERAGES if c != claim.coverage]
    return replace(claim, coverage=chance.choice(others))


def wrong_denominator(chance: random.Random, claim: Claim) -> Claim | None:
    """A whole that is another part, or the amount of another phase before."""
    place = claim.operands[1] if len(claim.operands) > 1 else None
    if not isinstance(place, Place):
        return None
    if claim.operation == "share":
        return _with(claim, 1, replace(place, lines=(place.lines[0] + chance.randint(1, 4),)))
    return _with(claim, 1, replace(place, field="original"))


def wrong_tie(chance: random.Random, claim: Claim) -> Claim | None:
    """A rank that the figure has not, or has only since a larger one is left out."""
    if len(claim.operands) < 3:
        return None
    match chance.randrange(3):
        case 0:
            return replace(claim, value=claim.value + 1)
        case 1:  # The second is called the first: the first is left out.
            return replace(claim, operands=claim.operands[1:])
    return replace(claim, operands=(*reversed(claim.operands),))


def wrong_sign(_: random.Random, claim: Claim) -> Claim | None:
    return replace(claim, value=-claim.value) if claim.value else None


def wrong_unit(chance: random.Random, claim: Claim) -> Claim | None:
    others = [unit for unit in ("KRW", "USD", "ratio", "count") if unit != claim.unit]
    return replace(claim, unit=chance.choice(others))


def _with(claim: Claim, position: int, place: Place) -> Claim:
    operands = [*claim.operands]
    operands[position] = place
    return replace(claim, operands=tuple(operands))


FORGED: Mapping[str, tuple[Forge, Sequence[str], int]] = {
    "cell": (wrong_cell, ("sum", "change", "share", "remainder", "per-inhabitant"), 14),
    "operation": (wrong_operation, ("change", "share", "sum", "rows", "remainder", "size"), 12),
    "coverage": (wrong_coverage, ("sum", "change", "share", "rows", "moved"), 12),
    "denominator": (wrong_denominator, ("share", "change"), 12),
    "tie": (wrong_tie, ("size",), 10),
    "sign": (wrong_sign, ("change", "share", "sum", "remainder", "per-inhabitant"), 6),
    "unit": (wrong_unit, ("sum", "change", "share", "rows", "count"), 6),
}
"""How each kind is forged in the table of claims, of which operations, and how many."""


def forged_claims(kind: str, listed: Claims, count: int) -> Claims:
    """Claims of the site that are false in one way, and of which no other is made."""
    forge, operations, _ = FORGED[kind]
    chance = random.Random(f"{SEED} {kind}")  # noqa: S311 - no secret
    used = {o for claim in listed.values() for o in claim.operands if isinstance(o, str)}
    candidates = sorted(of(listed, *operations), key=lambda claim: claim.id)
    chance.shuffle(candidates)
    forged: Claims = {}
    for claim in candidates:
        made = forge(chance, claim) if claim.id not in used else None
        if made is not None and made != claim and len(forged) < count:
            forged[claim.id] = made
    assert len(forged) == count
    return forged


def found_on_a_page(prover: Prover, site: Path, kind: str, number: int) -> list[Finding]:
    """What the proof finds in a page that has one forged figure."""
    chance = random.Random(f"{SEED} {kind} {number}")  # noqa: S311 - no secret
    page = chance.choice(ON_PAGES)
    html = forge_page(chance, kind, (site / page).read_text(encoding="utf-8"))
    return _found(prover, page, html)


def found_in_a_picture(prover: Prover, site: Path, kind: str, number: int) -> list[Finding]:
    """What the proof finds in a picture that is forged in one place."""
    chance = random.Random(f"{SEED} {kind} {number}")  # noqa: S311 - no secret
    svg = (site / PICTURE).read_text(encoding="utf-8")
    return _found(prover, PICTURE, forge_picture(chance, kind, svg))


def forge_page(chance: random.Random, kind: str, html: str) -> str:
    """A page with one figure forged."""
    figures = [*re.finditer(r'<data data-figure="([^"]+)" value="([^"]+)">([^<]+)</data>', html)]
    chance.shuffle(figures)
    for figure in figures:
        id_, value, text = figure.groups()
        if (made := _forged_element(chance, kind, id_, value, text)) and made != figure[0]:
            return html[: figure.start()] + made + html[figure.end() :]
    raise AssertionError(kind)


def _forged_element(
    chance: random.Random, kind: str, id_: str, value: str, text: str
) -> str | None:
    amount = Decimal(value)
    match kind:
        case "sign" if text[0] in "+−" and amount:
            text = ("−" if text[0] == "+" else "+") + text[1:]
        case "unit" if "원" in text:
            text = text.replace("원", chance.choice(["달러", "%", "명"]))
        case "unit" if "%" in text:
            text = text.replace("%", "원")
        case "place" if amount and any(c.isdigit() for c in text):
            value = str(amount + 1)
        case "place-text" if (digit := re.search(r"[1-8]", text)) and amount:
            text = text[: digit.start()] + str(int(digit[0]) + 1) + text[digit.end() :]
        case "place-id" if id_.startswith("c") and amount:
            id_ = "c" + id_[:0:-1]
        case _:
            return None
    return f'<data data-figure="{id_}" value="{value}">{text}</data>'


def forge_picture(chance: random.Random, kind: str, svg: str) -> str:
    """A picture with a bar that is too long, or moved, or with another text."""
    if kind == "bar":
        bars = [*re.finditer(r'(<path data-figure="[^"]+" d="M[\d.]+,[\d.]+h)([\d.]+)(v16h-)', svg)]
        bar = chance.choice([b for b in bars if float(b[2]) > 20])
        return svg[: bar.start()] + f"{bar[1]}{float(bar[2]) * 0.9:.2f}{bar[3]}" + svg[bar.end() :]
    if kind == "tick":
        tick = chance.choice([*re.finditer(r">(−?\d+)</text>", svg)][:3])
        return svg[: tick.start(1)] + f"{tick[1]}5" + svg[tick.end(1) :]
    texts = [*re.finditer(r'(<text data-figure="[^"]+"[^>]*>[^<\d]*)(\d)', svg)]
    text = chance.choice(texts)
    return svg[: text.start(2)] + str((int(text[2]) + 1) % 9 + 1) + svg[text.end(2) :]


def _found(prover: Prover, page: str, text: str) -> list[Finding]:
    """What is found in a page that was not there before; nothing is kept of it."""
    before = len(prover.places.findings)
    prover.document(page, text)
    found = prover.places.findings[before:]
    del prover.places.findings[before:]
    return found
