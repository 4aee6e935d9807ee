-- title: 본문에 적힌 정보자원 도입 물량은 총괄표의 합계여야 합니다
-- title@en: The quantities of IT resources stated in the text are the totals of the summary table
-- tolerance: 0
WITH values AS (
    SELECT 'it-sets-before' AS id, quantity_before AS computed FROM it_resources WHERE resource IS NULL
    UNION ALL
    SELECT 'it-sets-after' AS id, quantity_after AS computed FROM it_resources WHERE resource IS NULL
    UNION ALL
    SELECT
        'it-sets-before-heading' AS id,
        quantity_before AS computed
    FROM it_resources
    WHERE resource IS NULL
    UNION ALL
    SELECT
        'it-sets-after-heading' AS id,
        quantity_after AS computed
    FROM it_resources
    WHERE resource IS NULL
    UNION ALL
    SELECT
        'it-sets-cut-heading' AS id,
        -quantity_change AS computed
    FROM it_resources
    WHERE resource IS NULL
)
SELECT 'quoted-figures' AS "table", id AS key, 'value' AS field, value AS published, computed
FROM quoted_figures
JOIN values USING (id)
