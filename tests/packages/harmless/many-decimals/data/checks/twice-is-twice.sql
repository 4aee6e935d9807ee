-- title: The second figure is twice the first
-- tolerance: 0
SELECT 'rates' AS "table", id AS key, 'twice' AS field, twice AS published, 2 * rate AS computed
FROM rates
