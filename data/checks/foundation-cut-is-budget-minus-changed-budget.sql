-- title: 재단 사업의 절감액은 예산액에서 변경액을 뺀 값이고, 절감액이 없으면 두 금액이 같아야 합니다
-- title@en: The cut of a foundation project is its budget minus the changed one; without a cut the two are the same
-- tolerance: 0
SELECT
    'foundation-cuts' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'cut' AS field,
    cut AS published,
    revised - proposed AS computed
FROM foundation_cuts
UNION ALL
SELECT 'foundation-cuts', CAST(source_line AS VARCHAR), 'proposed', proposed, revised
FROM foundation_cuts
WHERE cut IS NULL
