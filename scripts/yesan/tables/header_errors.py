"""The errors of a header: names that are missing, surplus, empty, twice, or in another place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from frictionless import Error

from yesan.errors import DataError, called
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.reading.suggestion import near
from yesan.tables import saved_over

HEADER = frozenset(
    {
        *("blank-header", "blank-label", "duplicate-label", "extra-label", "incorrect-label"),
        *("missing-label", "unique-label", "unmatched-header"),
    }
)
"""The types of these errors, as frictionless calls them."""
NONE = Phrase("a header row"), Phrase("name the columns in the first row")
"""What is expected where there is no header, and what to do."""


def header_errors(errors: Sequence[Error], resource: Resource) -> Iterator[DataError]:
    """The names that are missing, surplus, empty or twice; else the first in a wrong place."""
    labels: list[str] = next((e.labels for e in errors if hasattr(e, "labels")), [])
    names = [f.name for f in resource.fields]

    def error(type_: str, field: str, found: str, expected: str, remedy: str) -> DataError:
        return DataError(resource.path, type_, found, expected, remedy, resource.name, 1, field)

    if delimiter := saved_over.between(labels, names):
        yield saved_over.header_error(resource, delimiter)
        return
    noted = [error(*misfit) for misfit in _label_misfits(labels, resource)]
    differing = [(n, x) for n, x in zip(names, labels, strict=False) if n != x]
    if noted:
        yield from noted
    elif differing:
        name, label = differing[0]
        remedy = Phrase("put the columns into the schema's order")
        yield error(
            "incorrect-label",
            name,
            f'"{label}"',
            Phrase("the column {name}", name=called(name)),
            remedy,
        )
    else:
        yield error("blank-header", "", Phrase("no header row"), *NONE)


def _label_misfits(
    labels: Sequence[str], resource: Resource
) -> Iterator[tuple[str, str, str, str, str]]:
    """What is wrong with labels, one by one: type, field, found, expected and remedy."""
    names, match = [f.name for f in resource.fields], resource.fields_match
    for label, count in Counter(labels).items():
        if count > 1 and label:
            found = Phrase('"{label}" {count} times', label=label, count=count)
            yield "duplicate-label", label, found, Phrase("it once"), Phrase("rename or remove")
    for position, label in enumerate(labels):
        if not label:
            field = names[position] if position < len(names) else ""
            yield (
                "blank-label",
                field,
                Phrase("no name"),
                Phrase("a name"),
                Phrase("name the column as the schema"),
            )
    misnamed = len(labels) - len({label for label in labels if label})
    missing = [] if match in {"superset", "partial"} else [n for n in names if n not in labels]
    extra = [label for label in labels if label and label not in names]
    if cased := _cased(missing, extra):
        yield _in_another_case(cased)
        missing = [name for name in missing if name not in cased]
        extra = [label for label in extra if label not in cased.values()]
    for name in list(missing):
        if label := near(name, extra) or _titled(resource.by_name[name], extra):
            remedy = Phrase(
                'if both mean the same, give both one name; else add "{name}" to the file',
                name=name,
            )
            yield (
                "missing-label",
                name,
                Phrase('a column "{label}"', label=label),
                Phrase("the column {name}", name=called(name)),
                remedy,
            )
            missing.remove(name)
            extra.remove(label)
    for name in missing if len(missing) > misnamed else []:
        remedy = Phrase("add it to the file")
        yield (
            "missing-label",
            name,
            Phrase("no such column"),
            Phrase("the column {name}", name=called(name)),
            remedy,
        )
    for label in extra if match not in {"subset", "partial"} else []:
        remedy = Phrase("describe the column in the schema, or remove it")
        yield "extra-label", label, f'"{label}"', Phrase("a field of the schema"), remedy


def _cased(names: Sequence[str], labels: Sequence[str]) -> dict[str, str]:
    """The labels that are names but for capitals and small letters, by these names."""
    called_so: dict[str, list[str]] = {}
    for label in labels:
        called_so.setdefault(label.casefold(), []).append(label)
    found = {name: called_so.get(name.casefold(), []) for name in names}
    return {name: own[0] for name, own in found.items() if len(own) == 1}


def _in_another_case(labels: Mapping[str, str]) -> tuple[str, str, str, str, str]:
    """That the names of columns are in other letters, once for all of them."""
    found = ", ".join(f'"{label}"' for label in labels.values())
    names = ", ".join(map(called, labels))
    return (
        "missing-label",
        names,
        Phrase("{found} in the header", found=found),
        Phrase("the names in the capital and small letters of the schema"),
        Phrase("write {names}, as the schema does", names=names),
    )


def _titled(field: Field, labels: Sequence[str]) -> str:
    """The label that is the title of a field in some language; empty where none is."""
    titles = {t.casefold() for t in (field.title.default, *field.title.translations.values())}
    return next((label for label in labels if label.casefold() in titles), "")
