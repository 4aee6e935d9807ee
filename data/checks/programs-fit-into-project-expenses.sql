-- title: 사업비에는 세부사업의 예산이 모두 들어가고, 행정운영경비는 총계에서 그것을 뺀 나머지를 넘지 않아야 합니다
-- title@en: Project expenses hold the budgets of all programs, and administrative operations are no more than the rest
-- tolerance: 0
WITH programs_total AS (
    UNPIVOT (SELECT original, revised, proposed FROM program_budgets WHERE program_id IS NULL)
    ON original, revised, proposed INTO NAME field VALUE programs
), figures AS (
    UNPIVOT expenditure ON original, revised, proposed INTO NAME field VALUE figure
), totals AS (
    SELECT printing, field, figure AS total FROM figures WHERE expenditure_class_id IS NULL
)
SELECT
    'expenditure' AS "table",
    CAST(f.source_line AS VARCHAR) AS key,
    field,
    f.figure AS published,
    CASE f.expenditure_class_id
        WHEN 'project-expenses' THEN greatest(f.figure, p.programs)
        ELSE least(f.figure, t.total - p.programs)
    END AS computed
FROM figures AS f
JOIN programs_total AS p USING (field)
JOIN totals AS t USING (printing, field)
WHERE f.expenditure_class_id IN ('project-expenses', 'administrative-operations')
