"""Whose an address in a page is: of the site itself, of another host, or of none that is known.

Browsers read addresses as the URL Standard of the WHATWG says, which is more lenient than others:
they leave out blanks and control characters, take a backslash for a slash, and after two or more of
them expect a host.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import SplitResult, urlsplit

ODD = re.compile(r"[\x00-\x20\x7f\\]")
"""What browsers leave out of an address, or take for a slash."""
UNKNOWN = "unknown:"
"""The scheme of what cannot be read."""


def parts(address: str) -> SplitResult:
    """An address in its parts; where it cannot be read, one of a scheme that nobody allows."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit(UNKNOWN)


def is_own(address: str) -> bool:
    """Whether a browser looks for an address on the site itself."""
    if ODD.search(address) or address.startswith("//"):
        return False
    found = parts(address)
    return not found.scheme and not found.netloc


def is_allowed(address: str, hosts: Collection[str]) -> bool:
    """Whether an address is of one of the hosts.

    Args:
        address: The address.
        hosts: Their origins, such as ``https://maps.example``.
    """
    found = parts(address)
    return not ODD.search(address) and f"{found.scheme}://{found.netloc}" in hosts
