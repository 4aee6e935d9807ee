-- title: CCTV 안전센터 소모품비의 감액률은 감액을 당초 예산으로 나눈 백분율이어야 합니다
-- title@en: The rate of the cut in consumables of the CCTV Safety Center is the cut in percent of the original budget
-- tolerance: 0
SELECT
    'cctv-center-plan' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'cut_rate' AS field,
    cut_rate AS published,
    round(100 * (revised - proposed) / nullif(revised, 0)) AS computed
FROM cctv_center_plan
