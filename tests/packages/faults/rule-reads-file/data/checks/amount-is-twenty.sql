-- title: Every amount is twenty
-- tolerance: 0
SELECT 'amounts' AS "table", column0 AS key, 'amount' AS field, 0 AS published, 1 AS computed
FROM read_csv('/etc/hostname', header = false)
