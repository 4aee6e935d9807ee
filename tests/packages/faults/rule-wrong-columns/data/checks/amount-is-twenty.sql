-- title: Every amount is twenty
-- tolerance: 0
SELECT id, amount FROM amounts
