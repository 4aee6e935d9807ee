-- title: 2020년 출연금의 사업비(천원)는 재단 사업별 예산액(백만원)의 합이어야 합니다(반올림)
-- title@en: The project costs in the contribution of 2020 in thousand won are the budgets of the projects in million won, rounded
-- tolerance: 500
SELECT
    'foundation-contributions' AS "table",
    CAST(c.source_line AS VARCHAR) AS key,
    'y2020' AS field,
    c.y2020 AS published,
    1000 * sum(f.revised) AS computed
FROM foundation_contributions AS c
JOIN foundation_cuts AS f USING (program_id)
JOIN foundation_items AS i ON i.id = f.item_id
WHERE c.cost_item_id = 'projects' AND i.kind = 'project'
GROUP BY ALL
