-- title: 증감사유에서 ‘대’로 센 장비는 변경 총괄표에서도 H/W에 있어야 합니다
-- title@en: What the reasons count in units is listed under hardware in the summary table
-- tolerance: 0
WITH hardware AS (
    SELECT c.purpose, c.equipment, sum(c.quantity) AS quantity
    FROM it_resource_cuts AS c
    JOIN it_resources AS r USING (resource)
    WHERE c.listing = 'summary' AND r.category = 'hardware'
    GROUP BY ALL
)
SELECT
    'it-resource-cuts' AS "table",
    r.source_line || '/' || r.label AS key,
    'quantity' AS field,
    r.quantity AS published,
    coalesce(h.quantity, 0) AS computed
FROM it_resource_cuts AS r
LEFT JOIN hardware AS h USING (purpose, equipment)
WHERE r.listing = 'reasons' AND r.quantity_unit = '대'
