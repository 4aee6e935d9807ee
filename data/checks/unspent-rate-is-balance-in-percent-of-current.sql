-- title: 불용률은 지출잔액을 예산현액으로 나눈 백분율이어야 합니다(소수 첫째 자리까지 반올림)
-- title@en: The unspent rate is the unspent balance in percent of the available appropriation, to one decimal
-- tolerance: 0
SELECT
    'unspent-items' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'unspent_rate' AS field,
    unspent_rate AS published,
    round(100 * balance / nullif(current, 0), 1) AS computed
FROM unspent_items
