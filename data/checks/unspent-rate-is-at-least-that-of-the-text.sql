-- title: 미집행 사업 현황에는 불용률이 본문에 적힌 기준(80%) 이상인 것만 있어야 합니다
-- title@en: The list of unspent programs holds only unspent rates of the threshold stated in the text (80%) or more
-- tolerance: 0
SELECT
    'unspent-items' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'unspent_rate' AS field,
    unspent_rate AS published,
    greatest(unspent_rate, (SELECT value FROM quoted_figures WHERE id = 'unspent-threshold')) AS computed
FROM unspent_items
WHERE unspent_rate IS NOT NULL
