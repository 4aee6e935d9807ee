"""Where readers say that something is wrong: a mailbox, or a form for new issues, filled in.

Nothing of a descriptor gets into such an address but a mailbox of letters and digits, or an https
address without a query; all that is filled in is percent-encoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from yesan.reading.parsing import Json, names

MAILBOX = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
HOST = r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?"
FORM = re.compile(rf"https://{HOST}(/[A-Za-z0-9._~-]+)+/?")
REPORT = re.compile(rf"https?://{HOST}([/?#][A-Za-z0-9._~%/?#=&+:@!,;-]*)?", re.ASCII)
"""The address of a message that somebody wrote: letters, digits, and no mark of HTML."""
GITHUB = re.compile(
    r"(https://)(?:www\.)?(github\.com/[\w.-]+/[\w.-]+?)(?:\.git|/issues)?/?", re.ASCII
)
GROUPS = re.compile(r"(https://)(gitlab\.com(?:/(?!-/)[\w.-]+?){2,}?)(?:\.git)?/?", re.ASCII)
"""A repository may be in a group of groups; what follows a part ``-`` is none."""
CONTACTS = frozenset({"contact", "contactpoint", "maintainer"})
"""The roles of contributors who are written to first."""
GITLAB = "/-/issues/new"
REPOSITORIES = ((GITHUB, "/issues/new"), (GROUPS, GITLAB))
"""Repositories, and where the form is in each."""
MOST = 1800
"""Maximum length of an address in characters: longer ones are cut by some programs of mail."""
LONGEST, SUBJECT = 300, 150
"""How many characters a mailbox or a form may have, and a subject: each row has them once more."""
UPWARDS = frozenset({".", ".."})
"""Parts of a path by which a browser leaves the repository that the others name."""


@dataclass(frozen=True)
class Contact:
    """Who readers write to, and how.

    Attributes:
        address: ``mailto:`` and a mailbox, or the address of a form, each without a query.
    """

    address: str

    def filled(self, subject: str, lines: Sequence[str]) -> str:
        """The address with a subject and a text; lines that it has no room for are left out.

        Args:
            subject: What it is about.
            lines: The text.
        """
        title, body = self._parameters
        cut = subject if len(subject) <= SUBJECT else f"{subject[: SUBJECT - 1]}…"
        found = f"{self.address}?{title}={_quoted(cut)}&{body}="
        for number, line in enumerate(lines):
            added = _quoted(f"\r\n{line}" if number else line)
            if number and len(found) + len(added) > MOST:
                break
            found += added
        return found

    @property
    def _parameters(self) -> tuple[str, str]:
        if self.address.startswith("mailto:"):
            return "subject", "body"
        if self.address.endswith(GITLAB):
            return "issue%5Btitle%5D", "issue%5Bdescription%5D"
        return "title", "body"


def of(raw: Json) -> Contact | None:
    """Who a descriptor names: in `feedback`, by a mailbox, or by a repository as its homepage.

    Args:
        raw: The descriptor.
    """
    found = read(raw.get("feedback"))
    if found:
        return found
    mailbox = next(_mailboxes(raw.get("contributors")), "")
    return read(mailbox) or _form(raw.get("homepage"), any_host=False)


def read(value: Any) -> Contact | None:
    """A mailbox, a repository or a form for new issues; nothing where it is none of them."""
    if isinstance(value, str) and len(value) <= LONGEST and MAILBOX.fullmatch(value):
        return Contact(f"mailto:{value}")
    return _form(value, any_host=True)


def report(value: Any) -> str:
    """The address at which somebody wrote that something is wrong; empty where it is none."""
    if not isinstance(value, str):
        return ""
    scheme, _, mailbox = value.partition(":")
    is_mail = scheme == "mailto" and MAILBOX.fullmatch(mailbox)
    return value if is_mail or REPORT.fullmatch(value) else ""


def _form(value: Any, *, any_host: bool) -> Contact | None:
    if not isinstance(value, str) or len(value) > LONGEST or UPWARDS & {*value.split("/")}:
        return None
    for pattern, form in REPOSITORIES:
        if repository := pattern.fullmatch(value):
            return Contact("".join((*repository.groups(), form)))
    return Contact(value) if any_host and FORM.fullmatch(value) else None


def _mailboxes(contributors: Any) -> Iterator[str]:
    """The mailboxes of contributors, those of contacts first."""
    given = contributors if isinstance(contributors, list) else []
    listed = [x for x in given if isinstance(x, dict)]
    for x in sorted(listed, key=lambda x: not _is_contact(names(x.get("roles") or x.get("role")))):
        email = x.get("email")
        if isinstance(email, str) and MAILBOX.fullmatch(email.strip()):
            yield email.strip()


def _is_contact(roles: Iterable[str]) -> bool:
    return any(role.casefold() in CONTACTS for role in roles)


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="replace")
