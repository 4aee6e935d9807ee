-- title: 본문에 적힌 감액은 산출내역의 금액과 사유에 적힌 금액이어야 합니다
-- title@en: The cuts stated in the text are those of the calculations and of their reasons
-- tolerance: 0
WITH amounts AS (
    SELECT
        'big-data-cut-platform' AS id,
        round(-amount / 1000) AS computed
    FROM line_item_changes
    WHERE program_id = 'big-data-platform' AND item = '민관공동 빅데이터 플랫폼 구축'
    UNION ALL
    SELECT
        'wego-cut-assembly' AS id,
        CAST(regexp_extract(reason, '총회 행사비용 감액\((\d+)백만원\)', 1) AS INTEGER) AS computed
    FROM line_item_changes
    WHERE program_id = 'wego-operation' AND line_item_id = 'international-contributions'
    UNION ALL
    SELECT
        'wego-cut-study' AS id,
        CAST(regexp_extract(reason, '사업비 감액\((\d+)백만원\)', 1) AS INTEGER) AS computed
    FROM line_item_changes
    WHERE program_id = 'wego-operation' AND line_item_id = 'international-contributions'
)
SELECT 'quoted-figures' AS "table", id AS key, 'amount' AS field, amount AS published, computed
FROM quoted_figures
JOIN amounts USING (id)
