-- title: 2020년 디지털재단 출연금은 출연 사업의 기정예산이어야 합니다
-- title@en: The contribution to the foundation in 2020 is the revised budget of its program
-- tolerance: 0
SELECT
    'foundation-contributions' AS "table",
    CAST(f.source_line AS VARCHAR) AS key,
    'y2020' AS field,
    f.y2020 AS published,
    b.revised AS computed
FROM foundation_contributions AS f
JOIN line_item_budgets AS b USING (program_id)
WHERE f.cost_item_id IS NULL AND b.line_item_id = 'contributions'
