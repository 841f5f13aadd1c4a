#!/usr/bin/env bash
# Another job that writes into an audited table meanwhile, through another node: about 1000 rows a second until it is ended.
set -euo pipefail
url="${OTHER_URL:-http://127.0.0.1:8124}"
database="${CLICKHOUSE_DATABASE:-qtickets_audit}"
number=0
while true; do
  number=$((number + 1))
  curl --silent --show-error --fail --user "${CLICKHOUSE_USER}:${CLICKHOUSE_PASSWORD}" "$url/" --data-binary \
    "INSERT INTO ${database}.stg_qtickets_api_clients_raw (client_id, email, _ver, _ingest_ts)
     SELECT toString(1000000000 + ${number} * 100 + number), '', 1, now() FROM numbers(100)"
  sleep 0.1
done
