-- title: CCTV 안전센터의 변경 예산은 통계목 예산과 그 증감에서 나온 값이어야 합니다
-- title@en: The changed plan of the CCTV Safety Center follows from its line items and their changes
-- tolerance: 0
SELECT
    'cctv-center-plan' AS "table",
    CAST(p.source_line AS VARCHAR) AS key,
    'proposed' AS field,
    p.proposed AS published,
    p.revised + c.amount AS computed
FROM cctv_center_plan AS p
JOIN line_item_changes AS c USING (program_id)
WHERE p.item = 'consumables' AND p.version = 'changed' AND c.line_item_id = 'general-office'
UNION ALL
SELECT
    'cctv-center-plan',
    CAST(p.source_line AS VARCHAR),
    f.field,
    CASE f.field WHEN 'revised' THEN p.revised ELSE p.proposed END,
    CASE f.field WHEN 'revised' THEN b.revised ELSE b.proposed END
FROM cctv_center_plan AS p
JOIN line_item_budgets AS b USING (program_id)
CROSS JOIN (VALUES ('revised'), ('proposed')) AS f (field)
WHERE p.item = 'camera-linking' AND b.line_item_id = 'asset-acquisition'
