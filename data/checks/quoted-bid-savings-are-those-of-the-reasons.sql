-- title: 본문에 적힌 낙찰차액 감액은 사유가 낙찰차액인 산출내역의 합이어야 합니다
-- title@en: The bid savings stated in the text are the calculations whose reason is bid savings
-- tolerance: 0
WITH amounts AS (
    SELECT
        'bid-savings-aerial-photography' AS id,
        round(-sum(amount) / 1000) AS computed
    FROM line_item_changes
    WHERE reason LIKE '%낙찰차액%' AND program_id = 'aerial-photography'
    UNION ALL
    SELECT
        'bid-savings-virtual-seoul' AS id,
        round(-sum(amount) / 1000) AS computed
    FROM line_item_changes
    WHERE reason LIKE '%낙찰차액%' AND program_id = 'virtual-seoul'
    UNION ALL
    SELECT
        'bid-savings-total' AS id,
        round(-sum(amount) / 1000) AS computed
    FROM line_item_changes
    WHERE reason LIKE '%낙찰차액%' AND program_id IN ('aerial-photography', 'virtual-seoul')
)
SELECT 'quoted-figures' AS "table", id AS key, 'amount' AS field, amount AS published, computed
FROM quoted_figures
JOIN amounts USING (id)
