-- title: 기정예산은 당초예산에 새로 받은 국고보조금을 더한 값이어야 합니다
-- title@en: The revised budget is the original one plus the national subsidy newly received
-- tolerance: 0
WITH subsidies AS (
    SELECT program_id, revised_subsidy / 1000 AS subsidy
    FROM line_item_budgets
    WHERE line_item_id IS NULL AND revised_subsidy IS NOT NULL
    UNION ALL
    SELECT NULL, sum(revised_subsidy) / 1000
    FROM line_item_budgets
    WHERE line_item_id IS NULL
), budgets AS (
    SELECT 'program-budgets' AS "table", source_line, original, revised, subsidy
    FROM program_budgets AS b
    LEFT JOIN subsidies AS s ON s.program_id IS NOT DISTINCT FROM b.program_id
    UNION ALL
    SELECT 'expenditure', source_line, original, revised, subsidy
    FROM expenditure AS e
    JOIN subsidies AS s ON s.program_id IS NULL
    WHERE e.expenditure_class_id IS NULL
    UNION ALL
    SELECT 'revenue', source_line, original, revised, subsidy
    FROM revenue AS r
    LEFT JOIN subsidies AS s
        ON s.program_id IS NULL AND coalesce(r.revenue_source_id, 'subsidies') = 'subsidies'
)
SELECT
    "table",
    CAST(source_line AS VARCHAR) AS key,
    'revised' AS field,
    revised AS published,
    original + coalesce(subsidy, 0) AS computed
FROM budgets
