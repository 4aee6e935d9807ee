-- title: 예산현액은 이월액 등을 더한 것이므로 기정예산보다 적지 않아야 합니다
-- title@en: The available appropriation, which includes the carry-over, is no less than the revised budget
-- tolerance: 0
SELECT
    'unspent-items' AS "table",
    CAST(u.source_line AS VARCHAR) AS key,
    'current' AS field,
    u.current AS published,
    greatest(u.current, b.revised) AS computed
FROM unspent_items AS u
JOIN line_item_budgets AS b USING (program_id, line_item_id)
WHERE u.current IS NOT NULL
