-- title: 4월 20일까지 전산개발비를 원인행위하지 않은 사업에서, 시스템을 만드는 정보화사업은 4월보다 먼저 시작하지 않아야 합니다
-- title@en: Where no IT development of a program was committed by 20 April, no project that builds its systems begins before April
-- tolerance: 0
SELECT
    'it-projects' AS "table",
    CAST(p.source_line AS VARCHAR) AS key,
    'months' AS field,
    p.months AS published,
    least(p.months, date_diff('month', DATE '2020-04-01', CAST(p."end" || '-01' AS DATE)) + 1) AS computed
FROM it_projects AS p
JOIN unspent_items AS u USING (program_id)
WHERE u.line_item_id = 'it-development'
    AND u.committed = 0
    AND regexp_matches(p.label, '구축|고도화|재개발|기능개선')
