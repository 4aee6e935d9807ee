"""What differs in tables, in words: what became of each as a whole, and how it is written."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yesan.changes import file_form, row_key
from yesan.changes.changes import Changes
from yesan.changes.document import Block, Items, Section, Sentences
from yesan.changes.field_words import field_sentence, sums
from yesan.changes.naming import Naming
from yesan.changes.property_words import property_grid
from yesan.changes.row_words import rows
from yesan.changes.table_change import Basis, Kind, Recoded, Recoding, TableChange
from yesan.language.translation import Translation
from yesan.reading.dialect import NAMES


def counts(changes: Changes, naming: Naming) -> Iterator[str]:
    """How many tables, rows and cells are new, gone or others, a sentence each."""
    plural, tables = naming.locale.plural, changes.tables
    new, gone, renamed = (
        sum(table.kind is kind for table in tables) for kind in (Kind.NEW, Kind.GONE, Kind.RENAMED)
    )
    if new:
        yield plural("{count} table was added", "{count} tables were added", new)
    if gone:
        yield plural("{count} table was removed", "{count} tables were removed", gone)
    if renamed:
        yield plural("{count} table was renamed", "{count} tables were renamed", renamed)
    cells = sum(table.cells.count for table in tables)
    if cells:
        yield plural(
            "{count} cell changed",
            "{count} cells changed",
            cells,
        )
    added = sum(table.added.count for table in tables)
    removed = sum(table.removed.count for table in tables)
    rekeyed = sum(table.rekeyed.count for table in tables)
    if added:
        yield plural("{count} row was added", "{count} rows were added", added)
    if removed:
        yield plural("{count} row was removed", "{count} rows were removed", removed)
    if rekeyed:
        yield plural(
            "{count} row probably has another key",
            "{count} rows probably have another key",
            rekeyed,
        )
    recoded = sum(len(table.recoded) for table in tables)
    if recoded:
        yield plural(
            "{count} column has other values in one way throughout",
            "{count} columns have other values in one way throughout",
            recoded,
        )
    written = sum(table.rewritten for table in tables)
    if written:
        yield plural(
            "{count} cell is written otherwise, and means the same",
            "{count} cells are written otherwise, and mean the same",
            written,
        )


def sections(changes: Changes, naming: Naming, shown: int) -> Iterator[Section]:
    """A section for each table that is not as it was."""
    for table in changes.tables:
        blocks = list(_blocks(table, changes, naming, shown))
        if blocks:
            title = table.title[naming.locale.language]
            name = f" ({table.name})" if title != table.name else ""
            heading = naming.locale.text("Table “{title}”", title=title)
            yield Section(f"{heading}{name}", blocks)


def _blocks(table: TableChange, changes: Changes, naming: Naming, shown: int) -> Iterator[Block]:
    if facts := list(_facts(table, naming)):
        yield Items(facts)
    if table.properties:
        yield Sentences(naming.locale.text("The descriptor says of the table:"))
        yield property_grid(table.properties, naming)
    if table.fields:
        yield Items([field_sentence(field, table, naming) for field in table.fields])
    yield from sums(table, naming)
    yield from rows(table, changes, naming, shown)


def _facts(table: TableChange, naming: Naming) -> Iterator[str]:
    """What became of a table as a whole, a sentence each."""
    text, plural = naming.locale.text, naming.locale.plural
    if table.why and table.kind in {Kind.NEW, Kind.GONE}:
        new = table.kind is Kind.NEW
        yield text("The table was added.") if new else text("The table was removed.")
    elif table.kind is Kind.NEW:
        yield plural(
            "The table was added, with {count} row.",
            "The table was added, with {count} rows.",
            table.new_rows,
        )
    elif table.kind is Kind.GONE:
        yield plural(
            "The table was removed, with its {count} row.",
            "The table was removed, with its {count} rows.",
            table.old_rows,
        )
    if table.kind is Kind.RENAMED:
        yield text("The table was called {name} before.", name=table.was)
    if table.why:
        why = Translation(naming.locale.language).said(table.why)
        yield text("The rows could not be read: {why}", why=why)
    elif table.old_rows and not table.new_rows and table.kind is not Kind.GONE:
        yield text("The table has no row any more: its header alone is left.")
    for name, found in table.recoded.items():
        yield _recoded(naming.field(table, name), found, naming)
    if table.added.count or table.removed.count:
        yield from _basis(table, naming)
    yield from _written(table, naming)
    if table.wide:
        yield plural(
            "{count} row has more cells than the header: those beyond it were not compared.",
            "{count} rows have more cells than the header: those beyond it were not compared.",
            table.wide,
        )


def _recoded(field: str, found: Recoded, naming: Naming) -> str:
    """What was done to all values of a column, with some of them."""
    text = naming.locale.text
    values = {
        "field": field,
        "examples": ", ".join(f"{old} → {new}" for old, new in found.examples),
    }
    match found.way:
        case Recoding.YEARS:
            return text(
                "“{field}” is another year in all rows ({examples}); rows were compared as if it "
                "were the same.",
                **values,
            )
        case Recoding.LINES:
            return text(
                "“{field}” is another line in all rows, by {step} ({examples}); rows were compared "
                "as if it were the same.",
                **values,
                step=naming.change(Decimal(found.step), ""),
            )
        case Recoding.DIGITS_LOST:
            return text(
                "The codes in “{field}” have lost their last digits ({examples}), as happens when "
                "a spreadsheet program saves the file; rows were compared without them.",
                **values,
            )
        case Recoding.DIGITS_RESTORED:
            return text(
                "The codes in “{field}” have last digits now that they had not before "
                "({examples}); rows were compared without them.",
                **values,
            )
        case Recoding.ZEROS_RESTORED:
            return text(
                "The codes in “{field}” have first zeros now that they had not before "
                "({examples}); rows were compared without them.",
                **values,
            )
    return text(
        "The codes in “{field}” have lost their first zeros ({examples}), as happens when a "
        "spreadsheet program saves the file; rows were compared without them.",
        **values,
    )


def _written(table: TableChange, naming: Naming) -> Iterator[str]:
    """In what a table is written otherwise, no value being another one."""
    text, plural = naming.locale.text, naming.locale.plural
    converted = sum(found.converted for found in table.rescaled.values())
    if table.rewritten > converted:
        yield plural(
            "Only the writing of {count} cell has changed, and not its value.",
            "Only the writing of {count} cells has changed, and not their values.",
            table.rewritten - converted,
        )
    if table.reordered:
        yield text("Rows are in another order.")
    if table.columns_reordered:
        yield text("Columns are in another order: that changes no value.")
    if table.writing:
        parts = "; ".join(_part(name, pair, naming) for name, pair in table.writing.items())
        yield text("The file is written otherwise ({parts}): that changes no value.", parts=parts)
    if table.resaved:
        yield text(
            "The file was saved anew, with other quotes, spaces or blank lines: no value is "
            "another one."
        )


def _part(name: str, pair: tuple[str, str], naming: Naming) -> str:
    """A way in which a file is written otherwise."""
    text, names = naming.locale.text, Translation(naming.locale.language)
    called = {
        file_form.ENCODING: text("encoding"),
        file_form.MARK: text("mark at its begin"),
        file_form.ENDS: text("ends of lines"),
        file_form.DELIMITER: text("between cells"),
    }
    old, new = (names.said(NAMES.get(x, x)) or text("(nothing)") for x in pair)
    return f"{called[name]}: {old} → {new}"


def _basis(table: TableChange, naming: Naming) -> Iterator[str]:
    """What follows for a reader where rows have no key, or share one."""
    text = naming.locale.text
    match table.basis:
        case Basis.NO_KEY:
            yield text("The table has no key: a changed row counts as one removed and one added.")
        case Basis.REPEATED_KEY:
            yield text("Rows share a key: a changed row counts as one removed and one added.")
        case Basis.OTHER_KEY:
            yield text("Its key has changed: a changed row counts as one removed and one added.")
    resource = naming.new.package.by_name.get(table.name)
    names = resource.primary_key if resource else ()
    for found in table.repeated:
        values = {
            "key": row_key.said(names, found.key) if any(found.key) else text("(nothing)"),
            "rows": ", ".join(naming.locale.number(row) for row in found.rows),
        }
        yield (
            text("The key {key} is that of rows {rows}.", **values)
            if found.is_new
            else text("The key {key} was that of rows {rows}.", **values)
        )
