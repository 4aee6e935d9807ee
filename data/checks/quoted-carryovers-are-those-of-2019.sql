-- title: 본문에 적힌 이월액(백만원)은 2019년 집행실적의 이월액(천원)을 반올림한 값이어야 합니다
-- title@en: The carry-overs stated in the text in million won are those of the outturn of 2019 in thousand won, rounded
-- tolerance: 0
WITH amounts AS (
    SELECT
        'repository-carryover' AS id,
        round(carried_over / 1000) AS computed
    FROM big_data_outturn
    WHERE subproject = 'integrated-repository' AND line_item_id = 'asset-acquisition'
    UNION ALL
    SELECT
        'platform-carryover' AS id,
        round(carried_over / 1000) AS computed
    FROM big_data_outturn
    WHERE subproject = 'joint-platform' AND line_item_id = 'it-development'
)
SELECT 'quoted-figures' AS "table", id AS key, 'amount' AS field, amount AS published, computed
FROM quoted_figures
JOIN amounts USING (id)
