-- title: 증감액은 추경예산안에서 비교 대상 예산을 뺀 값이어야 합니다
-- title@en: A change is the proposed budget minus the budget it is compared with
-- tolerance: 0
WITH changes AS (
    SELECT 'revenue' AS "table", source_line, 'change_original' AS field,
        change_original AS published, proposed - original AS computed
    FROM revenue
    UNION ALL
    SELECT 'revenue', source_line, 'change_revised', change_revised, proposed - revised
    FROM revenue
    UNION ALL
    SELECT 'expenditure', source_line, 'change_original', change_original, proposed - original
    FROM expenditure
    UNION ALL
    SELECT 'expenditure', source_line, 'change_revised', change_revised, proposed - revised
    FROM expenditure
    UNION ALL
    SELECT 'program-budgets', source_line, 'change_original', change_original, proposed - original
    FROM program_budgets
    UNION ALL
    SELECT 'program-budgets', source_line, 'change_revised', change_revised, proposed - revised
    FROM program_budgets
    UNION ALL
    SELECT 'line-item-budgets', source_line, 'change_revised', change_revised, proposed - revised
    FROM line_item_budgets
    UNION ALL
    SELECT 'line-item-budgets', source_line, 'change_subsidy', change_subsidy, proposed_subsidy - revised_subsidy
    FROM line_item_budgets
    UNION ALL
    SELECT 'foundation-travel', source_line, 'change_revised', change_revised, proposed - revised
    FROM foundation_travel
)
SELECT "table", CAST(source_line AS VARCHAR) AS key, field, published, computed
FROM changes
