-- title: Every amount is twenty
-- tolerance: 0
Every amount is twenty.
