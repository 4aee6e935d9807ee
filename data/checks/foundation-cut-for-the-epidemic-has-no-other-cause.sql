-- title: 사유가 코로나19인 출연금 감액에는 비고에 국비 때문이라고 적힌 재단 사업의 감액이 들어 있지 않아야 합니다
-- title@en: A cut in the contribution whose reason is COVID-19 includes no cut whose remark says that national funds pay
-- tolerance: 0
SELECT
    'line-item-changes' AS "table",
    CAST(l.source_line AS VARCHAR) AS key,
    'amount' AS field,
    l.amount AS published,
    -1000 * sum(CASE WHEN f.remark LIKE '%국비%' THEN 0 ELSE f.cut END) AS computed
FROM line_item_changes AS l
JOIN foundation_cuts AS f USING (program_id)
WHERE l.reason LIKE '%코로나%' AND f.item_id IS NOT NULL
GROUP BY ALL
