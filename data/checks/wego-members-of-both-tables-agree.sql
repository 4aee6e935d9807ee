-- title: 2020년 4월 30일의 WeGO 회원수는 두 표에서 같아야 합니다
-- title@en: The number of members of WeGO on 30 April 2020 is the same in two tables
-- tolerance: 0
SELECT
    'wego-fees' AS "table",
    CAST(f.source_line AS VARCHAR) AS key,
    'members' AS field,
    f.members AS published,
    m.members AS computed
FROM wego_fees AS f
JOIN wego_members AS m USING (program_id)
WHERE m.membership = 'full' AND m.organization IS NULL AND f.fiscal_year = year(m.as_of)
