"""The texts of licences that data is often under, for a zip that is read without the web.

They are those of choosealicense.com, compared word by word with those of the list of SPDX. Of any
other licence a zip has the name and the address alone.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from yesan.package.package import Package

FOLDER = resources.files("yesan") / "downloads" / "licenses"
ADDRESSES = {
    "CC-BY-4.0": r"creativecommons\.org/licenses/by/4\.0\b",
    "CC-BY-SA-4.0": r"creativecommons\.org/licenses/by-sa/4\.0\b",
    "CC0-1.0": r"creativecommons\.org/publicdomain/zero/1\.0\b",
    "ODbL-1.0": r"opendatacommons\.org/licenses/odbl\b",
}
"""The licences by their names, each with the pattern of its address."""


def of(package: Package) -> tuple[str, ...]:
    """The texts of the licences of a package, as far as they are here."""
    return tuple(_text(name) for name in _names(package))


def _names(package: Package) -> list[str]:
    """The names of those licences of which there is a text: by their names, else by addresses."""
    said = package.raw.get("licenses")
    listed = [x for x in said if isinstance(x, dict)] if isinstance(said, list) else []
    found = []
    for each in listed:
        own, path = str(each.get("name") or "").lower(), str(each.get("path") or "")
        by_name = [name for name in ADDRESSES if name.lower() == own]
        by_path = [name for name, form in ADDRESSES.items() if re.search(form, path)]
        # Where the two are of different licences, nobody knows which one is meant.
        if by_name == by_path or not (by_name and by_path):
            found += by_name or by_path
    return list(dict.fromkeys(found))


@cache
def _text(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
