-- title: 두 번 인쇄된 세출 규모 표는 서로 같아야 합니다
-- title@en: The two printings of the expenditure table agree
-- tolerance: 0
WITH figures AS (
    UNPIVOT expenditure
    ON original, revised, proposed, change_original, change_revised, rate_original, rate_revised
    INTO NAME field VALUE figure
)
SELECT
    'expenditure' AS "table",
    CAST(second.source_line AS VARCHAR) AS key,
    field,
    second.figure AS published,
    first.figure AS computed
FROM figures AS second
JOIN figures AS first USING (field)
WHERE second.printing = 2
    AND first.printing = 1
    AND first.expenditure_class_id IS NOT DISTINCT FROM second.expenditure_class_id
