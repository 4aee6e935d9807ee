-- title: 통합저장소와 민관공동 플랫폼의 계는 통계목별 금액의 합이어야 합니다
-- title@en: The totals of the repository and of the joint platform are the sums of their line items
-- tolerance: 0
WITH figures AS (
    SELECT 'big-data-outturn' AS "table", subproject, line_item_id, source_line, field, figure
    FROM (
        UNPIVOT big_data_outturn ON current, spent, carried_over, unused INTO NAME field VALUE figure
    )
    UNION ALL
    SELECT 'big-data-execution', subproject, line_item_id, source_line, field, figure
    FROM (
        UNPIVOT big_data_execution ON current, carried_in, committed, spent INTO NAME field VALUE figure
    )
)
SELECT
    "table",
    CAST(total.source_line AS VARCHAR) AS key,
    field,
    total.figure AS published,
    sum(part.figure) AS computed
FROM figures AS total
JOIN figures AS part USING ("table", subproject, field)
WHERE total.line_item_id IS NULL AND part.line_item_id IS NOT NULL
GROUP BY ALL
