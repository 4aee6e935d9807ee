-- title: 정보화사업의 개월수는 사업기간의 첫 달부터 마지막 달까지의 달 수이다
-- title@en: The months of an IT project are those of its period, the first and the last included
-- tolerance: 0
SELECT
    'it-projects' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'months' AS field,
    months AS published,
    12 * (CAST(substr("end", 1, 4) AS INTEGER) - CAST(substr(start, 1, 4) AS INTEGER))
        + CAST(substr("end", 6) AS INTEGER) - CAST(substr(start, 6) AS INTEGER) + 1 AS computed
FROM it_projects
