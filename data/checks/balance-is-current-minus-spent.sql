-- title: 지출잔액은 예산현액에서 지출액을 뺀 값이어야 합니다
-- title@en: The unspent balance is the available appropriation minus what was spent
-- tolerance: 0
SELECT
    'unspent-items' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'balance' AS field,
    balance AS published,
    current - spent AS computed
FROM unspent_items
