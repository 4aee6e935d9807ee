-- title: 재단 사업의 절감액은 비고에 적힌 금액의 합이어야 합니다
-- title@en: The cut of a foundation project is the sum of the amounts in its remark
-- tolerance: 0
SELECT
    'foundation-cuts' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'cut' AS field,
    cut AS published,
    list_sum(
        list_transform(regexp_extract_all(remark, '\((\d+)백만원\)', 1), lambda x: CAST(x AS INTEGER))
    ) AS computed
FROM foundation_cuts
WHERE regexp_matches(remark, '\(\d+백만원\)')
UNION ALL
SELECT
    'foundation-cuts',
    CAST(source_line AS VARCHAR),
    'cut',
    cut,
    CAST(regexp_extract(remark, '(\d+)천만원[^;]* 감액', 1) AS INTEGER) * 10
FROM foundation_cuts
WHERE regexp_matches(remark, '^[^(;]*\d천만원 감액')
UNION ALL
SELECT
    'foundation-cuts',
    CAST(source_line AS VARCHAR),
    'revised',
    revised,
    CAST(regexp_extract(remark, '당초 (\d+)억원', 1) AS INTEGER) * 100
FROM foundation_cuts
WHERE remark LIKE '%당초 %억원%'
UNION ALL
SELECT
    'foundation-cuts',
    CAST(source_line AS VARCHAR),
    'proposed',
    proposed,
    CAST(regexp_extract(remark, '공모사업 (\d+)억원', 1) AS INTEGER) * 100
        + CAST(regexp_extract(remark, '운영비 (\d+)천만원', 1) AS INTEGER) * 10
FROM foundation_cuts
WHERE remark LIKE '%공모사업 %억원%'
