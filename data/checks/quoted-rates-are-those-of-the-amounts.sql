-- title: 본문에 적힌 비율은 표의 금액에서 나온 값이어야 합니다
-- title@en: The rates stated in the text follow from the amounts of the tables
-- tolerance: 0
WITH values AS (
    SELECT
        'foundation-cut-rate' AS id,
        round(-100 * change_revised / revised, 1) AS computed
    FROM line_item_budgets
    WHERE program_id = 'digital-foundation' AND line_item_id IS NULL
    UNION ALL
    SELECT
        'big-data-change-rate' AS id,
        round(100 * change_revised / revised, 1) AS computed
    FROM line_item_budgets
    WHERE program_id = 'big-data-platform' AND line_item_id IS NULL
    UNION ALL
    SELECT
        'it-resources-cut-rate' AS id,
        round(-100 * change_revised / revised) AS computed
    FROM line_item_budgets
    WHERE program_id = 'it-resources' AND line_item_id IS NULL
    UNION ALL
    SELECT 'big-data-share' AS id, round(100 * p.change_revised / e.change_revised) AS computed
    FROM program_budgets AS p, expenditure AS e
    WHERE p.program_id = 'big-data-platform' AND e.expenditure_class_id IS NULL AND e.printing = 1
    UNION ALL
    SELECT 'cyber-attack-growth' AS id, round(100 * (pow(after.value / before.value, 1 / 4) - 1)) AS computed
    FROM quoted_figures AS after, quoted_figures AS before
    WHERE after.id = 'cyber-attacks-after' AND before.id = 'cyber-attacks-before'
)
SELECT 'quoted-figures' AS "table", id AS key, 'value' AS field, value AS published, computed
FROM quoted_figures
JOIN values USING (id)
