-- title: 2020년 4월 20일 기준 빅데이터 사업의 집행실적은 두 표에서 같아야 합니다
-- title@en: Two tables give the same execution of the big data program on 20 April 2020
-- tolerance: 0
WITH unspent AS (
    UNPIVOT unspent_items ON current, committed, spent INTO NAME field VALUE figure
), execution AS (
    SELECT program_id, line_item_id, field, sum(figure) AS figure
    FROM (
        UNPIVOT big_data_execution ON current, committed, spent INTO NAME field VALUE figure
    )
    GROUP BY ALL
)
SELECT
    'unspent-items' AS "table",
    CAST(u.source_line AS VARCHAR) AS key,
    field,
    u.figure AS published,
    e.figure AS computed
FROM unspent AS u
JOIN execution AS e USING (program_id, line_item_id, field)
