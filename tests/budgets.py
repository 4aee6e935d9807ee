"""The fields of small budgets: programs and line items in three phases, one a column."""

MONEY = {"type": "integer", "columnType": "value", "currency": "EUR"}
FIELDS = {
    "program": {"columnType": "activity:generic:program:code"},
    "item": {"columnType": "economic-classification:generic:code"},
    "approved": {**MONEY, "normalize": {"phase": "approved"}},
    "proposed": {**MONEY, "normalize": {"phase": "proposed"}},
    "executed": {**MONEY, "normalize": {"phase": "executed"}},
}
WIDE = {"schema": {"extraFields": [{"name": "phase", "columnType": "phase:id"}]}}
