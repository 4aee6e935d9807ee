-- title: 정보자원 도입 물량의 합계는 자원별 물량의 합이어야 합니다
-- title@en: The total of IT resources is the sum of their kinds
-- tolerance: 0
WITH figures AS (
    UNPIVOT it_resources ON quantity_before, quantity_after, quantity_change INTO NAME field VALUE figure
)
SELECT
    'it-resources' AS "table",
    CAST(total.source_line AS VARCHAR) AS key,
    field,
    total.figure AS published,
    sum(part.figure) AS computed
FROM figures AS total
JOIN figures AS part USING (field)
WHERE total.resource IS NULL AND part.resource IS NOT NULL
GROUP BY ALL
