-- title: 본문이 노후 장비 교체를 위한 것으로 적은 도입 물량은 당초에서 빼려는 노후 장비만큼만 줄어야 합니다
-- title@en: The quantity that the text gives as bought to replace old equipment shrinks by the replacements left out
-- tolerance: 0
SELECT
    'quoted-figures' AS "table",
    after.id AS key,
    'value' AS field,
    after.value AS published,
    before.value - (
        SELECT sum(quantity)
        FROM it_resource_cuts
        WHERE listing = 'reasons' AND purpose = 'replacement' AND equipment IS NOT NULL
    ) AS computed
FROM quoted_figures AS after, quoted_figures AS before
WHERE after.id = 'it-sets-after' AND before.id = 'it-sets-before'
