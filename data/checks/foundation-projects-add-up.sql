-- title: 재단 예산의 계는 사업별 금액의 합이어야 합니다
-- title@en: The total of the foundation is the sum of its projects
-- tolerance: 0
WITH figures AS (
    UNPIVOT foundation_cuts ON revised, proposed, cut INTO NAME field VALUE figure
)
SELECT
    'foundation-cuts' AS "table",
    CAST(total.source_line AS VARCHAR) AS key,
    field,
    total.figure AS published,
    sum(part.figure) AS computed
FROM figures AS total
JOIN figures AS part USING (field)
WHERE total.item_id IS NULL AND part.item_id IS NOT NULL
GROUP BY ALL
