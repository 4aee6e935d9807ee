-- title: 국고보조금은 그것이 든 예산보다 많지 않아야 합니다
-- title@en: A national subsidy is no more than the budget it is part of
-- tolerance: 0
SELECT
    'line-item-budgets' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'proposed_subsidy' AS field,
    proposed_subsidy AS published,
    least(proposed_subsidy, proposed) AS computed
FROM line_item_budgets
WHERE proposed_subsidy IS NOT NULL
UNION ALL
SELECT
    'line-item-budgets',
    CAST(source_line AS VARCHAR),
    'revised_subsidy',
    revised_subsidy,
    least(revised_subsidy, revised)
FROM line_item_budgets
WHERE revised_subsidy IS NOT NULL
