"""A small budget of which the first page tells three things, each with a question and a line."""

from typing import Any

from budgets import SOURCES, WHOLE

ROWS = """program,name,approved,adjusted,executed,line
a,Roads,60,40,39,2
b,Parks,40,41,10,3
c,Lakes,50,49,30,4
"""
SAID = """program,said,manner,line
a,Too much was planned.,remark,7
a,Less would do.,request,8
a,Was it needed?,question,9
b,Why so late?,request,10
"""
WRONG = """rule,table,key,field,published,computed,kind,comment,line
found,t,c,approved,50,55,error,Five are missing.,4
found,t,b,executed,10,20,error,Half of it is missing.,3
found,t,a,executed,39,139,convention,It is written so.,2
"""
RULE = """-- title: Each figure is what it should be
SELECT 't' AS "table", program AS key, 'approved' AS field, approved AS published,
       CASE WHEN program = 'c' THEN 55 ELSE approved END AS computed
FROM t
UNION ALL
SELECT 't', program, 'executed', executed,
       CASE program WHEN 'a' THEN 139 WHEN 'b' THEN 20 ELSE executed END
FROM t
"""
NUMBER = {"type": "number"}
FIELDS: dict[str, dict[str, Any]] = {
    "name": {"columnType": "activity:generic:program:label"},
    "line": {"type": "integer", "role": "source-line"},
    "said": {"role": "finding"},
    "manner": {"role": "finding-kind"},
    "published": NUMBER,
    "computed": NUMBER,
}
TABLES: dict[str, dict[str, Any]] = {
    "t": {**WHOLE, "schema": {**WHOLE["schema"], "primaryKey": "program"}},
    "said": {"sources": SOURCES},
    "discrepancies": {},
}
CSV = {"t": ROWS, "said": SAID, "discrepancies": WRONG}
