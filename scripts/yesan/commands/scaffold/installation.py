"""Where another machine can install this copy of yesan from.

The name alone is not enough: on a package index it may belong to somebody else. What no address
leads to is brought along: a project has this copy as a wheel then.
"""

from __future__ import annotations

import json
from importlib.metadata import Distribution, distribution
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from yesan.commands.scaffold import wheel

NAME = "yesan"
UNKNOWN = "://yesan.example/"
"""The address of `project.urls` until the project has a public repository; it is reserved."""


class Requirement(NamedTuple):
    """What installs this copy of yesan.

    Attributes:
        line: The line of a requirements file: an address, pinned, or the name of the wheel.
        wheel: The name of the wheel that the project must have; empty where there is an address.
        content: The wheel.
    """

    line: str
    wheel: str = ""
    content: bytes = b""


def requirement(installed: Distribution | None = None) -> Requirement:
    """What installs this copy of yesan on another machine.

    It is the commit or the file that yesan was installed from, as the installer recorded it
    (``direct_url.json``, PEP 610). After an installation from a local folder or file, which no
    other machine can reach, it is the tag of the version in the project's own repository; as long
    as no public one is named, this copy as a wheel.

    Args:
        installed: The distribution; by default the one that is running.
    """
    found = installed or distribution(NAME)
    address = _recorded(json.loads(found.read_text("direct_url.json") or "{}"))
    line = f"{NAME} @ {address or _released(found)}"
    if UNKNOWN not in line:
        return Requirement(line)
    return Requirement(f"./{wheel.name(found)}", wheel.name(found), wheel.wheel(found))


def _recorded(origin: dict[str, Any]) -> str:
    """The address that an installer recorded, or nothing where others cannot reach it."""
    url = str(origin.get("url", ""))
    split = urlsplit(url)
    if split.scheme != "https" or "@" in split.netloc:
        return ""
    folder = {"subdirectory": origin["subdirectory"]} if origin.get("subdirectory") else {}
    match origin:
        case {"vcs_info": {"vcs": str(system), "commit_id": str(commit)}}:
            return _with(f"{system}+{url}@{commit}", folder)
        case {"archive_info": {"hashes": {"sha256": str(digest)}}}:
            return _with(url, {"sha256": digest, **folder})
    return ""


def _with(address: str, fragment: dict[str, str]) -> str:
    return f"{address}#{urlencode(fragment, safe='/')}" if fragment else address


def _released(found: Distribution) -> str:
    """The tag of the version in the repository that the project names as its source."""
    urls = dict(line.split(", ", 1) for line in found.metadata.get_all("Project-URL") or ())
    return f"git+{urls['Source']}@v{found.version}"
