-- title: 증감율은 증감액을 비교 대상 예산으로 나눈 백분율이어야 합니다(소수 첫째 자리까지 반올림)
-- title@en: A rate of change is the change in percent of the budget it is compared with, to one decimal
-- tolerance: 0
WITH budgets AS (
    SELECT 'expenditure' AS "table", source_line, original, revised, proposed, rate_original, rate_revised
    FROM expenditure
    UNION ALL
    SELECT 'program-budgets', source_line, original, revised, proposed, rate_original, rate_revised
    FROM program_budgets
)
SELECT
    "table",
    CAST(source_line AS VARCHAR) AS key,
    'rate_original' AS field,
    rate_original AS published,
    round(100 * (proposed - original) / nullif(original, 0), 1) AS computed
FROM budgets
UNION ALL
SELECT
    "table",
    CAST(source_line AS VARCHAR),
    'rate_revised',
    rate_revised,
    round(100 * (proposed - revised) / nullif(revised, 0), 1)
FROM budgets
