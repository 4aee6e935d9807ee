-- title: 증감액(천원)은 사유에 나누어 적힌 금액(백만원)의 합이어야 합니다
-- title@en: A change in thousand won is the sum of the amounts in million won in its reason
-- tolerance: 0
SELECT
    'line-item-changes' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'amount' AS field,
    amount AS published,
    -1000 * list_sum(
        list_transform(regexp_extract_all(reason, '\((\d+)백만원\)', 1), lambda x: CAST(x AS INTEGER))
    ) AS computed
FROM line_item_changes
WHERE regexp_matches(reason, '\(\d+백만원\)')
