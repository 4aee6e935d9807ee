-- title: 주요 사업 합계는 세부사업별 금액의 합이고, 증감은 두 예산의 크고 작음에 맞는 부호로 더해야 합니다
-- title@en: The total of the programs is the sum of their figures, each change with the sign that its two budgets give
-- tolerance: 0
WITH signed AS (
    SELECT
        * REPLACE (
            CASE
                WHEN program_id IS NULL THEN change_original
                ELSE abs(change_original) * sign(proposed - original)
            END AS change_original,
            CASE
                WHEN program_id IS NULL THEN change_revised
                ELSE abs(change_revised) * sign(proposed - revised)
            END AS change_revised
        )
    FROM program_budgets
), figures AS (
    UNPIVOT signed ON original, revised, proposed, change_original, change_revised
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
