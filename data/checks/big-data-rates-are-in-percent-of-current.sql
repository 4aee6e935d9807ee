-- title: 빅데이터 사업의 불용률과 집행률은 예산현액에 대한 백분율이어야 합니다(1% 이상은 소수 첫째, 미만은 둘째 자리까지 반올림)
-- title@en: The rates of the big data program are in percent of the available appropriation, to one decimal, or two below 1%
-- tolerance: 0
WITH rates AS (
    SELECT 'big-data-outturn' AS "table", source_line, 'unused_rate' AS field,
        CAST(unused_rate AS DECIMAL(18, 2)) AS published, 100 * unused / nullif(current, 0) AS rate
    FROM big_data_outturn
    UNION ALL
    SELECT 'big-data-execution', source_line, 'committed_rate', CAST(committed_rate AS DECIMAL(18, 2)),
        100 * committed / nullif(current, 0)
    FROM big_data_execution
    UNION ALL
    SELECT 'big-data-execution', source_line, 'spent_rate', CAST(spent_rate AS DECIMAL(18, 2)),
        100 * spent / nullif(current, 0)
    FROM big_data_execution
)
SELECT
    "table",
    CAST(source_line AS VARCHAR) AS key,
    field,
    published,
    CASE WHEN rate < 1 THEN round(rate, 2) ELSE round(rate, 1) END AS computed
FROM rates
