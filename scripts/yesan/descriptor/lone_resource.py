"""A descriptor of one resource, as `frictionless describe FILE --json` writes it: a package of it.

It is a warning, since other programs read such a file as a resource alone.
"""

from __future__ import annotations

from yesan.descriptor.findings import Problems
from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading.parsing import Json

OWN = ("path", "data")
"""What a resource has, and a package has not."""


def packaged(raw: Json, findings: Problems) -> Json:
    """A descriptor as that of a package: a resource alone is the one of a package.

    Args:
        raw: The descriptor as it is written.
        findings: Those of the descriptor.
    """
    if "resources" in raw or not any(name in raw for name in OWN):
        return raw
    findings.warn(
        Fault(
            "misplaced-property",
            Phrase("a resource alone"),
            Phrase("a package with its resources"),
            Phrase('write {{"resources": [ … ]}} around it; yesan new --from does so'),
        )
    )
    return {"name": raw.get("name"), "resources": [raw]} if "name" in raw else {"resources": [raw]}
