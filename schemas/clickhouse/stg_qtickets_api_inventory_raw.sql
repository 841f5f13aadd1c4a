-- Inventory: one row per event (show_id and seat_id empty, totals unknown) or per seat (total 1, left 1 or 0).
-- snapshot_ts is not in the key: asking for the same seats again replaces their rows.
-- _dedup_key: MD5 (hex) of event_id::show_id::seat_id::city.
CREATE TABLE IF NOT EXISTS {database}.stg_qtickets_api_inventory_raw
(
    snapshot_ts DateTime('Europe/Moscow'),
    event_id String,
    event_name String,
    show_id String,
    seat_id String,
    city LowCardinality(String),
    tickets_total Nullable(UInt32),
    tickets_left Nullable(UInt32),
    _ver UInt64,
    _dedup_key FixedString(32)
)
ENGINE = ReplacingMergeTree(_ver)
ORDER BY (event_id, show_id, seat_id, city)
SETTINGS index_granularity = 8192;
