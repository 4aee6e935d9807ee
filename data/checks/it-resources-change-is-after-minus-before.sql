-- title: 정보자원 도입 물량의 증감은 변경에서 당초를 뺀 값이고, 증감이 없으면 둘이 같아야 합니다
-- title@en: The change of IT resources is after minus before; without a change the two are the same
-- tolerance: 0
SELECT
    'it-resources' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'quantity_change' AS field,
    quantity_change AS published,
    quantity_after - quantity_before AS computed
FROM it_resources
UNION ALL
SELECT 'it-resources', CAST(source_line AS VARCHAR), 'quantity_after', quantity_after, quantity_before
FROM it_resources
WHERE quantity_change IS NULL
