-- title: 저화질 CCTV 교체의 감액은 사유에 적힌 계산식의 값이어야 합니다
-- title@en: The cut in camera replacement is the result of the calculation in its reason
-- tolerance: 0
WITH calculations AS (
    SELECT
        source_line,
        amount,
        list_transform(
            regexp_extract_all(regexp_extract(reason, '[\d,]+천원/[\d,]+대 \*.*'), '[\d,]+'),
            lambda x: CAST(replace(x, ',', '') AS INTEGER)
        ) AS n
    FROM line_item_changes
    WHERE regexp_matches(reason, '[\d,]+천원/[\d,]+대 \*')
)
SELECT
    'line-item-changes' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'amount' AS field,
    amount AS published,
    -round(n[1] / n[2] * (n[3] - n[4])) AS computed
FROM calculations
