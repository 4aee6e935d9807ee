-- title: 세출 총계와 소계는 그에 속한 구분의 합이어야 합니다
-- title@en: The total and the subtotal of expenditure are the sums of their classes
-- tolerance: 0
WITH figures AS (
    SELECT f.*, c.parent_id
    FROM (
        UNPIVOT expenditure ON original, revised, proposed, change_original, change_revised
        INTO NAME field VALUE figure
    ) AS f
    LEFT JOIN expenditure_classes AS c ON c.id = f.expenditure_class_id
)
SELECT
    'expenditure' AS "table",
    CAST(total.source_line AS VARCHAR) AS key,
    field,
    total.figure AS published,
    sum(part.figure) AS computed
FROM figures AS total
JOIN figures AS part USING (printing, field)
WHERE part.expenditure_class_id IS NOT NULL
    AND part.parent_id IS NOT DISTINCT FROM total.expenditure_class_id
GROUP BY ALL
