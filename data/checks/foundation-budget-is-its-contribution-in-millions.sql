-- title: 재단의 예산액(백만원)은 2020년 출연금의 비목(천원)을 반올림한 값이어야 합니다
-- title@en: The budget of the foundation in million won is its contribution of 2020 in thousand won, rounded
-- tolerance: 0
WITH contributions AS (
    SELECT
        CASE
            WHEN cost_item_id IN ('personnel', 'operations') THEN 'administration'
            WHEN cost_item_id = 'projects' THEN 'project'
            ELSE cost_item_id
        END AS kind,
        round(sum(y2020) / 1000) AS computed
    FROM foundation_contributions
    GROUP BY ALL
)
SELECT
    'foundation-cuts' AS "table",
    CAST(f.source_line AS VARCHAR) AS key,
    'revised' AS field,
    f.revised AS published,
    c.computed
FROM foundation_cuts AS f
LEFT JOIN foundation_items AS i ON i.id = f.item_id
JOIN contributions AS c ON c.kind IS NOT DISTINCT FROM i.kind
WHERE i.kind IS DISTINCT FROM 'project'
