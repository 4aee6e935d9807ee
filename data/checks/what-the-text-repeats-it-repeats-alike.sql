-- title: 본문에 두 번 적힌 수치는 서로 같아야 합니다
-- title@en: A figure that the text gives twice is the same both times
-- tolerance: 0
WITH repeated (again, before) AS (
    VALUES
        ('review-expenditure-proposed', 'expenditure-proposed'),
        ('review-expenditure-revised', 'expenditure-revised'),
        ('review-expenditure-cut-rate', 'expenditure-cut-rate'),
        ('total-cut', 'review-expenditure-cut'),
        ('foundation-cut-total', 'foundation-cut'),
        ('travel-restrictions-ministry', 'travel-restrictions'),
        ('big-data-cut-total', 'big-data-cut'),
        ('network-installed-again', 'network-installed'),
        ('network-useful-life-again', 'network-useful-life'),
        ('linked-cameras-original-again', 'linked-cameras-original'),
        ('linked-cameras-changed-again', 'linked-cameras-changed'),
        ('replaced-cameras-before', 'replaced-cameras'),
        ('replaced-cameras-before-again', 'replaced-cameras-before'),
        ('replaced-cameras-after-again', 'replaced-cameras-after'),
        ('it-sets-before-heading', 'it-sets-before'),
        ('it-sets-after-heading', 'it-sets-after'),
        ('district-share', 'city-share')
)
SELECT
    'quoted-figures' AS "table",
    again.id AS key,
    CASE WHEN again.amount IS NULL THEN 'value' ELSE 'amount' END AS field,
    coalesce(again.amount, again.value) AS published,
    coalesce(before.amount, before.value) AS computed
FROM repeated
JOIN quoted_figures AS again ON again.id = repeated.again
JOIN quoted_figures AS before ON before.id = repeated.before
