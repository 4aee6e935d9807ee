-- title: 본문이 집행실적이 없다고 든 통계목과 사업에는 지출액이 없어야 합니다
-- title@en: What the text names as having spent nothing has spent nothing
-- tolerance: 0
SELECT
    'unspent-items' AS "table",
    CAST(u.source_line AS VARCHAR) AS key,
    'spent' AS field,
    u.spent AS published,
    0 AS computed
FROM unspent_items AS u
WHERE EXISTS (
    FROM unspent_mentions AS m
    WHERE m.program_id = u.program_id AND coalesce(m.line_item_id, u.line_item_id) = u.line_item_id
)
