-- title: The amount of a unit, in thousands, is the sum of its ledger rows, rounded
-- tolerance: 0
WITH units AS (
    UNPIVOT unit_summary ON approved_k, adjusted_k, executed_k INTO NAME field VALUE figure
)
SELECT
    'unit-summary' AS "table",
    CAST(u.doc_line AS VARCHAR) AS key,
    u.field AS field,
    u.figure AS published,
    round(sum(l.dollars) / 1000) AS computed
FROM units AS u
JOIN ledger AS l
    ON l.fy = u.fy
    AND l.phase || '_k' = u.field
    AND (u.unit_no IS NULL OR l.unit_no = u.unit_no)
GROUP BY ALL
