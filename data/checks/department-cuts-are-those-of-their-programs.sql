-- title: 본문의 부서별 감액 건수와 금액은 그 부서의 세부사업에서 줄이려는 것을 모은 값이어야 합니다
-- title@en: The number and the amount of a department's cuts in the text are those of its programs
-- tolerance: 0
WITH programs_cut AS (
    SELECT p.department_id, count(*) AS programs, -sum(b.change_revised) AS cut
    FROM program_budgets AS b
    JOIN programs AS p ON p.id = b.program_id
    WHERE b.change_revised < 0
    GROUP BY p.department_id
)
SELECT
    'department-cuts' AS "table",
    d.department_id AS key,
    'programs' AS field,
    d.programs AS published,
    coalesce(c.programs, 0) AS computed
FROM department_cuts AS d
LEFT JOIN programs_cut AS c USING (department_id)
UNION ALL
SELECT 'department-cuts', d.department_id, 'cut', d.cut, coalesce(c.cut, 0)
FROM department_cuts AS d
LEFT JOIN programs_cut AS c USING (department_id)
