-- title: 본문에 적힌 재단의 감액과 사업 수는 감추경 내역에서 나온 값이어야 합니다
-- title@en: The cuts of the foundation stated in the text, and the number of projects, are those of the table
-- tolerance: 0
WITH amounts AS (
    SELECT
        'foundation-cut-policy-research' AS id,
        cut AS computed
    FROM foundation_cuts
    WHERE item_id = 'policy-research'
    UNION ALL
    SELECT
        'foundation-cut-citizen-data' AS id,
        cut AS computed
    FROM foundation_cuts
    WHERE item_id = 'citizen-data'
    UNION ALL
    SELECT 'foundation-cut-total' AS id, cut AS computed FROM foundation_cuts WHERE item_id IS NULL
), values AS (
    SELECT 'foundation-projects-cut' AS id, count(*) AS computed
    FROM foundation_cuts AS c
    JOIN foundation_items AS i ON i.id = c.item_id
    WHERE i.kind = 'project' AND c.cut > 0
)
SELECT 'quoted-figures' AS "table", id AS key, 'amount' AS field, amount AS published, computed
FROM quoted_figures
JOIN amounts USING (id)
UNION ALL
SELECT 'quoted-figures', id, 'value', value, computed
FROM quoted_figures
JOIN values USING (id)
