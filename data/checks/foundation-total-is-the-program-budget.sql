-- title: 재단 예산의 계(백만원)는 출연 사업의 소요예산(천원)을 반올림한 값이어야 합니다
-- title@en: The total of the foundation in million won is the budget of its program in thousand won, rounded
-- tolerance: 0
WITH program AS (
    SELECT program_id, revised, proposed, -change_revised AS cut
    FROM line_item_budgets
    WHERE line_item_id IS NULL
), budgets AS (
    UNPIVOT program ON revised, proposed, cut INTO NAME field VALUE figure
), totals AS (
    UNPIVOT (SELECT * FROM foundation_cuts WHERE item_id IS NULL)
    ON revised, proposed, cut INTO NAME field VALUE figure
)
SELECT
    'foundation-cuts' AS "table",
    CAST(t.source_line AS VARCHAR) AS key,
    field,
    t.figure AS published,
    round(b.figure / 1000) AS computed
FROM totals AS t
JOIN budgets AS b USING (program_id, field)
