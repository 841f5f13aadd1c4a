-- Price shades: the colours that mark price groups on a seat map.
CREATE TABLE IF NOT EXISTS {database}.stg_qtickets_api_price_shades_raw
(
    shade_id String,
    name String,
    color String,
    payload_json String,
    _ver UInt64,
    _ingest_ts DateTime('Europe/Moscow')
)
ENGINE = ReplacingMergeTree(_ver)
ORDER BY (shade_id)
SETTINGS index_granularity = 8192;
