-- title: WeGO 재정지원의 계는 같은 해의 국제부담금 지원액이어야 합니다
-- title@en: The support of WeGO is the contribution that another table gives for the year
-- tolerance: 0
SELECT
    'wego-fees' AS "table",
    CAST(f.source_line AS VARCHAR) AS key,
    'contribution' AS field,
    f.contribution AS published,
    CASE f.fiscal_year WHEN 2018 THEN s.y2018 WHEN 2019 THEN s.y2019 WHEN 2020 THEN s.y2020 END AS computed
FROM wego_fees AS f
JOIN wego_finances AS s USING (program_id)
WHERE s.cost_item_id IS NULL
