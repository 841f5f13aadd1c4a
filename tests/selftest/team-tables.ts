const VERSIONED = (table: string, columns: string, key: string, partition = 'tuple()'): string =>
  `CREATE TABLE zakaz.${table} (${columns}, _ver UInt64) ENGINE = ReplacingMergeTree(_ver)
   PARTITION BY ${partition} ORDER BY (${key}) SETTINGS index_granularity = 8192`;
const LC = 'LowCardinality(String)';
const INVENTORY = `snapshot_ts DateTime, event_id String, event_name String, city ${LC},
  tickets_total Nullable(UInt32), tickets_left Nullable(UInt32)`;
const TAIL = 'payload_json String, _ingest_ts DateTime';

/** Tables as a team that loads QTickets may have them: other keys than ours, fewer columns, times without a zone. */
export const TEAM_TABLES: string[] = [
  'CREATE DATABASE zakaz',
  VERSIONED(
    'stg_qtickets_api_orders_raw',
    `order_id String, event_id String, city ${LC}, utm_source ${LC}, utm_medium ${LC}, utm_campaign String,
     utm_content String, utm_term String, sale_ts DateTime, tickets_sold UInt32, revenue Float64, currency ${LC},
     payload_json String, _dedup_key FixedString(32)`,
    '_dedup_key',
  ),
  VERSIONED(
    'stg_qtickets_api_inventory_raw',
    `${INVENTORY}, _dedup_key FixedString(32)`,
    'event_id, city, snapshot_ts',
  ),
  VERSIONED(
    'stg_qtickets_api_clients_raw',
    `client_id String, email String, phone String, first_name String, last_name String, middle_name String, ${TAIL}`,
    'client_id',
  ),
  VERSIONED(
    'stg_qtickets_api_price_shades_raw',
    `shade_id String, name String, color String, ${TAIL}`,
    'shade_id',
  ),
  VERSIONED(
    'stg_qtickets_api_discounts_raw',
    `discount_id String, name String, discount_type ${LC}, discount_value Nullable(Float64), ${TAIL}`,
    'discount_id',
  ),
  VERSIONED(
    'stg_qtickets_api_promo_codes_raw',
    `promo_code_id String, code String, discount_type ${LC}, discount_value Nullable(Float64),
     valid_from Nullable(DateTime), valid_to Nullable(DateTime), ${TAIL}`,
    'promo_code_id',
  ),
  VERSIONED(
    'stg_qtickets_api_barcodes_raw',
    `barcode String, event_id String, show_id String, status ${LC}, checked_at Nullable(DateTime), ${TAIL}`,
    'barcode',
  ),
  VERSIONED(
    'stg_qtickets_api_partner_tickets_raw',
    `ticket_id String, event_id String, show_id String, external_order_id String, external_id String,
     barcode String, paid UInt8, price Nullable(Float64), ${TAIL}`,
    'ticket_id, external_order_id',
  ),
  VERSIONED(
    'fact_qtickets_sales_daily',
    `sales_date Date, event_id String, city ${LC}, tickets_sold UInt32, revenue Float64`,
    'event_id, sales_date, city',
    'toYYYYMM(sales_date)',
  ),
  VERSIONED('fact_qtickets_inventory_latest', INVENTORY, 'event_id, city'),
  `CREATE TABLE zakaz.meta_job_runs (job ${LC}, run_id UUID DEFAULT generateUUIDv4(), started_at DateTime,
     finished_at DateTime, status ${LC}, rows_processed UInt64 DEFAULT 0, message String DEFAULT '',
     metrics String DEFAULT '') ENGINE = MergeTree PARTITION BY toYYYYMM(started_at) ORDER BY (job, started_at)`,
];
