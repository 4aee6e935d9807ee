"""Sources of a package or a table: documents, their lines, and numbers that are not data."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from yesan.descriptor.findings import Problems
from yesan.package.freshness import FREQUENCIES, Freshness
from yesan.package.source import Exclusion, Rewording, Source
from yesan.package.text import Text
from yesan.phrase import Phrase
from yesan.reading.parsing import Json, names
from yesan.reading.suggestion import meant

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def sources(owner: Json, findings: Problems) -> Iterator[Source]:
    """The sources of a package or a table.

    Args:
        owner: The package or the resource as the descriptor has it.
        findings: Those of the owner.
    """
    here = findings.at("sources")
    for number, raw in enumerate(findings.items(owner, "sources")):
        if not isinstance(raw, dict):
            here.note(raw, Phrase("an object with a title"), Phrase("name the source"))
            continue
        spans = [line_span(span, here.at("lines")) for span in here.items(raw, "lines")]
        name = str(raw.get("name") or raw.get("path") or raw.get("web") or "")
        source = Source(
            Text.read(raw, "title", name),
            lines=tuple(span for span in spans if span),
            excluded=tuple(_exclusions(raw, here)),
            reworded=tuple(_rewordings(raw, here)),
            freshness=_freshness(raw, here.at(number)),
        )
        known = {k: str(raw[k]) for k in ("path", "hash", "date") if k in raw}
        # Version 0 of the standard called it web.
        known.setdefault("path", str(raw.get("web") or ""))
        yield replace(source, **known)  # type: ignore[arg-type]


def _freshness(raw: Json, findings: Problems) -> Freshness:
    """When a source was last looked at, how often it is renewed, and its limits."""
    limitations = Text.read(raw, "limitations")
    if not isinstance(raw.get("limitations", ""), str | dict):
        limitations = Text("")
        findings.at("limitations").note(
            raw["limitations"], Phrase("text"), Phrase("write it in quotes, or leave it out")
        )
    return Freshness(
        accessed=_day(raw.get("accessed"), findings.at("accessed")),
        frequency=_frequency(raw.get("frequency"), findings.at("frequency")),
        limitations=limitations,
    )


def _day(written: Any, findings: Problems) -> datetime.date | None:
    if written is None:
        return None
    try:
        if DAY.fullmatch(written):
            return datetime.date.fromisoformat(written)
    except (TypeError, ValueError):
        pass
    findings.note(
        written,
        Phrase("a day such as 2026-03-02"),
        Phrase("write year, month and day, or leave it out"),
    )
    return None


def _frequency(written: Any, findings: Problems) -> str:
    if written is None or written in FREQUENCIES:
        return written or ""
    findings.note(
        written,
        Phrase("how often it is renewed: {codes}", codes=", ".join(FREQUENCIES)),
        meant(str(written), FREQUENCIES, Phrase("write one of these, or leave it out")),
    )
    return ""


def _exclusions(owner: Json, findings: Problems) -> Iterator[Exclusion]:
    """The numbers of a source that are not data."""
    here = findings.at("excluded")
    for raw in findings.items(owner, "excluded"):
        match raw:
            case {"lines": span, "reason": str(), **rest} if lines := line_span(
                span, here.at("lines")
            ):
                figures = _figures(rest.get("numbers"), here.at("numbers"))
                yield Exclusion(lines, figures, Text.read(raw, "reason"))
            case _:
                here.note(
                    raw,
                    Phrase("lines and a reason"),
                    Phrase('write it as {{"lines": "14-15", "numbers": ["3"], "reason": "…"}}'),
                )


def _rewordings(owner: Json, findings: Problems) -> Iterator[Rewording]:
    """The rows whose texts the source has in other words."""
    here = findings.at("reworded")
    for raw in findings.items(owner, "reworded"):
        match raw:
            case {"lines": span, "fields": listed, "reason": str(), **rest} if (
                lines := line_span(span, here.at("lines"))
            ) and names(listed):
                yield Rewording(
                    lines,
                    fields=frozenset(names(listed)),
                    values=frozenset(names(rest.get("values"))),
                    reason=Text.read(raw, "reason"),
                )
            case _:
                here.note(
                    raw,
                    Phrase("lines, fields and a reason"),
                    Phrase('write it as {{"lines": "14-15", "fields": ["label"], "reason": "…"}}'),
                )


def _figures(listed: object, findings: Problems) -> frozenset[Decimal]:
    """Numbers written as text, without their signs."""
    found = set()
    for text in names(listed):
        digits = text.replace(",", "")
        if re.fullmatch(r"\d{1,30}(\.\d{1,30})?", digits):
            found.add(Decimal(digits))
        else:
            findings.note(text, Phrase("a number"), Phrase("write its digits, without a sign"))
    return frozenset(found)


def line_span(raw: object, findings: Problems) -> tuple[int, int] | None:
    """The first and the last line of a span."""
    match = re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", str(raw))
    if match and int(match[1]) <= int(match[2] or match[1]):
        return int(match[1]), int(match[2] or match[1])
    findings.note(raw, Phrase("lines such as 14-51"), Phrase("give the first and the last line"))
    return None
