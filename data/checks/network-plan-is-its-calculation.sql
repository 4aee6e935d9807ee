-- title: CCTV망 고도화의 소요예산(백만원)은 당초와 변경 모두 산출기초의 금액(천원)과 같고, 미룬 만큼 감액해야 합니다
-- title@en: The budget of the CCTV network upgrade in million won, original and changed, is its calculation in thousand won, and as much is cut
-- tolerance: 0
SELECT
    'network-plan' AS "table",
    CAST(p.source_line AS VARCHAR) AS key,
    'budget' AS field,
    p.budget AS published,
    round(c.amount / 1000) AS computed
FROM network_plan AS p
JOIN network_calculation AS c USING (program_id)
WHERE c.project = 'cctv-network' AND c.component IS NULL
UNION ALL
SELECT
    'line-item-changes',
    CAST(l.source_line AS VARCHAR),
    'amount',
    l.amount,
    -c.amount
FROM line_item_changes AS l
JOIN network_calculation AS c USING (program_id, line_item_id)
WHERE c.project = 'cctv-network' AND c.component IS NULL
