"""Whether the scale that a view sets can hold what its field has.

Vega-Lite draws a bar beyond its scale outside of the picture, and leaves out what a list of values
does not have, without an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from yesan.charts import view_moments
from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading.parsing import Json

ENDS = 2
PLACES = frozenset({"nominal", "ordinal"})
"""The types of channels whose domain is a list of values."""


def check(
    channel: Json,
    name: str,
    known: Sequence[Any],
    clipped: bool,  # noqa: FBT001 - as the view says
    *,
    placed: bool,
) -> None:
    """Refuse a domain that leaves out what a field has; a part of it where that is not meant.

    Args:
        channel: The definition of a channel.
        name: Its field.
        known: The values of the field.
        clipped: Whether the view says that what is beyond its scales is cut.
        placed: Whether the channel says where its marks are: if clamped, a mark would lie.

    Raises:
        Fault: The domain leaves something out.
    """
    scale = channel.get("scale")
    if not isinstance(scale, dict) or channel.get("aggregate") or channel.get("bin"):
        return
    domain, figures = scale.get("domain"), [v for v in known if isinstance(v, int | Decimal)]
    if channel.get("type") == "temporal":
        count, outside, said = _times_outside(channel, scale, known)
    elif channel.get("type") in PLACES or not figures:
        if isinstance(domain, list):
            _check_words(domain, name, known)
        return
    else:
        low, high = _ends(scale)
        outside = [f"{v}" for v in figures if not low <= v <= high]
        count, said = len(figures), Phrase("from {low} to {high}", low=_said(low), high=_said(high))
    clamped = bool(scale.get("clamp"))
    meant = clipped and not clamped if placed else clipped or clamped
    meant = meant and len(outside) < count
    if outside and not meant:
        raise Fault(
            "view-error",
            Phrase(
                "a scale {said}, clamped, over {name}, which has {outside}",
                said=said,
                name=name,
                outside=outside[0],
            )
            if clamped
            else Phrase(
                "a scale {said} over {name}, which has {outside}",
                said=said,
                name=name,
                outside=outside[0],
            ),
            Phrase("a scale that holds the figures"),
            Phrase("take out its domain, or widen it"),
        )


def _times_outside(channel: Json, scale: Json, known: Sequence[Any]) -> tuple[int, list[str], str]:
    """How many times are known, those that a scale of times leaves out, and what it is over."""
    unit = str(channel.get("timeUnit", "")).removeprefix("utc")
    if unit and unit not in view_moments.UNITS:
        return 0, [], ""  # times of another unit are of no year, or begin at one of its parts
    domain = scale.get("domain")
    ends = domain if isinstance(domain, list) and len(domain) == ENDS else [None, None]
    read = [view_moments.read(end) for end in ends]
    low, high = sorted(filter(None, read)) if None not in read else (None, None)
    low = view_moments.read(scale.get("domainMin")) or low
    high = view_moments.read(scale.get("domainMax")) or high
    times = [(value, when) for value in known if (when := view_moments.read(value, unit))]
    outside = [
        f"{value}" for value, when in times if (low and when < low) or (high and when > high)
    ]
    said = [f"{end:%Y-%m-%d}" if end else Phrase("anything") for end in (low, high)]
    return len(times), outside, Phrase("from {low} to {high}", low=said[0], high=said[1])


def _check_words(domain: Sequence[Any], name: str, known: Sequence[Any]) -> None:
    listed = {_word(value) for value in domain}
    outside = [value for value in known if _word(value) not in listed]
    if outside:
        raise Fault(
            "view-error",
            Phrase(
                "a scale of {count:,} values over {name}, which has {outside}",
                count=len(domain),
                name=name,
                outside=outside[0],
            ),
            Phrase("a scale that holds the values"),
            Phrase("take out its domain, or add them"),
        )


def _ends(scale: Json) -> tuple[Decimal, Decimal]:
    """From where to where a scale is, as far as it says so."""
    domain, low, high = scale.get("domain"), Decimal("-Infinity"), Decimal("Infinity")
    if isinstance(domain, list) and len(domain) == ENDS:
        known = [Decimal(str(end)) for end in domain if _is_number(end)]
        if len(known) == ENDS:
            low, high = min(known), max(known)
    if _is_number(scale.get("domainMin")):
        low = Decimal(str(scale["domainMin"]))
    if _is_number(scale.get("domainMax")):
        high = Decimal(str(scale["domainMax"]))
    return low, high


def _said(end: Decimal) -> str:
    return f"{end}" if end.is_finite() else "anything"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _word(value: Any) -> str:
    """A value as a list of values has it, whatever its type."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value).casefold()
