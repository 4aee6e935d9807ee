-- title: 본문에 적힌 사업의 예산과 감액(백만원)은 소요예산(천원)을 반올림한 값이어야 합니다
-- title@en: Budgets and cuts of programs stated in the text in million won are those of the tables in thousand won, rounded
-- tolerance: 0
WITH told (id, field, program_id, line_item_id) AS (
    VALUES
        ('foundation-cut', 'cut', 'digital-foundation', NULL),
        ('foundation-revised', 'revised', 'digital-foundation', NULL),
        ('foundation-proposed', 'proposed', 'digital-foundation', NULL),
        ('wego-cut', 'cut', 'wego-operation', NULL),
        ('wego-revised', 'revised', 'wego-operation', NULL),
        ('wego-proposed', 'proposed', 'wego-operation', NULL),
        ('wego-cut-contribution', 'cut', 'wego-operation', 'international-contributions'),
        ('big-data-cut', 'cut', 'big-data-platform', NULL),
        ('big-data-cut-total', 'cut', 'big-data-platform', NULL),
        ('big-data-cut-assets', 'cut', 'big-data-platform', 'asset-acquisition'),
        ('network-cut', 'cut', 'high-speed-network', NULL),
        ('network-cut-upgrade', 'cut', 'high-speed-network', 'asset-acquisition'),
        ('cctv-center-cut', 'cut', 'cctv-safety-center', NULL),
        ('cctv-center-change-consumables', 'change', 'cctv-safety-center', 'general-office'),
        ('cctv-center-change-assets', 'change', 'cctv-safety-center', 'asset-acquisition'),
        ('intelligent-cctv-cut', 'cut', 'intelligent-cctv', NULL),
        ('intelligent-cctv-cut-subsidies', 'cut', 'intelligent-cctv', 'local-capital-subsidies'),
        ('intelligent-cctv-cut-workshop', 'cut', 'intelligent-cctv', 'general-office'),
        ('network-separation-cut', 'cut', 'network-separation', NULL),
        ('it-resources-revised', 'revised', 'it-resources', NULL),
        ('it-resources-cut', 'cut', 'it-resources', NULL)
), figures AS (
    UNPIVOT (
        SELECT program_id, line_item_id, revised, proposed, change_revised AS change, -change_revised AS cut
        FROM line_item_budgets
    )
    ON revised, proposed, change, cut INTO NAME field VALUE figure
)
SELECT
    'quoted-figures' AS "table",
    q.id AS key,
    'amount' AS field,
    q.amount AS published,
    round(f.figure / 1000) AS computed
FROM told AS t
JOIN quoted_figures AS q USING (id)
JOIN figures AS f
    ON f.program_id = t.program_id
    AND f.line_item_id IS NOT DISTINCT FROM t.line_item_id
    AND f.field = t.field
