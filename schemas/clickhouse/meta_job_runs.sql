-- One row per load. Never deduplicated: a load that is sent twice shows as two rows.
CREATE TABLE IF NOT EXISTS {database}.meta_job_runs
(
    job LowCardinality(String),
    run_id UUID DEFAULT generateUUIDv4(),
    started_at DateTime('Europe/Moscow'),
    finished_at DateTime('Europe/Moscow'),
    status LowCardinality(String),
    rows_processed UInt64 DEFAULT 0,
    message String DEFAULT '',
    metrics String DEFAULT ''
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(started_at)
ORDER BY (job, started_at)
SETTINGS index_granularity = 8192;
