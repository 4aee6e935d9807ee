-- title: Costs agree
-- tolerance: 0
SELECT 'unit-costs' AS "table", id AS key, 'amount' AS field, amount AS published, amount AS computed
FROM unit_costs
