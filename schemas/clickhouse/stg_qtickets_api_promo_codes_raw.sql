-- Promo codes. valid_from and valid_to: active_from and active_to of the API, or its fields of the same name.
CREATE TABLE IF NOT EXISTS {database}.stg_qtickets_api_promo_codes_raw
(
    promo_code_id String,
    code String,
    discount_type LowCardinality(String),
    discount_value Nullable(Float64),
    valid_from Nullable(DateTime('Europe/Moscow')),
    valid_to Nullable(DateTime('Europe/Moscow')),
    payload_json String,
    _ver UInt64,
    _ingest_ts DateTime('Europe/Moscow')
)
ENGINE = ReplacingMergeTree(_ver)
ORDER BY (promo_code_id)
SETTINGS index_granularity = 8192;
