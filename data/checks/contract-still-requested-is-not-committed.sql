-- title: 통합저장소 1단계의 계약을 아직 의뢰하는 중이라면 그 이월액은 원인행위되지 않았을 것이므로, 원인행위액은 나머지 예산을 넘지 않아야 합니다
-- title@en: While the contract for stage 1 of the repository is only being requested, its carry-over is not committed
-- tolerance: 0
SELECT
    'big-data-execution' AS "table",
    CAST(e.source_line AS VARCHAR) AS key,
    'committed' AS field,
    e.committed AS published,
    least(e.committed, e.current - e.carried_in) AS computed
FROM big_data_execution AS e
WHERE e.subproject = 'integrated-repository'
    AND e.line_item_id IS NOT NULL
    AND e.carried_in IS NOT NULL
    AND EXISTS (FROM quoted_figures WHERE id = 'repository-tender-awaiting-contract' AND value IS NOT NULL)
