-- Sales per event, city and Moscow day. No call of the contract fills it: the audit proves that it stays as it was.
CREATE TABLE IF NOT EXISTS {database}.fact_qtickets_sales_daily
(
    sales_date Date,
    event_id String,
    city LowCardinality(String),
    tickets_sold UInt32,
    revenue Float64,
    _ver UInt64
)
ENGINE = ReplacingMergeTree(_ver)
PARTITION BY toYYYYMM(sales_date)
ORDER BY (event_id, sales_date, city)
SETTINGS index_granularity = 8192;
