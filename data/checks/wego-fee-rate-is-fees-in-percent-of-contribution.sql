-- title: WeGO 회비수입 비율은 회비수입을 국제부담금으로 나눈 백분율이어야 합니다(소수 첫째 자리까지 반올림)
-- title@en: The fee rate of WeGO is its fee income in percent of the contribution, to one decimal
-- tolerance: 0
SELECT
    'wego-fees' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'fee_rate' AS field,
    fee_rate AS published,
    round(100 * fee_income / nullif(contribution, 0), 1) AS computed
FROM wego_fees
