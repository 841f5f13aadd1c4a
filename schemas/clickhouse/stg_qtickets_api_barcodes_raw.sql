-- Barcodes of tickets and their scans.
-- Keys are as good as random, so 100 of them lie in 100 places of each part: granules and blocks are small, so that few rows are
-- read for each.
CREATE TABLE IF NOT EXISTS {database}.stg_qtickets_api_barcodes_raw
(
    barcode String,
    event_id String,
    show_id String,
    status LowCardinality(String),
    checked_at Nullable(DateTime('Europe/Moscow')),
    payload_json String,
    _ver UInt64,
    _ingest_ts DateTime('Europe/Moscow')
)
ENGINE = ReplacingMergeTree(_ver)
ORDER BY (barcode)
SETTINGS index_granularity = 1024, min_compress_block_size = 16384;
