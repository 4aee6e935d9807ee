"""Who readers tell that something is wrong."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from yesan.package import contact

ANNA, BERT = "anna@town.example", "bert@town.example"
REPOSITORY = "https://github.com/town/budget"


def _address(**raw: object) -> str:
    found = contact.of(raw)
    return found.address if found else ""


def test_contributor_who_is_the_contact_is_written_to_before_others() -> None:
    people = [{"email": ANNA, "roles": ["author"]}, {"email": BERT, "roles": ["contact"]}]
    assert _address(contributors=people) == f"mailto:{BERT}"
    assert _address(contributors=people[:1]) == f"mailto:{ANNA}"


def test_issues_of_the_repository_that_is_the_homepage_are_taken_where_no_mailbox_is_named() -> (
    None
):
    assert _address(homepage=REPOSITORY) == f"{REPOSITORY}/issues/new"
    assert _address(homepage="https://gitlab.com/town/budget") == (
        "https://gitlab.com/town/budget/-/issues/new"
    )
    assert _address(homepage=REPOSITORY, contributors=[{"email": ANNA}]) == f"mailto:{ANNA}"


@pytest.mark.parametrize(
    ("repository", "form"),
    [
        ("https://gitlab.com/town/finance/budget", "/-/issues/new"),
        ("https://gitlab.com/town/finance/open/budget.git", "/-/issues/new"),
        ("https://github.com/town/budget.git", "/issues/new"),
    ],
)
def test_a_repository_leads_to_its_form_in_groups_of_groups_as_well(repository: str, form: str):
    assert _address(feedback=repository) == repository.removesuffix(".git") + form


def test_the_list_of_issues_leads_to_the_form_for_a_new_one() -> None:
    assert _address(feedback=f"{REPOSITORY}/issues") == f"{REPOSITORY}/issues/new"
    www = REPOSITORY.replace("github", "www.github")
    assert _address(feedback=www) == f"{REPOSITORY}/issues/new"
    own = "https://gitlab.com/town/finance/budget/-/issues/new"
    assert _address(feedback=own) == own


def test_feedback_goes_before_all_else() -> None:
    form = "https://codes.town.example/budget/issues/new"
    assert _address(feedback=form, contributors=[{"email": ANNA}]) == form


def test_nobody_is_written_to_where_nobody_is_named() -> None:
    assert _address(homepage="https://town.example", contributors=[{"title": "Anna"}]) == ""


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)@town.example",
        "http://town.example/issues/new",
        f"{ANNA}?bcc=eve@else.example",
        f"{ANNA},eve@else.example",
        f"{ANNA}\r\nbcc:eve@else.example",
        f'{ANNA}"onclick="alert(1)',
        "https://anna:secret@town.example/issues/new",
        "https://town.example/issues/new?body=else",
        "https://town.example\\@else.example/issues/new",
        "https://github.com/town/..",
        "https://github.com/./budget",
        "https://town.example/budget/../../else",
        f"https://town.example/{'a' * 300}",
        f"anna@{'town.' * 60}example",
        ["anna@town.example"],
        None,
    ],
)
def test_what_is_more_than_a_mailbox_or_an_address_is_neither(value: object) -> None:
    assert contact.read(value) is None
    assert _address(contributors=[{"email": value}], homepage=value) == ""


def test_what_is_filled_in_stays_where_it_is() -> None:
    text = '100 % & more?#"><script>&bcc=eve@else.example\r\n한글'
    address = contact.Contact(f"mailto:{ANNA}").filled(text, [text])
    assert parse_qs(address.partition("?")[2]) == {"subject": [text], "body": [text]}
    assert not set(address) & set('<>"# \r\n')


def test_lines_that_an_address_has_no_room_for_are_left_out() -> None:
    address = contact.Contact(f"mailto:{ANNA}").filled("long", [str(n) for n in range(1000)])
    lines = parse_qs(address.partition("?")[2])["body"][0].split("\r\n")
    assert len(address) <= contact.MOST
    assert lines == [str(n) for n in range(len(lines))]


@pytest.mark.parametrize(
    "address",
    [
        "https://town.example",
        "https://town.example/issues/12?tab=all&page=2#note-3",
        "http://town.example:8080/reports/%EC%98%88",
        f"mailto:{ANNA}",
    ],
)
def test_report_is_at_an_address(address: str) -> None:
    assert contact.report(address) == address


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://town.example/1",
        "//town.example/1",
        "town.example/issues/1",
        "https://town",
        "https://anna:secret@town.example/issues/1",
        "https://town.example\\@else.example/issues/1",
        'https://town.example/"onclick="alert(1)',
        "https://town.example/<b>",
        "https://town.example/1\n",
        "https://town.example/a b",
        f"mailto:{ANNA}?bcc=eve@else.example",
        "mailto:",
        ANNA,
        12,
        None,
    ],
)
def test_report_at_anything_else_is_none(value: object) -> None:
    assert contact.report(value) == ""


def test_a_subject_that_is_a_long_label_is_cut() -> None:
    """A page has the address of each of its rows."""
    address = contact.Contact(f"mailto:{ANNA}").filled("세" * 100_000, ["a", "b"])
    (subject,) = parse_qs(address.partition("?")[2])["subject"]
    assert subject == "세" * 149 + "…"
    assert len(address) <= contact.MOST
