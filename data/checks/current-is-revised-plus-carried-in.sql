-- title: 기정예산은 예산현액에서 이월액을 뺀 값이어야 합니다(빅데이터 사업)
-- title@en: The revised budget is the available appropriation without the carry-over (big data program)
-- tolerance: 0
SELECT
    'line-item-budgets' AS "table",
    CAST(b.source_line AS VARCHAR) AS key,
    'revised' AS field,
    b.revised AS published,
    sum(e.current - coalesce(e.carried_in, 0)) AS computed
FROM line_item_budgets AS b
JOIN big_data_execution AS e
    ON e.program_id = b.program_id AND e.line_item_id IS NOT DISTINCT FROM b.line_item_id
GROUP BY ALL
