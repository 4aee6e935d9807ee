"""What became of fiscal years and phases, in words: of the whole edition, or of one table."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.changes.changes import Changes
from yesan.changes.naming import Naming
from yesan.changes.part_changes import PartChange


def parts(changes: Changes, naming: Naming) -> Iterator[str]:
    """What became of each year and phase that is not in both editions, a sentence each."""
    if changes.budget:
        yield from (_year(year, naming) for year in changes.budget.years)
        yield from (_phase(phase, changes, naming) for phase in changes.budget.phases)


def _year(year: PartChange, naming: Naming) -> str:
    """What became of a fiscal year that is not in both editions, or not in both of a table."""
    text = naming.locale.text
    if year.table:
        return _year_of_table(year, naming)
    if not year.old:
        return text(
            "Fiscal year {year} was added: the edition before has no amount of it.", year=year.new
        )
    if not year.new:
        return text("Fiscal year {year} was removed, with all of its amounts.", year=year.old)
    return text(
        "What was of fiscal year {old} is of {new} now: all of its amounts are the same.",
        old=year.old,
        new=year.new,
    )


def _year_of_table(year: PartChange, naming: Naming) -> str:
    """What became of a fiscal year in one table, while others have it as before."""
    text, table = naming.locale.text, naming.table(year.table)
    if not year.old:
        return text(
            "“{table}”: fiscal year {year} was added, of which the table had no amount before.",
            table=table,
            year=year.new,
        )
    if not year.new:
        return text(
            "“{table}”: fiscal year {year} was removed, with all amounts that the table had of it.",
            table=table,
            year=year.old,
        )
    return text(
        "“{table}”: what was of fiscal year {old} is of {new} now, with the same amounts.",
        table=table,
        old=year.old,
        new=year.new,
    )


def _phase_of_table(table: str, old: str, new: str, naming: Naming) -> str:
    """What became of a phase in one table, while others have it as before."""
    text, table = naming.locale.text, naming.table(table)
    if not old:
        return text(
            "“{table}”: phase “{phase}” was added, in which the table had no amount before.",
            table=table,
            phase=new,
        )
    if not new:
        return text(
            "“{table}”: phase “{phase}” was removed, with all amounts that the table had in it.",
            table=table,
            phase=old,
        )
    return text(
        "“{table}”: what was in phase “{old}” is in “{new}” now, with the same amounts.",
        table=table,
        old=old,
        new=new,
    )


def _phase(change: PartChange, changes: Changes, naming: Naming) -> str:
    """What became of a phase that is not in both editions, or not in both of a table."""
    text, language = naming.locale.text, naming.locale.language
    models = changes.old.model, changes.new.model
    old, new = (
        model.phases[id_].name[language] if model and id_ in model.phases else id_
        for model, id_ in zip(models, (change.old, change.new), strict=True)
    )
    if change.table:
        return _phase_of_table(change.table, old, new, naming)
    if not old:
        return text("Phase “{phase}” was added: the edition before has no amount in it.", phase=new)
    if not new:
        return text("Phase “{phase}” was removed, with all of its amounts.", phase=old)
    return text(
        "What was in phase “{old}” is in “{new}” now: all of its amounts are the same.",
        old=old,
        new=new,
    )
