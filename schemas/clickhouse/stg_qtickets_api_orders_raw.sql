-- Orders as the API gave them, one row per version that a reader must tell apart.
-- _dedup_key: MD5 (hex) of order_id::event_id::sale_ts::revenue, so a changed sum or date is a new row.
-- sale_ts: payed_at, or created_at of an order that is not paid.
-- Keys are as good as random, so 100 of them lie in 100 places of each part: granules and blocks are small, so that few rows are
-- read for each.
CREATE TABLE IF NOT EXISTS {database}.stg_qtickets_api_orders_raw
(
    order_id String,
    event_id String,
    city LowCardinality(String),
    utm_source LowCardinality(String),
    utm_medium LowCardinality(String),
    utm_campaign String,
    utm_content String,
    utm_term String,
    sale_ts DateTime('Europe/Moscow'),
    tickets_sold UInt32,
    revenue Float64,
    currency LowCardinality(String),
    payload_json String,
    _ver UInt64,
    _dedup_key FixedString(32)
)
ENGINE = ReplacingMergeTree(_ver)
ORDER BY (_dedup_key)
SETTINGS index_granularity = 1024, min_compress_block_size = 16384;
