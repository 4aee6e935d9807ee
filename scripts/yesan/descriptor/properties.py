"""The properties of a whole package: its name, languages, licences, views, highlights, inhabitants.

Each function reads one of them from the descriptor, and notes in `findings` (those of the whole
descriptor) what it cannot use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from yesan.descriptor.findings import Problems
from yesan.descriptor.resources import NAME, odd_name
from yesan.errors import Fault
from yesan.package import contact as contacts
from yesan.package.contact import Contact
from yesan.package.package import Highlight, Inhabitants, View
from yesan.package.source import Contributor, License, Source
from yesan.package.text import Text
from yesan.phrase import Phrase
from yesan.reading.parsing import Json, kind_name, names
from yesan.reading.unique_name import short

LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"


def check_texts(raw: Json, findings: Problems) -> None:
    """Note texts that are something else."""
    for name in ("title", "description", "version", "homepage"):
        value = raw.get(name, "")
        by_language = isinstance(value, dict) and name in {"title", "description"}
        number = isinstance(value, int | float) and name == "version"
        if not isinstance(value, str) and not by_language and not number:
            findings.at(name).note(value, Phrase("text"), Phrase("put it in quotes"))


def name(raw: Json, folder: str, findings: Problems) -> str:
    """The package's name, which its zip has as well; by default that of its folder."""
    found = raw.get("name")
    if found is None:
        found = folder
    elif not isinstance(found, str) or not found.strip():
        findings.at("name").note(found, Phrase("text"), Phrase("give it a name, in quotes"))
        return "package"
    elif not re.fullmatch(NAME, found):
        findings.at("name").warn(odd_name(found))
    return short(re.sub(r"[^a-z0-9._-]+", "-", found.lower()).strip("-.")) or "package"


def created(raw: Json, findings: Problems) -> str:
    """When the package was made, as the standard writes times; empty where it does not say."""
    found = raw.get("created", "")
    try:
        datetime.fromisoformat(found or "2000-01-01")
    except (TypeError, ValueError):
        findings.at("created").note(
            found, Phrase("a date such as 2020-05-04T00:00:00Z"), Phrase("fix the date")
        )
        return ""
    return str(found)


def languages(raw: Json, findings: Problems) -> tuple[str, ...]:
    """The languages of the package; those of its titles where it does not list them."""
    found = []
    for language in findings.items(raw, "languages"):
        if isinstance(language, str) and re.fullmatch(LANGUAGE, language):
            found.append(language)
        else:
            here = findings.at("languages")
            here.note(
                language, Phrase("language codes such as ko or pt-BR"), Phrase("fix the code")
            )
    title = raw.get("title")
    if not found and isinstance(title, dict):
        found = [x for x in title if re.fullmatch(LANGUAGE, x)]
    return tuple(found) or ("en",)


def licenses(raw: Json, findings: Problems) -> Iterator[License]:
    """The licences; the single one of version 0 of the standard as well."""
    single = raw.get("license")
    if isinstance(single, str) and single:
        single = {"name": single}
    listed = _objects(raw, "licenses", findings) or ([single] if isinstance(single, dict) else [])
    for x in listed:
        known = str(x.get("name") or x.get("type") or x.get("id") or x.get("path") or "")
        yield License(Text.read(x, "title", known), _address(x.get("path") or x.get("url")))


def contributors(raw: Json, findings: Problems) -> Iterator[Contributor]:
    """Who had a part in the data."""
    for x in _objects(raw, "contributors", findings):
        given = (x.get(part) for part in ("givenName", "familyName"))
        whole = " ".join(str(part) for part in given if part)
        called = whole or str(x.get("name") or x.get("organization") or "")
        yield Contributor(Text.read(x, "title", called), names(x.get("roles") or x.get("role")))


def contact(raw: Json, findings: Problems) -> Contact | None:
    """Who readers tell that something is wrong, where the descriptor names somebody."""
    value = raw.get("feedback")
    if value is not None and contacts.read(value) is None:
        findings.at("feedback").note(
            value,
            Phrase("a mailbox, or the https address of a repository or a form"),
            Phrase("write one without a query, such as data@town.example, or leave it out"),
        )
    return contacts.of(raw)


def currencies(raw: Json, findings: Problems) -> dict[str, Text]:
    """The titles of currencies, by their codes."""
    return {
        code: Text.read(value, "title", code)
        for code, value in findings.mapping(raw, "currencies").items()
        if isinstance(value, dict)
    }


def phases(raw: Json, property_: str, findings: Problems) -> tuple[str, str] | None:
    """The two phases that `comparison` or `execution` names."""
    match raw.get(property_):
        case None:
            return None
        case [str(before), str(after)]:
            return before, after
        case value:
            expected = Phrase("two phases: [before, after]")
            findings.at(property_).note(value, expected, Phrase("name two phases, or leave it out"))
    return None


def views(raw: Json, findings: Problems) -> Iterator[View]:
    """The charts that the package describes in Vega-Lite."""
    for number, view in enumerate(_objects(raw, "views", findings)):
        called = str(view.get("name") or number + 1)
        here = findings.at("views", called)
        spec, kind = view.get("spec"), str(view.get("specType") or "")
        if kind.lower() not in {"vega-lite", "vegalite"}:
            remedy = Phrase("write it in Vega-Lite")
            here.warn(
                Fault(
                    "view-error", Phrase("specType {kind}", kind=kind), Phrase("vega-lite"), remedy
                )
            )
            continue
        if not isinstance(spec, dict):
            here.at("spec").note(spec, Phrase("a Vega-Lite specification"), Phrase("write one"))
            continue
        title = Text.read(view, "title", str(view.get("name") or ""))
        drawn = names(view.get("resources"))
        yield View(called, title, Text.read(view, "description"), drawn, spec)


def highlights(raw: Json, findings: Problems) -> Iterator[Highlight]:
    """What a reader should know first."""
    listed = (x.get("name") for x in raw["resources"] if isinstance(x, dict))
    known = {table for table in listed if isinstance(table, str)}
    for number, highlight in enumerate(_objects(raw, "highlights", findings)):
        here, resource = findings.at("highlights", number), highlight.get("resource", "")
        for part in ("title", "text"):
            if not isinstance(highlight.get(part), str | dict) or not highlight[part]:
                here.at(part).note(
                    highlight.get(part), Phrase("text"), Phrase("write it, in quotes")
                )
        if resource != "" and not (isinstance(resource, str) and resource in known):
            here.at("resource").note(
                resource, Phrase("the name of a table"), Phrase("name one, or none")
            )
            resource = ""
        yield Highlight(Text.read(highlight, "title"), Text.read(highlight, "text"), resource)


def inhabitants(raw: Json, findings: Problems) -> Inhabitants | None:
    """How many people the budget is for, where the descriptor says so."""
    found = findings.mapping(raw, "inhabitants")
    if not found:
        return None
    here, number = findings.at("inhabitants"), found.get("number")
    if type(number) is not int or number < 1:
        here.at("number").note(
            number, Phrase("how many people: 1 or more"), Phrase("write a number")
        )
        return None
    source = here.mapping(found, "source")
    named = Source(Text.read(source, "title"), _address(source.get("path")))
    return Inhabitants(number, str(found.get("date", "")), named)


def _objects(raw: Json, property_: str, findings: Problems) -> list[Json]:
    """The objects in an array; what is something else is noted."""
    listed = findings.items(raw, property_)
    for value in listed:
        if not isinstance(value, dict):
            found = Phrase("a JSON {kind}", kind=kind_name(value))
            findings.at(property_).note(found, Phrase("an object"), Phrase("wrap it: {{…}}"))
    return [value for value in listed if isinstance(value, dict)]


def _address(value: object) -> str:
    """An address that a page may link to, or nothing."""
    return value if isinstance(value, str) and value.startswith(("https://", "http://")) else ""
