-- title: 원인행위액은 지출액보다 적지 않고 예산현액보다 많지 않아야 합니다
-- title@en: What is committed is no less than what is spent and no more than the available appropriation
-- tolerance: 0
SELECT
    'unspent-items' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'committed' AS field,
    committed AS published,
    greatest(least(committed, current), spent) AS computed
FROM unspent_items
WHERE committed IS NOT NULL
UNION ALL
SELECT
    'big-data-execution',
    CAST(source_line AS VARCHAR),
    'committed',
    committed,
    greatest(least(committed, current), spent)
FROM big_data_execution
WHERE committed IS NOT NULL
