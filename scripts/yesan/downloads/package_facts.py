"""What a package says of itself that catalogues ask for: when, where, who, of what."""

from __future__ import annotations

import re
from collections.abc import Iterable

from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.package.source import Contributor
from yesan.reading.parsing import names

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
COUNTRY = re.compile(r"[A-Z]{2}")
CREATORS = ("author", "creator")
"""The roles of those who made what is in the data."""
KEEPERS = ("publisher", "distributor", "maintainer", "wrangler", "contributor", *CREATORS)
"""The roles of those who keep the data, the first that anybody has."""


def day(package: Package) -> str:
    """The day of this version of a package, as ISO 8601 has it; empty where that is not known."""
    found = DAY.match(package.created)
    return found[0] if found else ""


def period(package: Package) -> tuple[str, str]:
    """The first and the last day that a package is about; empty texts where it does not say so."""
    said = package.raw.get("fiscalPeriod")
    ends = (said.get("start"), said.get("end")) if isinstance(said, dict) else ("", "")
    first, last = (x if isinstance(x, str) and DAY.fullmatch(x) else "" for x in ends)
    return (first, last) if first and last else ("", "")


def period_of(package: Package, resource: Resource) -> tuple[str, str]:
    """The first and the last day that a table is about: those of the package, if it has amounts.

    A table that says itself when its rows are may be about other years.
    """
    has_amounts = any(f.is_value and f.currency for f in resource.fields)
    has_times = any(f.is_time for f in resource.fields)
    return period(package) if has_amounts and not has_times else ("", "")


def countries(package: Package) -> tuple[str, ...]:
    """The codes of the countries that a package is about."""
    return tuple(x for x in names(package.raw.get("countryCode")) if COUNTRY.fullmatch(x))


def keywords(package: Package) -> tuple[str, ...]:
    """The keywords of a package."""
    said = package.raw.get("keywords")
    return (
        tuple(dict.fromkeys(x for x in said if isinstance(x, str) and x))
        if isinstance(said, list)
        else ()
    )


def identifier(package: Package) -> str:
    """What a package is known by anywhere; empty where it does not say so."""
    said = package.raw.get("id")
    return said if isinstance(said, str) else ""


def people(package: Package, roles: Iterable[str]) -> tuple[Contributor, ...]:
    """Those who have the first of some roles that anybody has."""
    for role in roles:
        if found := tuple(c for c in package.contributors if role in c.roles):
            return found
    return ()


def keepers(package: Package) -> tuple[Contributor, ...]:
    """Those who keep and publish the data: where no role says so, all that a package names."""
    return people(package, KEEPERS) or package.contributors


def licenses(package: Package) -> tuple[str, ...]:
    """The addresses of the licences of a package."""
    return tuple(x.path for x in package.licenses if x.path.startswith(("https://", "http://")))
