"""How fresh a source is: when it was last looked at, how often it is renewed, what its limits are.

The codes of how often are those of the EU's vocabulary of frequencies, which DCAT's
``accrualPeriodicity`` takes, in lower case:
http://publications.europa.eu/resource/authority/frequency
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yesan.package.text import Text

FREQUENCIES = (
    *("daily", "weekly", "biweekly", "monthly_2", "monthly", "bimonthly", "quarterly"),
    *("annual_3", "annual_2", "annual", "biennial", "triennial", "quadrennial", "quinquennial"),
    *("decennial", "cont", "as_needed", "irreg", "not_planned", "never"),
)
"""How often a source can be renewed, the most often first; then those without a rhythm."""
ABSENT = Text("")


@dataclass(frozen=True)
class Freshness:
    """What is known of the state of a source; each may be missing.

    Attributes:
        accessed: When the publisher of the package last looked at it.
        frequency: How often it is renewed: one of `FREQUENCIES`, or empty.
        limitations: What it does not have, or cannot be used for.
    """

    accessed: date | None = None
    frequency: str = ""
    limitations: Text = ABSENT

    def __bool__(self) -> bool:
        return bool(self.accessed or self.frequency or self.limitations)

    def completed(self, other: Freshness) -> Freshness:
        """The same, with what another one knows where this one does not."""
        return Freshness(
            self.accessed or other.accessed,
            self.frequency or other.frequency,
            self.limitations or other.limitations,
        )
