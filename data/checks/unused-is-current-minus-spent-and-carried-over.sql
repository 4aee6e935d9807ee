-- title: 2019년 집행잔액은 예산현액에서 지출액과 이월액을 뺀 값이어야 합니다
-- title@en: The year-end balance of 2019 is the available appropriation minus spending and carry-over
-- tolerance: 0
SELECT
    'big-data-outturn' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'unused' AS field,
    unused AS published,
    current - spent - carried_over AS computed
FROM big_data_outturn
