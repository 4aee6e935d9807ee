-- title: 2020년 WeGO 국제부담금은 세계스마트시티기구 운영의 국제부담금 기정예산이어야 합니다
-- title@en: The contribution to WeGO in 2020 is the revised budget of international contributions in its program
-- tolerance: 0
SELECT
    'wego-fees' AS "table",
    CAST(f.source_line AS VARCHAR) AS key,
    'contribution' AS field,
    f.contribution AS published,
    b.revised AS computed
FROM wego_fees AS f
JOIN line_item_budgets AS b USING (program_id)
WHERE f.fiscal_year = 2020 AND b.line_item_id = 'international-contributions'
