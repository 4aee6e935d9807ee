-- title: 산출내역의 금액(천원)은 단가(원)에 수량을 곱한 값이어야 합니다
-- title@en: The amount of a calculation in thousand won is its unit price in won times its quantities
-- tolerance: 0
SELECT
    'line-item-changes' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'amount' AS field,
    amount AS published,
    unit_price * coalesce(quantity, 1) * coalesce(second_quantity, 1) / 1000 AS computed
FROM line_item_changes
UNION ALL
SELECT
    'network-calculation',
    CAST(source_line AS VARCHAR),
    'amount',
    amount,
    unit_price * quantity / 1000
FROM network_calculation
WHERE unit_price IS NOT NULL
