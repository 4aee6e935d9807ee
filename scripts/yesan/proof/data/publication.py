"""By whom data were published, and when, as the descriptor says it."""

from __future__ import annotations

from datetime import date
from typing import Any

from yesan.package.package import Package

ROLES = ("publisher", "author", "creator", "contributor")
"""Who is named first."""
DAY = 10
"""The length of a date without its time."""


def publishers(package: Package) -> list[str]:
    """The names of those with the first of some roles that anybody has, else of the first."""
    people = [p for p in package.raw.get("contributors") or () if isinstance(p, dict)]
    for role in ROLES:
        if found := [p for p in people if role in _roles(p)]:
            return [_name(package, p) for p in found]
    return [_name(package, p) for p in people[:1]]


def day(package: Package) -> str:
    """The date of a package; empty where it has none."""
    try:
        return date.fromisoformat(str(package.raw.get("created") or "")[:DAY]).isoformat()
    except ValueError:
        return ""


def _name(package: Package, person: dict[str, Any]) -> str:
    return str(person.get(f"title@{package.language}") or person.get("title") or "")


def _roles(person: dict[str, Any]) -> list[str]:
    roles = person.get("roles") or person.get("role") or []
    return [roles] if isinstance(roles, str) else [*map(str, roles)]
