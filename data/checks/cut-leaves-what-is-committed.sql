-- title: 감액하고 남는 예산현액은 이미 원인행위한 금액보다 적지 않아야 합니다
-- title@en: What a cut leaves of the available appropriation is no less than what is committed already
-- tolerance: 0
SELECT
    'unspent-items' AS "table",
    CAST(u.source_line AS VARCHAR) AS key,
    'committed' AS field,
    u.committed AS published,
    least(u.committed, u.current + b.change_revised) AS computed
FROM unspent_items AS u
JOIN line_item_budgets AS b USING (program_id, line_item_id)
