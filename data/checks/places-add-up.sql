-- title: CCTV 총계는 기관별 대수의 합이고 자치구 계는 25개 자치구의 합이어야 합니다
-- title@en: The total of cameras is the sum of the groups, and that of the districts the sum of the 25 districts
-- tolerance: 0
WITH figures AS (
    SELECT f.*, p.parent_id
    FROM (
        UNPIVOT cctv_cameras
        ON total, crime_prevention, residential_security, school_zone, illegal_dumping, parks_playgrounds,
            facility_fire_safety, traffic_enforcement, traffic_information, other_laws
        INTO NAME field VALUE figure
    ) AS f
    LEFT JOIN places AS p ON p.id = f.place_id
)
SELECT
    'cctv-cameras' AS "table",
    CAST(total.source_line AS VARCHAR) AS key,
    field,
    total.figure AS published,
    sum(part.figure) AS computed
FROM figures AS total
JOIN figures AS part USING (field)
WHERE part.place_id IS NOT NULL AND part.parent_id IS NOT DISTINCT FROM total.place_id
GROUP BY ALL
