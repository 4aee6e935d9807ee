-- title: Every amount is twenty
-- tolerance: 0
CREATE TABLE twenty AS SELECT 20 AS amount
