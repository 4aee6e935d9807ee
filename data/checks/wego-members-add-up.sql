-- title: WeGO 회원수는 도시, 기업, 기관의 합이어야 합니다
-- title@en: The members of WeGO are the sum of cities, companies and institutions
-- tolerance: 0
SELECT
    'wego-members' AS "table",
    total.source_line || '/' || total.label AS key,
    'members' AS field,
    total.members AS published,
    sum(part.members) AS computed
FROM wego_members AS total
JOIN wego_members AS part ON part.membership IS NOT DISTINCT FROM total.membership
WHERE total.organization IS NULL AND part.organization IS NOT NULL
GROUP BY ALL
