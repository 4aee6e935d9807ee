-- title: 본문이 올해 사업과 이번 추경의 교체 대상이라고 적은 저화질 CCTV는 증감사유에 적힌 2020년도의 대수여야 합니다
-- title@en: The cameras that the text says are replaced this year and cut by this bill are those that the reason plans for 2020
-- tolerance: 0
WITH planned AS (
    SELECT CAST(replace(regexp_extract(reason, '20년도 ([\d,]+)대 교체 예정', 1), ',', '') AS INTEGER) AS cameras
    FROM line_item_changes
    WHERE program_id = 'intelligent-cctv' AND line_item_id = 'local-capital-subsidies'
)
SELECT 'quoted-figures' AS "table", q.id AS key, 'value' AS field, q.value AS published, planned.cameras AS computed
FROM quoted_figures AS q, planned
WHERE q.id IN ('replaced-cameras', 'replaced-cameras-before', 'replaced-cameras-after')
