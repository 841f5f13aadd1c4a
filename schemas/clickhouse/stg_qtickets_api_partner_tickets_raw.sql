-- What the Partners API says of tickets and seats: tickets (ticket_id set), checks of an offer (seat_id and offer_id set)
-- and free seats (seat_id set, offer_id empty). The key tells the three apart.
CREATE TABLE IF NOT EXISTS {database}.stg_qtickets_api_partner_tickets_raw
(
    ticket_id String,
    event_id String,
    show_id String,
    seat_id String,
    offer_id String,
    external_order_id String,
    external_id String,
    barcode String,
    paid UInt8,
    price Nullable(Float64),
    payload_json String,
    _ver UInt64,
    _ingest_ts DateTime('Europe/Moscow')
)
ENGINE = ReplacingMergeTree(_ver)
ORDER BY (event_id, show_id, seat_id, offer_id, ticket_id, external_order_id)
SETTINGS index_granularity = 8192;
