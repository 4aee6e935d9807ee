-- title: 계약 결과 생긴 낙찰차액은 그 통계목의 계약 등으로 원인행위한 금액보다 많지 않아야 합니다
-- title@en: What a contract saved is no more than what had been committed by contract in its line item
-- tolerance: 0
SELECT
    'line-item-changes' AS "table",
    CAST(l.source_line AS VARCHAR) AS key,
    'amount' AS field,
    l.amount AS published,
    -least(-l.amount, u.committed) AS computed
FROM line_item_changes AS l
JOIN unspent_items AS u USING (program_id, line_item_id)
WHERE regexp_matches(l.reason, '^계약 결과.*낙찰차액')
