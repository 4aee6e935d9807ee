-- title: 본문에 적힌 WeGO의 회원수, 회비, 부담 기간은 표에서 나온 값이어야 합니다
-- title@en: The members, fees and years of contribution of WeGO stated in the text follow from the tables
-- tolerance: 0
WITH values AS (
    SELECT 'wego-members' AS id, members AS computed FROM wego_fees WHERE fiscal_year = 2019
    UNION ALL
    SELECT
        'wego-contribution-years' AS id,
        2020 - CAST(regexp_extract(remark, '(\d+)년 창립총회', 1) AS INTEGER) AS computed
    FROM wego_organization
    WHERE body = 'chair'
), amounts AS (
    SELECT
        'wego-fees-paid' AS id,
        round(fee_income / 1000) AS computed
    FROM wego_fees
    WHERE fiscal_year = 2019
)
SELECT 'quoted-figures' AS "table", id AS key, 'value' AS field, value AS published, computed
FROM quoted_figures
JOIN values USING (id)
UNION ALL
SELECT 'quoted-figures', id, 'amount', amount, computed
FROM quoted_figures
JOIN amounts USING (id)
