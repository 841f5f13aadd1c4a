-- Clients as the API gave them. Personal data: name, e-mail and phone stand here and in payload_json.
CREATE TABLE IF NOT EXISTS {database}.stg_qtickets_api_clients_raw
(
    client_id String,
    email String,
    phone String,
    first_name String,
    last_name String,
    middle_name String,
    payload_json String,
    _ver UInt64,
    _ingest_ts DateTime('Europe/Moscow')
)
ENGINE = ReplacingMergeTree(_ver)
ORDER BY (client_id)
SETTINGS index_granularity = 8192;
