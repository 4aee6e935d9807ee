-- title: 디지털재단 출연금의 증액비율은 증액분을 2019년으로 나눈 백분율이어야 합니다(소수 첫째 자리까지 반올림)
-- title@en: The rate of change of the contribution to the foundation is the change in percent of 2019, to one decimal
-- tolerance: 0
SELECT
    'foundation-contributions' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'rate_y2019' AS field,
    rate_y2019 AS published,
    round(100 * change_y2019 / nullif(y2019, 0), 1) AS computed
FROM foundation_contributions
