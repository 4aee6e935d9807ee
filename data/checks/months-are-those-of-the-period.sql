-- title: 정보화사업의 개월수는 사업기간의 첫 달부터 마지막 달까지의 달 수여야 합니다
-- title@en: The months of an IT project are those of its period, the first and the last included
-- tolerance: 0
WITH periods AS (
    SELECT
        source_line,
        months,
        CAST(regexp_extract_all(start, '\d+') AS INTEGER []) AS first,
        CAST(regexp_extract_all("end", '\d+') AS INTEGER []) AS last
    FROM it_projects
)
SELECT
    'it-projects' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'months' AS field,
    months AS published,
    12 * (last[1] - first[1]) + last[2] - first[2] + 1 AS computed
FROM periods
