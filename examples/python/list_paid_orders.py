#!/usr/bin/env python3
"""Prints the id and price of every paid order, one order a line. Standard library only.

    python3 list_paid_orders.py http://127.0.0.1:8787 sim-rest
"""

import json
import sys
import urllib.error
import urllib.request


def orders_page(url, token, page):
    """One page of paid orders. The filter rides in the body of a GET, where QTickets takes it."""
    query = {
        "where": [{"column": "payed", "value": 1}],
        "orderBy": {"id": "asc"},
        "page": page,
    }
    request = urllib.request.Request(
        url + "/api/rest/v1/orders",
        data=json.dumps(query).encode(),
        # Without a method, urllib makes a call with data a POST.
        method="GET",
        headers={
            "Authorization": "Bearer " + token,
            "Accept": "application/json",
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request, timeout=10) as response:
        return json.load(response)


def paid_orders(url, token):
    """Every paid order, page after page, until as many are seen as the answer says there are."""
    seen, page = 0, 1
    while True:
        answer = orders_page(url, token, page)
        yield from answer["data"]
        seen += len(answer["data"])
        if not answer["data"] or seen >= answer["paging"]["total"]:
            return
        page += 1


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: list_paid_orders.py URL TOKEN")
    url, token = sys.argv[1].rstrip("/"), sys.argv[2]
    try:
        for order in paid_orders(url, token):
            print(order["id"], order["price"])
    except urllib.error.HTTPError as error:
        sys.exit(f"refused with HTTP {error.code}")
    except urllib.error.URLError as error:
        sys.exit(f"no answer from {url}: {error.reason}")


if __name__ == "__main__":
    main()
