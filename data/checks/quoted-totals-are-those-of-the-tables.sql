-- title: 본문에 적힌 세입·세출 규모는 표의 합계여야 합니다
-- title@en: The totals of revenue and expenditure stated in the text are those of the tables
-- tolerance: 0
WITH told (id, total) AS (
    VALUES
        ('expenditure-proposed', 'proposed'),
        ('expenditure-revised', 'revised'),
        ('expenditure-cut-rate', 'rate'),
        ('review-expenditure-proposed', 'proposed'),
        ('review-expenditure-revised', 'revised'),
        ('review-expenditure-cut-rate', 'rate'),
        ('review-expenditure-cut', 'cut'),
        ('total-cut', 'cut')
), totals AS (
    SELECT proposed, revised, -change_revised AS cut, -rate_revised AS rate
    FROM expenditure
    WHERE expenditure_class_id IS NULL AND printing = 1
)
SELECT 'quoted-figures' AS "table", id AS key, 'amount' AS field, q.amount AS published,
    CASE total WHEN 'proposed' THEN t.proposed WHEN 'revised' THEN t.revised ELSE t.cut END AS computed
FROM told
JOIN quoted_figures AS q USING (id)
CROSS JOIN totals AS t
WHERE total <> 'rate'
UNION ALL
SELECT 'quoted-figures', id, 'value', q.value, t.rate
FROM told
JOIN quoted_figures AS q USING (id)
CROSS JOIN totals AS t
WHERE total = 'rate'
UNION ALL
SELECT 'quoted-figures', q.id, 'amount', q.amount, r.revised
FROM quoted_figures AS q, revenue AS r
WHERE q.id = 'revenue-revised' AND r.revenue_source_id IS NULL
