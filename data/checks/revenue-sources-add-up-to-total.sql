-- title: 세입 합계는 세입원별 금액의 합이어야 합니다
-- title@en: Total revenue is the sum of its sources
-- tolerance: 0
WITH figures AS (
    UNPIVOT revenue ON original, revised, proposed INTO NAME field VALUE figure
)
SELECT
    'revenue' AS "table",
    CAST(total.source_line AS VARCHAR) AS key,
    field,
    total.figure AS published,
    sum(part.figure) AS computed
FROM figures AS total
JOIN figures AS part USING (field)
WHERE total.revenue_source_id IS NULL AND part.revenue_source_id IS NOT NULL
GROUP BY ALL
