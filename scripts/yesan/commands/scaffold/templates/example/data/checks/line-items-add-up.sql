-- title: A program is the sum of its line items
-- tolerance: 0
WITH amounts AS (
    UNPIVOT budget ON approved, adjusted INTO NAME field VALUE amount
)
SELECT
    'budget' AS "table",
    program."row" AS key,
    program.field AS field,
    program.amount AS published,
    sum(item.amount) AS computed
FROM amounts AS program
JOIN amounts AS item
    ON item.program_id = program.program_id
    AND item.field = program.field
    AND item.line_item_id IS NOT NULL
WHERE program.line_item_id IS NULL
GROUP BY ALL
