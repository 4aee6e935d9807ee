-- title: 디지털재단 출연금의 증액분은 2020년에서 2019년을 뺀 값이어야 합니다
-- title@en: The change of the contribution to the foundation is 2020 minus 2019
-- tolerance: 0
SELECT
    'foundation-contributions' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'change_y2019' AS field,
    change_y2019 AS published,
    y2020 - y2019 AS computed
FROM foundation_contributions
