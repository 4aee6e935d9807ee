-- title: 산출기초의 사업 금액은 장비별 금액의 합이어야 합니다
-- title@en: The amount of a project in the calculation for the network is the sum of its equipment
-- tolerance: 0
SELECT
    'network-calculation' AS "table",
    CAST(total.source_line AS VARCHAR) AS key,
    'amount' AS field,
    total.amount AS published,
    sum(part.amount) AS computed
FROM network_calculation AS total
JOIN network_calculation AS part USING (fiscal_year, project)
WHERE total.component IS NULL AND part.component IS NOT NULL
GROUP BY ALL
