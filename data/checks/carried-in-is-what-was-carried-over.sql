-- title: 2020년 예산현액에 든 이월액은 2019년에 이월한 금액이어야 합니다
-- title@en: The carry-over in the available appropriation of 2020 is what was carried over from 2019
-- tolerance: 0
SELECT
    'big-data-execution' AS "table",
    CAST(e.source_line AS VARCHAR) AS key,
    'carried_in' AS field,
    e.carried_in AS published,
    o.carried_over AS computed
FROM big_data_execution AS e
JOIN big_data_outturn AS o
    ON o.subproject = e.subproject AND o.line_item_id IS NOT DISTINCT FROM e.line_item_id
UNION ALL
SELECT
    'big-data-outturn',
    CAST(o.source_line AS VARCHAR),
    'carried_over',
    o.carried_over,
    coalesce(e.carried_in, 0)
FROM big_data_outturn AS o
LEFT JOIN big_data_execution AS e
    ON e.subproject = o.subproject AND e.line_item_id IS NOT DISTINCT FROM o.line_item_id
