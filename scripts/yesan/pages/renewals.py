"""How often a source is renewed, in words."""

from __future__ import annotations

from yesan.language.locale import Locale


def said(locale: Locale, frequency: str) -> str:
    """A frequency in words; empty where none is known.

    Args:
        locale: The language of the page.
        frequency: Its code in the descriptor, or nothing.
    """
    text = locale.text
    words = {
        "daily": text("Renewed every day"),
        "weekly": text("Renewed every week"),
        "biweekly": text("Renewed every two weeks"),
        "monthly_2": text("Renewed twice a month"),
        "monthly": text("Renewed every month"),
        "bimonthly": text("Renewed every two months"),
        "quarterly": text("Renewed every quarter"),
        "annual_3": text("Renewed three times a year"),
        "annual_2": text("Renewed twice a year"),
        "annual": text("Renewed every year"),
        "biennial": text("Renewed every two years"),
        "triennial": text("Renewed every three years"),
        "quadrennial": text("Renewed every four years"),
        "quinquennial": text("Renewed every five years"),
        "decennial": text("Renewed every ten years"),
        "cont": text("Renewed continuously"),
        "as_needed": text("Renewed when needed"),
        "irreg": text("Renewed at irregular times"),
        "not_planned": text("No renewal is planned"),
        "never": text("Never renewed"),
    }
    return words[frequency] if frequency else ""
