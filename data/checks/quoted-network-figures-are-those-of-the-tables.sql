-- title: 본문에 적힌 CCTV망의 대수, 내용연수, 증액은 표에서 나온 값이어야 합니다
-- title@en: The equipment, useful life and increases of the network stated in the text follow from the tables
-- tolerance: 0
WITH values AS (
    SELECT
        'main-ring-backbones' AS id,
        quantity AS computed
    FROM network_calculation
    WHERE fiscal_year = 2020 AND project = 'cctv-network' AND component = 'main-ring-backbone'
    UNION ALL
    SELECT
        'sub-ring-backbones' AS id,
        quantity AS computed
    FROM network_calculation
    WHERE fiscal_year = 2020 AND project = 'cctv-network' AND component = 'sub-ring-backbone'
    UNION ALL
    SELECT
        'annex-backbones' AS id,
        quantity AS computed
    FROM network_calculation
    WHERE fiscal_year = 2020 AND project = 'cctv-network' AND component = 'building-backbone'
    UNION ALL
    SELECT 'network-useful-life' AS id, useful_life AS computed FROM network_useful_life
    UNION ALL
    SELECT 'network-useful-life-again' AS id, useful_life AS computed FROM network_useful_life
    UNION ALL
    SELECT 'network-years-past-life' AS id, 2020 - value - useful_life AS computed
    FROM quoted_figures, network_useful_life
    WHERE id = 'network-installed'
), amounts AS (
    SELECT
        'network-increase-upgrade' AS id,
        round(sum(CASE fiscal_year WHEN 2020 THEN amount ELSE -amount END) / 1000) AS computed
    FROM network_calculation
    WHERE component IS NOT NULL AND project <> 'iot-network'
    UNION ALL
    SELECT
        'network-increase-iot' AS id,
        round(amount / 1000) AS computed
    FROM network_calculation
    WHERE project = 'iot-network' AND component IS NULL
)
SELECT 'quoted-figures' AS "table", id AS key, 'value' AS field, value AS published, computed
FROM quoted_figures
JOIN values USING (id)
UNION ALL
SELECT 'quoted-figures', id, 'amount', amount, computed
FROM quoted_figures
JOIN amounts USING (id)
