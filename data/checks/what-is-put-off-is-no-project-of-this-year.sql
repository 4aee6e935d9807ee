-- title: 예산안이 뒤로 미루려는 사업은 올해의 정보화사업 목록에 없어야 합니다
-- title@en: What the bill puts off has no months in this year's list of IT projects
-- tolerance: 0
WITH named_alike (item, project) AS (
    VALUES
        ('정책 최적화시스템', '정책 최적화시스템'),
        ('초고속정보통신망(CCTV망) 인프라 고도화', '초고속정보통신 고도화')
)
SELECT
    'it-projects' AS "table",
    CAST(p.source_line AS VARCHAR) AS key,
    'months' AS field,
    p.months AS published,
    CASE WHEN regexp_matches(c.reason, '연기|일정 변경') THEN 0 ELSE p.months END AS computed
FROM named_alike AS n
JOIN line_item_changes AS c ON contains(c.item, n.item)
JOIN it_projects AS p ON contains(p.label, n.project)
