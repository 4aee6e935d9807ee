-- title: 재단 국외여비(원)는 감추경 내역의 비고에 적힌 금액(백만원)과 같고, 감액은 두 금액의 차이여야 합니다
-- title@en: Overseas travel in won is what the remarks on the cuts give in million won, and its change is the difference
-- tolerance: 0
WITH remarks AS (
    SELECT
        item_id,
        CAST(regexp_extract(remark, '해외여비 전액 감액\((\d+)백만원\)', 1) AS INTEGER) AS before,
        0 AS after
    FROM foundation_cuts
    WHERE remark LIKE '%해외여비 전액 감액%'
    UNION ALL
    SELECT
        item_id,
        CAST(regexp_extract(remark, '\((\d+)백만원→', 1) AS INTEGER),
        CAST(regexp_extract(remark, '→(\d+)백만원\)', 1) AS INTEGER)
    FROM foundation_cuts
    WHERE remark LIKE '해외여비 %백만원→%'
)
SELECT
    'foundation-travel' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'change_revised' AS field,
    change_revised AS published,
    1000000 * (after - before) AS computed
FROM foundation_travel
JOIN remarks USING (item_id)
UNION ALL
SELECT
    'foundation-travel',
    CAST(source_line AS VARCHAR),
    'revised',
    revised,
    CASE WHEN round(revised / 1000000) = before THEN revised ELSE 1000000 * before END
FROM foundation_travel
JOIN remarks USING (item_id)
UNION ALL
SELECT
    'foundation-travel',
    CAST(source_line AS VARCHAR),
    'proposed',
    proposed,
    CASE WHEN round(proposed / 1000000) = after THEN proposed ELSE 1000000 * after END
FROM foundation_travel
JOIN remarks USING (item_id)
