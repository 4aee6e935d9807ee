-- title: WeGO 재정지원의 계는 비목별 금액의 합이어야 합니다
-- title@en: The support of WeGO is the sum of its kinds of cost
-- tolerance: 0
WITH figures AS (
    UNPIVOT wego_finances ON y2018, y2019, y2020 INTO NAME field VALUE figure
)
SELECT
    'wego-finances' AS "table",
    CAST(total.source_line AS VARCHAR) AS key,
    field,
    total.figure AS published,
    sum(part.figure) AS computed
FROM figures AS total
JOIN figures AS part USING (field)
WHERE total.cost_item_id IS NULL AND part.cost_item_id IS NOT NULL
GROUP BY ALL
