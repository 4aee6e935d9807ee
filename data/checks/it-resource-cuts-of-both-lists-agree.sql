-- title: 증감사유와 변경 총괄표가 도입에서 뺀다고 적은 장비는 서로 같고, 증감사유의 소계는 그 합이어야 합니다
-- title@en: The equipment left out is the same in the reasons and in the summary, and makes up the subtotals of the reasons
-- tolerance: 0
SELECT
    'it-resource-cuts' AS "table",
    r.source_line || '/' || r.label AS key,
    'quantity' AS field,
    r.quantity AS published,
    coalesce(sum(s.quantity), 0) AS computed
FROM it_resource_cuts AS r
LEFT JOIN it_resource_cuts AS s
    ON s.listing = 'summary'
    AND coalesce(s.purpose, 'addition') = r.purpose
    AND s.equipment = r.equipment
WHERE r.listing = 'reasons' AND r.equipment IS NOT NULL
GROUP BY ALL
UNION ALL
SELECT
    'it-resource-cuts',
    total.source_line || '/' || total.label,
    'quantity',
    total.quantity,
    sum(part.quantity)
FROM it_resource_cuts AS total
JOIN it_resource_cuts AS part USING (listing, purpose)
WHERE total.equipment IS NULL AND part.equipment IS NOT NULL
GROUP BY ALL
