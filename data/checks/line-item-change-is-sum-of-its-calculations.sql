-- title: 통계목의 증감은 그 산출내역 금액의 합이어야 합니다
-- title@en: The change of a line item is the sum of its calculations, none where there is none
-- tolerance: 0
WITH calculated AS (
    SELECT program_id, line_item_id, sum(amount) AS amount
    FROM line_item_changes
    GROUP BY program_id, line_item_id
)
SELECT
    'line-item-budgets' AS "table",
    CAST(b.source_line AS VARCHAR) AS key,
    'change_revised' AS field,
    b.change_revised AS published,
    coalesce(c.amount, 0) AS computed
FROM line_item_budgets AS b
LEFT JOIN calculated AS c USING (program_id, line_item_id)
WHERE b.line_item_id IS NOT NULL
