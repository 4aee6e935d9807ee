-- title: Every amount is twenty
-- tolerance: 0
SELECT 'amounts' AS "table", id AS key, 'amount' AS field, 'twenty' AS published, 20 AS computed
FROM amounts
