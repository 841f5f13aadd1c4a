#!/usr/bin/env python3
"""Loads a QTickets account into ClickHouse. Standard library only.

Reads QTICKETS_BASE_URL, QTICKETS_PARTNERS_BASE_URL, QTICKETS_TOKEN, QTICKETS_PARTNERS_TOKEN, CLICKHOUSE_URL,
CLICKHOUSE_USER, CLICKHOUSE_PASSWORD and CLICKHOUSE_DATABASE; QTICKETS_SINCE_HOURS and QTICKETS_NOW for a part of the orders.

    python3 load.py               every page of every list
    python3 load.py --first-page  the first page alone: recordings hold no other
"""

import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timedelta, timezone

import rows

REST, PARTNERS = "QTICKETS_BASE_URL", "QTICKETS_PARTNERS_BASE_URL"
ORDER = {"filter": {"external_order_id": "order67890"}}
SEATS = [
    {"seat_id": "CENTER_PARTERRE-20;5", "offer_id": "preferential"},
    {"seat_id": "CENTER_PARTERRE-20;5", "offer_id": "full"},
    {"seat_id": "CENTER_PARTERRE-20;6", "offer_id": "full"},
]


def orders(payed, order):
    """The filter of paid or unpaid orders, of the last QTICKETS_SINCE_HOURS where that is set."""
    where = [{"column": "payed", "value": payed}]
    hours = float(os.environ.get("QTICKETS_SINCE_HOURS") or 0)
    if hours > 0:
        given = os.environ.get("QTICKETS_NOW")
        now = datetime.fromisoformat(given) if given else datetime.now(timezone.utc)
        since = (now - timedelta(hours=hours)).isoformat(timespec="seconds")
        where.append({"column": "updated_at", "operator": ">=", "value": since})
    return {"where": where, "orderBy": {"id": order}, "page": 1}


# What is asked of which API, what makes rows of the answer, and what the path says of them.
CALLS = [
    (REST, "GET", "/orders", orders(1, "asc"), rows.orders, {}),
    (REST, "GET", "/orders", orders(0, "desc"), rows.orders, {}),
    (REST, "GET", "/clients", None, rows.clients, {}),
    (REST, "GET", "/events", None, rows.events, {}),
    (REST, "GET", "/events/33", None, rows.events, {}),
    (REST, "GET", "/events/33/seats", None, rows.seats, {}),
    (REST, "GET", "/events/33/seats/41", None, rows.seats, {"show": "41"}),
    (REST, "GET", "/price-shades", None, rows.price_shades, {}),
    (REST, "GET", "/discounts", None, rows.discounts, {}),
    (REST, "GET", "/promo-codes", None, rows.promo_codes, {}),
    (REST, "GET", "/barcodes", None, rows.barcodes, {}),
    (PARTNERS, "POST", "/tickets/check/12/4076", {"batch": SEATS}, rows.checks, {}),
    (PARTNERS, "POST", "/tickets/find", ORDER, rows.tickets, {}),
    (PARTNERS, "POST", "/tickets/find/12", ORDER, rows.tickets, {"event": "12"}),
    (PARTNERS, "POST", "/tickets/find/12/4076", ORDER, rows.tickets, {"event": "12", "show": "4076"}),
    (PARTNERS, "GET", "/events/seats/12", None, rows.partner_seats, {}),
    (PARTNERS, "GET", "/events/seats/12/21", None, rows.partner_seats, {}),
]


def ask(api, method, path, body):
    """One answer. Filters ride in the body, of a GET too."""
    token = os.environ["QTICKETS_TOKEN" if api == REST else "QTICKETS_PARTNERS_TOKEN"]
    headers = {"Authorization": "Bearer " + token, "Accept": "application/json"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(os.environ[api].rstrip("/") + path, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as response:
        answer = json.load(response)
    # The Partners API says inside a 200 that it refused.
    if answer.get("status") == "error":
        raise RuntimeError(f"{method} {path} was refused: {answer.get('code')}")
    return answer


def pages(api, method, path, body):
    """Every page of a list, or the one answer of what has no pages."""
    answer = ask(api, method, path, body)
    yield answer
    seen = len(answer["data"]) if "paging" in answer else 0
    while "paging" in answer and seen < answer["paging"]["total"] and "--first-page" not in sys.argv:
        page = answer["paging"]["currentPage"] + 1
        answer = ask(api, method, path, {**(body or {}), "page": page})
        if not answer["data"]:
            return
        seen += len(answer["data"])
        yield answer


def insert(table, columns):
    """Sends the rows of one table in one INSERT."""
    env = os.environ
    query = f"INSERT INTO {env['CLICKHOUSE_DATABASE']}.{table} FORMAT JSONEachRow"
    url = f"{env['CLICKHOUSE_URL'].rstrip('/')}/?query={urllib.parse.quote(query)}"
    headers = {"X-ClickHouse-User": env["CLICKHOUSE_USER"], "X-ClickHouse-Key": env["CLICKHOUSE_PASSWORD"]}
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in columns)
    with urllib.request.urlopen(urllib.request.Request(url, lines.encode(), headers), timeout=60):
        pass


def main():
    started, loaded = int(time.time()), 0
    for api, method, path, body, rows_of, where in CALLS:
        tables = {}
        for answer in pages(api, method, path, body):
            for table, row in rows_of(answer, where):
                tables.setdefault(table, []).append(row)
        for table, columns in tables.items():
            insert(table, columns)
        count = sum(len(columns) for columns in tables.values())
        print(f"{method} {path}: {count} rows")
        loaded += count
    job = {"job": "qtickets", "run_id": str(uuid.uuid4()), "started_at": started, "finished_at": int(time.time())}
    insert("meta_job_runs", [{**job, "status": "success", "rows_processed": loaded}])


if __name__ == "__main__":
    try:
        main()
    except urllib.error.HTTPError as error:
        sys.exit(f"HTTP {error.code} from {urllib.parse.urlsplit(error.url).path}")
    except (urllib.error.URLError, RuntimeError) as error:
        sys.exit(str(error))
