-- Discounts. The API's list has no amount, so discount_value stays NULL.
CREATE TABLE IF NOT EXISTS {database}.stg_qtickets_api_discounts_raw
(
    discount_id String,
    name String,
    discount_type LowCardinality(String),
    discount_value Nullable(Float64),
    payload_json String,
    _ver UInt64,
    _ingest_ts DateTime('Europe/Moscow')
)
ENGINE = ReplacingMergeTree(_ver)
ORDER BY (discount_id)
SETTINGS index_granularity = 8192;
