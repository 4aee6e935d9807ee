-- title: 정보화사업의 사업기간은 이름에 적힌 해 안에 있고, 여러 해가 적혔으면 마지막 해의 12월까지여야 합니다
-- title@en: The months of an IT project are in the year of its name; where it names several, they go on to December of the last
-- tolerance: 0
WITH named AS (
    SELECT
        source_line,
        months,
        CAST(regexp_extract_all(start, '\d+') AS INTEGER []) AS first,
        CAST(regexp_extract_all("end", '\d+') AS INTEGER []) AS last,
        2000 + CAST(regexp_extract(label, '(\d\d)~''?(?:20)?(\d\d)년', 2) || regexp_extract(label, '^20(\d\d)년', 1) AS INTEGER) AS year,
        regexp_matches(label, '~') AS several
    FROM it_projects
    WHERE regexp_matches(label, '(\d\d)~''?(?:20)?(\d\d)년|^20\d\d년')
)
SELECT
    'it-projects' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'months' AS field,
    months AS published,
    CASE
        WHEN several THEN 12 * (year - first[1]) + 13 - first[2]
        WHEN first[1] = year AND last[1] = year THEN months
        ELSE 0
    END AS computed
FROM named
