-- title: 본문의 부서별 감액을 모두 더하면 주요 사업 합계의 증감이 되어야 합니다
-- title@en: The cuts of all departments in the text add up to the change of the programs' total
-- tolerance: 0
SELECT
    'program-budgets' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'change_revised' AS field,
    change_revised AS published,
    (SELECT -sum(cut) FROM department_cuts) AS computed
FROM program_budgets
WHERE program_id IS NULL
