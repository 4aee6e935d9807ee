-- title: 주요 사업 합계는 세부사업별 금액의 합이다
-- title@en: The total of the programs is the sum of their figures
-- tolerance: 0
WITH figures AS (
    UNPIVOT program_budgets ON original, revised, proposed, change_original, change_revised
    INTO NAME field VALUE figure
)
SELECT
    'program-budgets' AS "table",
    CAST(total.source_line AS VARCHAR) AS key,
    field,
    total.figure AS published,
    sum(part.figure) AS computed
FROM figures AS total
JOIN figures AS part USING (field)
WHERE total.program_id IS NULL AND part.program_id IS NOT NULL
GROUP BY ALL
