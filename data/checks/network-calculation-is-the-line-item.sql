-- title: 2020년 산출기초의 합은 그 통계목의 기정예산이어야 합니다
-- title@en: The calculations for 2020 make up the revised budget of their line item
-- tolerance: 0
SELECT
    'line-item-budgets' AS "table",
    CAST(b.source_line AS VARCHAR) AS key,
    'revised' AS field,
    b.revised AS published,
    sum(c.amount) AS computed
FROM line_item_budgets AS b
JOIN network_calculation AS c USING (program_id, line_item_id)
WHERE c.fiscal_year = 2020 AND c.component IS NOT NULL
GROUP BY ALL
