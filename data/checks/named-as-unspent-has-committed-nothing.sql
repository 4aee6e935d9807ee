-- title: 본문이 집행실적이 전혀 없다고 든 통계목과 사업에는 지출뿐 아니라 원인행위도 없어야 합니다
-- title@en: What the text names as not executed at all is neither spent nor committed
-- tolerance: 0
SELECT
    'unspent-items' AS "table",
    CAST(u.source_line AS VARCHAR) AS key,
    'committed' AS field,
    u.committed AS published,
    0 AS computed
FROM unspent_items AS u
WHERE u.spent = 0
    AND EXISTS (
        FROM unspent_mentions AS m
        WHERE m.program_id = u.program_id AND coalesce(m.line_item_id, u.line_item_id) = u.line_item_id
    )
