-- title: 본문에 적힌 사업과 도시의 수는 표의 행 수와 같아야 합니다
-- title@en: The numbers of projects and cities stated in the text are those of the rows
-- tolerance: 0
WITH values AS (
    SELECT 'it-projects-under-way' AS id, count(*) AS computed FROM it_projects
    UNION ALL
    SELECT 'wego-vice-chair-cities' AS id, count(*) AS computed
    FROM wego_organization
    WHERE body = 'vice-chair'
    UNION ALL
    SELECT 'wego-presidency-cities' AS id, count(*) AS computed
    FROM wego_organization
    WHERE body IN ('chair', 'vice-chair')
    UNION ALL
    SELECT 'wego-executive-cities' AS id, count(*) AS computed
    FROM wego_organization
    WHERE body IN ('chair', 'vice-chair', 'executive-committee')
)
SELECT 'quoted-figures' AS "table", id AS key, 'value' AS field, value AS published, computed
FROM quoted_figures
JOIN values USING (id)
