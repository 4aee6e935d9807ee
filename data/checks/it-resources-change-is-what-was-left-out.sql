-- title: 정보자원 도입 물량의 감소는 도입에서 빼려는 장비의 합이어야 합니다
-- title@en: The change of IT resources is the sum of the equipment left out
-- tolerance: 0
SELECT
    'it-resources' AS "table",
    CAST(r.source_line AS VARCHAR) AS key,
    'quantity_change' AS field,
    r.quantity_change AS published,
    -coalesce(sum(c.quantity), 0) AS computed
FROM it_resources AS r
LEFT JOIN it_resource_cuts AS c
    ON c.listing = 'summary' AND (c.resource = r.resource OR r.resource IS NULL)
GROUP BY ALL
