-- title: WeGO 정회원은 총회원보다 많지 않아야 합니다
-- title@en: The full members of WeGO are no more than all of its members
-- tolerance: 0
SELECT
    'wego-members' AS "table",
    f.source_line || '/' || f.label AS key,
    'members' AS field,
    f.members AS published,
    least(f.members, a.members) AS computed
FROM wego_members AS f
JOIN wego_members AS a ON a.organization IS NOT DISTINCT FROM f.organization
WHERE f.membership = 'full' AND a.membership IS NULL
