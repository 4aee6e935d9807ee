-- title: 2020년 재단 사업 목록의 사업과 감추경 내역의 사업은 서로 같아야 합니다
-- title@en: The projects of the foundation listed for 2020 are those of the table of cuts
-- tolerance: 0
SELECT
    'foundation-cuts' AS "table",
    CAST(c.source_line AS VARCHAR) AS key,
    'revised' AS field,
    c.revised AS published,
    CASE WHEN p.item_id IS NULL THEN 0 ELSE c.revised END AS computed
FROM foundation_cuts AS c
JOIN foundation_items AS i ON i.id = c.item_id
LEFT JOIN foundation_projects AS p ON p.item_id = c.item_id AND p.fiscal_year = 2020
WHERE i.kind = 'project'
UNION ALL
SELECT
    'foundation-projects',
    p.fiscal_year || '/' || p.source_line,
    'fiscal_year',
    p.fiscal_year,
    CASE WHEN c.item_id IS NULL THEN 0 ELSE p.fiscal_year END
FROM foundation_projects AS p
LEFT JOIN foundation_cuts AS c USING (item_id)
WHERE p.fiscal_year = 2020
