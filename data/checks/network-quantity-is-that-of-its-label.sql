-- title: 산출기초의 수량은 장비 이름에 적힌 대수여야 합니다
-- title@en: The quantity of a calculation is the number in the name of its equipment
-- tolerance: 0
SELECT
    'network-calculation' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'quantity' AS field,
    quantity AS published,
    CAST(regexp_extract(label, '(\d+)대$', 1) AS INTEGER) AS computed
FROM network_calculation
WHERE regexp_matches(label, '\d+대$')
