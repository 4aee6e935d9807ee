-- title: 본문이 집행실적이 없다고 든 통계목과 사업은 80% 이상 미집행 사업 표의 같은 부서 아래에 있어야 합니다
-- title@en: What the text names as having spent nothing is listed in the table of unspent items under its department
-- tolerance: 0
SELECT
    'unspent-mentions' AS "table",
    m.program_id || '/' || m.label AS key,
    'source_line' AS field,
    m.source_line AS published,
    CASE
        WHEN EXISTS (
            FROM unspent_items AS u
            WHERE u.program_id = m.program_id
                AND u.department_id = m.department_id
                AND u.line_item_id = coalesce(m.line_item_id, u.line_item_id)
        ) THEN m.source_line
        ELSE 0
    END AS computed
FROM unspent_mentions AS m
