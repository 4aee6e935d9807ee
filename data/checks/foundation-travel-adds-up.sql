-- title: 재단 국외여비의 합계는 사업별 금액의 합이어야 합니다
-- title@en: Overseas travel of the foundation is the sum of its projects
-- tolerance: 0
WITH figures AS (
    UNPIVOT foundation_travel ON revised, proposed, change_revised INTO NAME field VALUE figure
)
SELECT
    'foundation-travel' AS "table",
    CAST(total.source_line AS VARCHAR) AS key,
    field,
    total.figure AS published,
    sum(part.figure) AS computed
FROM figures AS total
JOIN figures AS part USING (field)
WHERE total.item_id IS NULL AND part.item_id IS NOT NULL
GROUP BY ALL
