-- title: CCTV 안전센터의 당초 값은 당초란과 변경란에서 같아야 합니다
-- title@en: The original plan of the CCTV Safety Center is the same in both of its printings
-- tolerance: 0
WITH figures AS (
    UNPIVOT cctv_center_plan ON revised, cameras_original INTO NAME field VALUE figure
)
SELECT
    'cctv-center-plan' AS "table",
    CAST(changed.source_line AS VARCHAR) AS key,
    field,
    changed.figure AS published,
    original.figure AS computed
FROM figures AS changed
JOIN figures AS original USING (item, field)
WHERE changed.version = 'changed' AND original.version = 'original'
