"""Profiles: those of the standard, which are known here, and those of others, to be fetched."""

from __future__ import annotations

import itertools
import re

from yesan.errors import Fault
from yesan.reading.parsing import Json

NAMES = frozenset({"data-package", "tabular-data-package", "fiscal-data-package"})
HOSTS = (
    "datapackage.org/profiles/",
    "specs.frictionlessdata.io/",
    "schemas.frictionlessdata.io/",
    "frictionlessdata.io/schemas/",
)
"""Where the profiles of the standard are; what they ask for is checked here, and not fetched."""
MOST = 20


def is_known(profile: str) -> bool:
    """Whether a profile is one of the standard's."""
    address = profile.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return not profile or profile in NAMES or address.startswith(HOSTS)


def misfits(raw: Json, profile: Json) -> list[tuple[str, str]]:
    """Where a descriptor differs from what a JSON Schema asks for, and how.

    Raises:
        Fault: The profile is no JSON Schema.
    """
    import jsonschema  # noqa: PLC0415 - slow to load, and rarely needed
    import referencing  # noqa: PLC0415

    standard = jsonschema.Draft202012Validator
    try:
        kind = jsonschema.validators.validator_for(profile, default=standard)
        kind.check_schema(profile)
        # A registry of its own: by default references to addresses are fetched.
        validator = kind(profile, registry=referencing.Registry())
        found = list(itertools.islice(validator.iter_errors(raw), MOST))
    except (
        *(jsonschema.SchemaError, referencing.exceptions.Unresolvable, re.error),
        # A profile that is nonsense in other ways, or refers to itself without end.
        *(ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError),
    ) as error:
        said = next(iter(str(error).splitlines()), type(error).__name__)
        raise Fault("profile-error", said, "a JSON Schema", "mend the profile") from error
    return [(".".join(map(str, error.absolute_path)), error.message) for error in found]
