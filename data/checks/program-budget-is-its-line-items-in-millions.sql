-- title: 세부사업의 예산(백만원)은 소요예산 계(천원)를 반올림한 값이어야 합니다
-- title@en: The budget of a program in million won is its line-item total in thousand won, rounded
-- tolerance: 0
WITH programs_million AS (
    UNPIVOT program_budgets ON revised, proposed, change_revised INTO NAME field VALUE figure
), totals_thousand AS (
    UNPIVOT (SELECT * FROM line_item_budgets WHERE line_item_id IS NULL)
    ON revised, proposed, change_revised INTO NAME field VALUE figure
)
SELECT
    'program-budgets' AS "table",
    CAST(p.source_line AS VARCHAR) AS key,
    field,
    p.figure AS published,
    round(t.figure / 1000) AS computed
FROM programs_million AS p
JOIN totals_thousand AS t USING (program_id, field)
