"""The years that columns of figures are of, by their names alone: ``FY2019`` and ``FY2020``."""

from __future__ import annotations

import re
from collections import Counter

from yesan.package.resource import Resource

PARTED = re.compile(r"(\D*)(\d{4})(\D*)", re.ASCII)
"""A name with one number, of four digits."""
YEARS = range(1900, 2200)


def column_years(resource: Resource) -> frozenset[str]:
    """The years in names that are else those of other columns of figures."""
    parted = [found for f in resource.fields if f.numeric if (found := PARTED.fullmatch(f.name))]
    dated = [found for found in parted if int(found[2]) in YEARS]
    alike = Counter((found[1], found[3]) for found in dated)
    return frozenset(found[2] for found in dated if alike[found[1], found[3]] > 1)
