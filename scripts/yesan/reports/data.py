"""A report for programs: every error by itself, and the causes as people are told them."""

from __future__ import annotations

from yesan.reports.report import Entry, Report, Row, Shown

Value = dict[str, object]


def data(report: Report) -> Value:
    """The report as plain values, for JSON; `errors` and `warnings` are in English.

    Args:
        report: The report.
    """
    return {
        "valid": report.is_valid,
        "errors": [error.as_dict() for error in report.errors],
        "warnings": [warning.as_dict() for warning in report.warnings],
        "language": report.translation.language,
        "causes": [_cause(entry) for entry in report.entries()],
    }


def _cause(entry: Entry) -> Value:
    return {
        "type": entry.type,
        "level": "error" if entry.is_error else "warning",
        "title": entry.title,
        "count": entry.count,
        "files": entry.files,
        "examples": [_example(shown) for shown in entry.shown],
    }


def _example(shown: Shown) -> Value:
    return {
        "place": shown.place,
        "what": shown.what,
        "remedy": shown.remedy,
        "rows": [_row(row) for row in shown.rows],
    }


def _row(row: Row) -> Value:
    return {
        "line": row.line,
        "columns": row.names,
        "cells": row.cells,
        "marked": sorted(row.marked),
    }
