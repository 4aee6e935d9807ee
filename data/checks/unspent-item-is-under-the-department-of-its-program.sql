-- title: 80% 이상 미집행 사업 표의 세부사업은 그 소관 부서 아래에 있어야 합니다
-- title@en: An unspent item is listed under the department of its program
-- tolerance: 0
SELECT
    'unspent-items' AS "table",
    CAST(u.source_line AS VARCHAR) AS key,
    'current' AS field,
    u.current AS published,
    CASE WHEN p.department_id = u.department_id THEN u.current ELSE 0 END AS computed
FROM unspent_items AS u
JOIN programs AS p ON p.id = u.program_id
WHERE u.current IS NOT NULL
