-- title: 디지털재단 출연금은 비목별 금액의 합이어야 합니다
-- title@en: The contribution to the foundation is the sum of its kinds of cost
-- tolerance: 0
WITH figures AS (
    UNPIVOT foundation_contributions ON y2017, y2018, y2019, y2020, change_y2019
    INTO NAME field VALUE figure
)
SELECT
    'foundation-contributions' AS "table",
    CAST(total.source_line AS VARCHAR) AS key,
    field,
    total.figure AS published,
    sum(part.figure) AS computed
FROM figures AS total
JOIN figures AS part USING (field)
WHERE total.cost_item_id IS NULL AND part.cost_item_id IS NOT NULL
GROUP BY ALL
