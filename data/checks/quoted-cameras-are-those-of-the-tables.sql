-- title: 본문에 적힌 CCTV 대수는 변경사항 표와 증감사유에 적힌 대수여야 합니다
-- title@en: The cameras stated in the text are those of the table of changes and of the reasons
-- tolerance: 0
WITH values AS (
    SELECT
        'linked-cameras-original' AS id,
        cameras_original AS computed
    FROM cctv_center_plan
    WHERE item = 'camera-linking' AND version = 'changed'
    UNION ALL
    SELECT
        'linked-cameras-changed' AS id,
        cameras_changed AS computed
    FROM cctv_center_plan
    WHERE item = 'camera-linking' AND version = 'changed'
    UNION ALL
    SELECT
        'linked-cameras-original-again' AS id,
        cameras_original AS computed
    FROM cctv_center_plan
    WHERE item = 'camera-linking' AND version = 'changed'
    UNION ALL
    SELECT
        'linked-cameras-changed-again' AS id,
        cameras_changed AS computed
    FROM cctv_center_plan
    WHERE item = 'camera-linking' AND version = 'changed'
    UNION ALL
    SELECT
        'replaced-cameras' AS id,
        CAST(replace(regexp_extract(reason, '\(([\d,]+)대-([\d,]+)대\)', 1), ',', '') AS INTEGER) AS computed
    FROM line_item_changes
    WHERE program_id = 'intelligent-cctv' AND line_item_id = 'local-capital-subsidies'
    UNION ALL
    SELECT
        'replaced-cameras-before' AS id,
        CAST(replace(regexp_extract(reason, '\(([\d,]+)대-([\d,]+)대\)', 1), ',', '') AS INTEGER) AS computed
    FROM line_item_changes
    WHERE program_id = 'intelligent-cctv' AND line_item_id = 'local-capital-subsidies'
    UNION ALL
    SELECT
        'replaced-cameras-after' AS id,
        CAST(replace(regexp_extract(reason, '\(([\d,]+)대-([\d,]+)대\)', 2), ',', '') AS INTEGER) AS computed
    FROM line_item_changes
    WHERE program_id = 'intelligent-cctv' AND line_item_id = 'local-capital-subsidies'
    UNION ALL
    SELECT
        'replaced-cameras-before-again' AS id,
        CAST(replace(regexp_extract(reason, '\(([\d,]+)대-([\d,]+)대\)', 1), ',', '') AS INTEGER) AS computed
    FROM line_item_changes
    WHERE program_id = 'intelligent-cctv' AND line_item_id = 'local-capital-subsidies'
    UNION ALL
    SELECT
        'replaced-cameras-after-again' AS id,
        CAST(replace(regexp_extract(reason, '\(([\d,]+)대-([\d,]+)대\)', 2), ',', '') AS INTEGER) AS computed
    FROM line_item_changes
    WHERE program_id = 'intelligent-cctv' AND line_item_id = 'local-capital-subsidies'
)
SELECT 'quoted-figures' AS "table", id AS key, 'value' AS field, value AS published, computed
FROM quoted_figures
JOIN values USING (id)
