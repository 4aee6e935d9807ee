"""Profiles: the standard's are known here; a package may name a JSON Schema of its own."""

from __future__ import annotations

import itertools
import re

from yesan.errors import Fault, PropertyPath
from yesan.phrase import Phrase
from yesan.reading.parsing import Json

NAMES = frozenset({"data-package", "tabular-data-package", "fiscal-data-package"})
HOSTS = (
    "datapackage.org/profiles/",
    "specs.frictionlessdata.io/",
    "schemas.frictionlessdata.io/",
    "frictionlessdata.io/schemas/",
)
"""Where the standard's profiles are; they are not fetched, since their rules are checked here."""
MOST = 20
"""How many differences from a profile are reported."""


def is_known(profile: str) -> bool:
    """Whether a profile is one of the standard's."""
    address = profile.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return not profile or profile in NAMES or address.startswith(HOSTS)


def misfits(raw: Json, profile: Json) -> list[tuple[PropertyPath, str]]:
    """Where a descriptor differs from what a JSON Schema asks for, and how.

    Raises:
        Fault: The profile is not a JSON Schema.
    """
    import jsonschema  # noqa: PLC0415 - slow to load, and rarely needed
    import referencing  # noqa: PLC0415

    standard = jsonschema.Draft202012Validator
    try:
        kind = jsonschema.validators.validator_for(profile, default=standard)
        kind.check_schema(profile)
        # A registry of its own: the default one fetches references to addresses.
        validator = kind(profile, registry=referencing.Registry())
        found = list(itertools.islice(validator.iter_errors(raw), MOST))
    except (
        *(jsonschema.SchemaError, referencing.exceptions.Unresolvable, re.error),
        # A profile that is broken in other ways, or refers to itself without end.
        *(ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError),
    ) as error:
        said = next(iter(str(error).splitlines()), type(error).__name__)
        raise Fault(
            "profile-error", said, Phrase("a JSON Schema"), Phrase("fix the profile")
        ) from error
    return [(tuple(error.absolute_path), error.message) for error in found]
