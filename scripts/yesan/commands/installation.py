"""Where another machine can install this copy of yesan from.

The name alone is not enough: on a package index it may belong to somebody else.
"""

from __future__ import annotations

import json
from importlib.metadata import Distribution, distribution
from typing import Any
from urllib.parse import urlencode, urlsplit

NAME = "yesan"
UNKNOWN = "://yesan.example/"
"""The address of `project.urls` until the project has a public repository; it is reserved."""
GAP = "# TODO: where yesan can be installed from, such as yesan @ git+https://HOST/PATH@COMMIT"
"""What stands in place of an address that is not known; ``grep TODO`` finds it in the project."""


def requirement(installed: Distribution | None = None) -> str:
    """The line of a requirements file that installs this copy of yesan: an address, pinned.

    It is the commit or the file that yesan was installed from, as the installer recorded it
    (``direct_url.json``, PEP 610). After an installation from a local folder or file, which no
    other machine can reach, it is the tag of the version in the project's own repository. As long
    as no public one is named, a line above says what is left to the maintainer.

    Args:
        installed: The distribution; by default the one that is running.
    """
    found = installed or distribution(NAME)
    address = _recorded(json.loads(found.read_text("direct_url.json") or "{}"))
    line = f"{NAME} @ {address or _released(found)}"
    return f"{GAP}\n{line}" if UNKNOWN in line else line


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
