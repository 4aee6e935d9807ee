-- title: 예산현액이 기정예산보다 많으면 그만큼의 이월액이 원문에 적혀 있어야 합니다
-- title@en: Where the available appropriation is above the revised budget, the source gives as much carry-over
-- tolerance: 0
WITH carried AS (
    SELECT program_id, line_item_id, sum(carried_in) AS carried_in
    FROM big_data_execution
    GROUP BY ALL
), items AS (
    SELECT u.*, coalesce(c.carried_in, 0) AS carried_in
    FROM unspent_items AS u
    LEFT JOIN carried AS c USING (program_id, line_item_id)
), programs_listed AS (
    SELECT program_id, round(sum(current - carried_in) / 1000) AS current
    FROM items
    GROUP BY program_id
)
SELECT
    'unspent-items' AS "table",
    CAST(i.source_line AS VARCHAR) AS key,
    'current' AS field,
    i.current AS published,
    b.revised + i.carried_in AS computed
FROM items AS i
JOIN line_item_budgets AS b USING (program_id, line_item_id)
UNION ALL
-- Of programs without a table of line items only the budget of the whole is printed.
SELECT
    'program-budgets',
    CAST(b.source_line AS VARCHAR),
    'revised',
    b.revised,
    greatest(b.revised, p.current)
FROM program_budgets AS b
JOIN programs_listed AS p USING (program_id)
WHERE b.program_id NOT IN (SELECT program_id FROM line_item_budgets)
