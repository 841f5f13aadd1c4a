/** The tables whose rows an audit counts, without the database; `schemas/clickhouse/<name>.sql` makes each. */
export const AUDIT_TABLES = [
  'stg_qtickets_api_orders_raw',
  'stg_qtickets_api_inventory_raw',
  'stg_qtickets_api_clients_raw',
  'stg_qtickets_api_price_shades_raw',
  'stg_qtickets_api_discounts_raw',
  'stg_qtickets_api_promo_codes_raw',
  'stg_qtickets_api_barcodes_raw',
  'stg_qtickets_api_partner_tickets_raw',
  'fact_qtickets_sales_daily',
  'fact_qtickets_inventory_latest',
  'meta_job_runs',
] as const;
