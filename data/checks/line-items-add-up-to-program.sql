-- title: 사업의 소요예산 계는 통계목별 금액의 합이어야 합니다
-- title@en: The budget of a program is the sum of its line items
-- tolerance: 0
WITH figures AS (
    UNPIVOT line_item_budgets
    ON proposed, revised, change_revised, proposed_subsidy, revised_subsidy, change_subsidy
    INTO NAME field VALUE figure
)
SELECT
    'line-item-budgets' AS "table",
    CAST(total.source_line AS VARCHAR) AS key,
    field,
    total.figure AS published,
    sum(part.figure) AS computed
FROM figures AS total
JOIN figures AS part USING (program_id, field)
WHERE total.line_item_id IS NULL AND part.line_item_id IS NOT NULL
GROUP BY ALL
