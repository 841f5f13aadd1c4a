-- The newest inventory row of each event or seat; filled together with stg_qtickets_api_inventory_raw.
CREATE TABLE IF NOT EXISTS {database}.fact_qtickets_inventory_latest
(
    snapshot_ts DateTime('Europe/Moscow'),
    event_id String,
    event_name String,
    show_id String,
    seat_id String,
    city LowCardinality(String),
    tickets_total Nullable(UInt32),
    tickets_left Nullable(UInt32),
    _ver UInt64
)
ENGINE = ReplacingMergeTree(_ver)
ORDER BY (event_id, show_id, seat_id, city)
SETTINGS index_granularity = 8192;
