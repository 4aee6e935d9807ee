-- title: 개인정보보호체계 고도화를 본문처럼 정보시스템담당관에 넣으면, 본문의 부서별 감액은 사업별 증감을 더한 값이어야 합니다
-- title@en: With the upgrade of personal data protection where the text counts it, a department's cuts are those of its programs
-- tolerance: 0
WITH counted AS (
    SELECT
        CASE
            WHEN p.id = 'personal-data-protection' THEN 'information-systems-officer'
            ELSE p.department_id
        END AS department_id,
        count(*) AS programs,
        -sum(b.change_revised) AS cut
    FROM program_budgets AS b
    JOIN programs AS p ON p.id = b.program_id
    WHERE b.change_revised < 0
    GROUP BY ALL
)
SELECT
    'department-cuts' AS "table",
    d.department_id AS key,
    'programs' AS field,
    d.programs AS published,
    c.programs AS computed
FROM department_cuts AS d
JOIN counted AS c USING (department_id)
UNION ALL
SELECT 'department-cuts', d.department_id, 'cut', d.cut, c.cut
FROM department_cuts AS d
JOIN counted AS c USING (department_id)
