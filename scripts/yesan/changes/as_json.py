"""Changes as plain values for JSON: a documented form that stays, with its version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from yesan.changes.amount_changes import AmountChange
from yesan.changes.budget_changes import EntityChange
from yesan.changes.changes import Changes
from yesan.changes.claim_changes import Claim, ClaimChange
from yesan.changes.edition import Edition
from yesan.changes.part_changes import PartChange
from yesan.changes.rule_changes import DiscrepancyChange, RuleChange
from yesan.changes.table_change import FieldChange, Listed, SumChange, TableChange
from yesan.changes.uneven_totals import UnevenTotal
from yesan.language.sentence import plain
from yesan.model.figures import Figure
from yesan.validation.rule import Cell

Json = dict[str, Any]
FORMAT = "yesan-diff/1"
"""The form and its version: a property may be added to it, and none becomes another."""
MEANT = "meant_"
"""How the attributes begin that have values beside the texts of cells."""


def as_json(changes: Changes) -> Json:
    """What differs between two editions, as plain values; null what could not be compared."""
    budget, pages = changes.budget, changes.pages
    return {
        "format": FORMAT,
        "same": changes.is_empty,
        "old": _edition(changes.old),
        "new": _edition(changes.new),
        "notCompared": changes.gap and changes.gap.value,
        "leftOut": {"tables": list(changes.left_out), "rules": list(changes.left_rules)},
        "properties": _properties(changes.properties),
        "files": [{"path": path, "change": kind.value} for path, kind in changes.files],
        "ownPages": [{"path": path, "change": kind.value} for path, kind in changes.own_pages],
        "tables": [_table(table) for table in changes.tables],
        "budget": budget
        and {
            "totals": [_amount(amount) for amount in budget.totals],
            "entities": [_entity(entity) for entity in budget.entities],
            "denied": [{"phase": d.phase.id, **_known(d.figure)} for d in budget.denied],
            "uneven": [_uneven(total) for total in budget.uneven],
            "years": [_part(year) for year in budget.years],
            "phases": [_part(phase) for phase in budget.phases],
        },
        "claims": None if changes.claims is None else [_claim(c) for c in changes.claims],
        "rules": None if changes.rules is None else [_rule(rule) for rule in changes.rules],
        "discrepancies": None
        if changes.discrepancies is None
        else [_discrepancy(found) for found in changes.discrepancies],
        "pages": pages
        and {
            "touched": list(pages.touched),
            "new": list(pages.new),
            "gone": list(pages.gone),
            "same": pages.same,
        },
    }


def _edition(edition: Edition) -> Json:
    package = edition.package
    return {
        "label": edition.label,
        "commit": edition.commit,
        "name": package.name,
        "title": package.title.default,
        "version": package.version,
        "valid": None if edition.model is None and not edition.errors else not edition.errors,
        "errors": edition.causes,
        "left": dict(edition.left),
    }


def _properties(found: Mapping[str, tuple[str, str]]) -> Json:
    return {name: {"old": old, "new": new} for name, (old, new) in found.items()}


def _listed(found: Listed[Any]) -> Json:
    """What is listed, each as it is written."""
    listed = [
        {name: value for name, value in asdict(one).items() if not name.startswith(MEANT)}
        for one in found.listed
    ]
    return {"count": found.count, "listed": listed}


def _table(table: TableChange) -> Json:
    return {
        "name": table.name,
        "title": table.title.default,
        "change": "same" if table.is_same else table.kind.value,
        "was": table.was,
        "why": table.why,
        "comparedBy": table.basis.value,
        "key": list(table.key),
        "properties": _properties(table.properties),
        "fields": [_field(field) for field in table.fields],
        "oldRows": table.old_rows,
        "newRows": table.new_rows,
        "added": _listed(table.added),
        "removed": _listed(table.removed),
        "rekeyed": _listed(table.rekeyed),
        "changedRows": table.changed_rows,
        "cells": {**_listed(table.cells), "byField": dict(table.by_field)},
        "rewrittenCells": table.rewritten,
        "reordered": table.reordered,
        "columnsReordered": table.columns_reordered,
        "writing": _properties(table.writing),
        "resaved": table.resaved,
        "repeated": [asdict(found) for found in table.repeated],
        "rescaled": {
            name: {"kept": found.kept, "converted": found.converted}
            for name, found in table.rescaled.items()
        },
        "recoded": {name: asdict(found) for name, found in table.recoded.items()},
        "wideRows": table.wide,
        "sums": [_sum(found) for found in table.sums],
    }


def _field(field: FieldChange) -> Json:
    return {
        "name": field.name,
        "change": field.kind.value,
        "was": field.was,
        "properties": _properties(field.properties),
    }


def _sum(found: SumChange) -> Json:
    return {
        "field": found.field.name,
        "unit": found.field.unit.default,
        "currency": found.field.currency,
        "factor": found.field.factor,
        "oldUnit": found.old_field.unit.default,
        "oldCurrency": found.old_field.currency,
        "oldFactor": found.old_field.factor,
        "old": None if found.old is None else f"{found.old.normalize():f}",
        "new": None if found.new is None else f"{found.new.normalize():f}",
        "oldMissing": found.old_missing,
        "newMissing": found.new_missing,
    }


def _figure(figure: Figure | None) -> Json | None:
    return None if figure is None else _known(figure)


def _known(figure: Figure) -> Json:
    return {
        "amount": plain(figure.amount),
        "reference": figure.reference,
        "table": figure.resource.name,
        "field": figure.field.name,
        "operation": figure.operation.value,
        "coverage": figure.coverage.name.lower(),
        "cells": [str(cells) for cells in figure.all_cells()],
    }


def _amount(change: AmountChange) -> Json:
    return {
        "phase": change.phase.id,
        "direction": change.direction,
        "currency": change.currency,
        "year": change.year,
        "oldYear": change.old_year,
        "change": change.sense.value,
        "old": _figure(change.old),
        "new": _figure(change.new),
        "difference": None if change.change is None else plain(change.change),
    }


def _uneven(found: UnevenTotal) -> Json:
    sides = {"old": found.old, "new": found.new}
    wholes = {
        name: {"total": _known(whole.total), "parts": _known(whole.parts)}
        for name, whole in sides.items()
    }
    return {"phase": found.phase.id, "year": found.year, **wholes}


def _part(change: PartChange) -> Json:
    return {"old": change.old or None, "new": change.new or None, "table": change.table or None}


def _entity(entity: EntityChange) -> Json:
    return {
        "kind": entity.kind,
        "code": entity.code,
        "oldCode": entity.old and entity.old.code,
        "oldName": entity.old and entity.old.name.default,
        "newName": entity.new and entity.new.name.default,
        "probably": entity.guessed,
        "zeros": entity.zeros,
        "amounts": [_amount(amount) for amount in entity.amounts],
    }


def _one_claim(claim: Claim | None) -> Json | None:
    if claim is None:
        return None
    return {
        "id": claim.id,
        "value": plain(claim.value),
        "unit": claim.unit,
        "coverage": claim.coverage,
        "operands": list(claim.operands),
        "pages": list(claim.pages),
    }


def _claim(change: ClaimChange) -> Json:
    claim = change.new or change.old
    return {
        "change": change.kind.value,
        "operation": claim and claim.operation,
        "about": dict(change.subject.about),
        "table": change.subject.table,
        "field": change.subject.field,
        "key": change.subject.key,
        "old": _one_claim(change.old),
        "new": _one_claim(change.new),
    }


def _cell(cell: Cell) -> Json:
    return {
        "table": cell.table,
        "key": cell.key,
        "field": cell.field,
        "published": plain(cell.published),
        "computed": plain(cell.computed),
    }


def _rule(rule: RuleChange) -> Json:
    return {
        "name": rule.name,
        "title": rule.title.default,
        "change": rule.kind.value,
        "broken": [_cell(cell) for cell in rule.broken],
        "fixed": [_cell(cell) for cell in rule.fixed],
        "shifted": [_cell(cell) for cell in rule.shifted],
        "unchecked": [_cell(cell) for cell in rule.unchecked],
        "oldChecked": rule.old_checked,
        "newChecked": rule.new_checked,
    }


def _discrepancy(found: DiscrepancyChange) -> Json:
    rule, table, key, field = found.place
    return {
        "change": found.kind.value,
        "rule": rule,
        "table": table,
        "key": key,
        "field": field,
        "old": dict(found.old),
        "new": dict(found.new),
    }
