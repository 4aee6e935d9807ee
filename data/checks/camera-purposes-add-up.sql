-- title: CCTV 총계와 범죄예방 소계는 목적별 대수의 합이어야 합니다
-- title@en: All cameras of a place, and those against crime, are the sums of their purposes
-- tolerance: 0
SELECT
    'cctv-cameras' AS "table",
    CAST(source_line AS VARCHAR) AS key,
    'total' AS field,
    total AS published,
    crime_prevention + illegal_dumping + parks_playgrounds + facility_fire_safety
        + traffic_enforcement + traffic_information + other_laws AS computed
FROM cctv_cameras
UNION ALL
SELECT
    'cctv-cameras',
    CAST(source_line AS VARCHAR),
    'crime_prevention',
    crime_prevention,
    residential_security + school_zone
FROM cctv_cameras
