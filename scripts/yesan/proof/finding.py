"""What is wrong with one claim, at one place of a site."""

from __future__ import annotations

from dataclasses import dataclass

from yesan.errors import DataError

REMEDY = "build the site again; if that does not help, it is a fault of the generator"


@dataclass(frozen=True)
class Finding:
    """Something that is not as the tables have it.

    Attributes:
        page: The file of the site.
        id: The claim, the cell, or the number.
        found: What is there.
        expected: What should be there.
        remedy: What to do about it.
    """

    page: str
    id: str
    found: str
    expected: str
    remedy: str = REMEDY

    @property
    def error(self) -> DataError:
        """As an error of the site."""
        return DataError(
            file=self.page,
            type="claim-error",
            found=self.found,
            expected=self.expected,
            remedy=self.remedy,
            field=self.id,
        )
