-- title: 본문에 적힌 전체는 본문에 적힌 부분의 합이어야 합니다
-- title@en: What the text gives as a whole is the sum of the parts that it gives
-- tolerance: 0
WITH parts (whole, part) AS (
    VALUES
        ('travel-restrictions-ministry', 'travel-entry-bans'),
        ('travel-restrictions-ministry', 'travel-quarantine'),
        ('travel-restrictions-ministry', 'travel-health-checks'),
        ('bid-savings-total', 'bid-savings-aerial-photography'),
        ('bid-savings-total', 'bid-savings-virtual-seoul'),
        ('wego-cut-contribution', 'wego-cut-assembly'),
        ('wego-cut-contribution', 'wego-cut-study'),
        ('big-data-cut-total', 'big-data-cut-platform'),
        ('big-data-cut-total', 'big-data-cut-assets'),
        ('intelligent-cctv-cut', 'intelligent-cctv-cut-subsidies'),
        ('intelligent-cctv-cut', 'intelligent-cctv-cut-workshop'),
        ('it-sets-before-heading', 'it-sets-after-heading'),
        ('it-sets-before-heading', 'it-sets-cut-heading')
)
SELECT
    'quoted-figures' AS "table",
    w.id AS key,
    CASE WHEN w.amount IS NULL THEN 'value' ELSE 'amount' END AS field,
    coalesce(w.amount, w.value) AS published,
    sum(coalesce(p.amount, p.value)) AS computed
FROM parts
JOIN quoted_figures AS w ON w.id = parts.whole
JOIN quoted_figures AS p ON p.id = parts.part
GROUP BY ALL
