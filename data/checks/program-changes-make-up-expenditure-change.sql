-- title: 주요 사업의 증감 합계는 세출 총계의 증감과 같아야 합니다
-- title@en: The changes of the programs make up the change of all expenditure
-- tolerance: 0
WITH expenditure_total AS (
    SELECT change_original, change_revised FROM expenditure
    WHERE expenditure_class_id IS NULL AND printing = 1
), program_total AS (
    SELECT source_line, change_original, change_revised FROM program_budgets
    WHERE program_id IS NULL
)
SELECT
    'program-budgets' AS "table",
    CAST(p.source_line AS VARCHAR) AS key,
    'change_original' AS field,
    p.change_original AS published,
    e.change_original AS computed
FROM program_total AS p, expenditure_total AS e
UNION ALL
SELECT 'program-budgets', CAST(p.source_line AS VARCHAR), 'change_revised', p.change_revised, e.change_revised
FROM program_total AS p, expenditure_total AS e
