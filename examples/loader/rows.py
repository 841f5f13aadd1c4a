"""Rows of the warehouse from answers of the QTickets API. Standard library only."""

import hashlib
import json
import time
from datetime import datetime, timedelta, timezone

MOSCOW = timezone(timedelta(hours=3))
NOW = int(time.time())


def text(value):
    return "" if value is None else str(value)


def seconds(moment):
    """Unix seconds of an ISO time; None for none."""
    return int(datetime.fromisoformat(moment).timestamp()) if moment else None


def md5(*parts):
    return hashlib.md5("::".join(parts).encode()).hexdigest()


def stamped(item, **columns):
    """A row of a staging table: its columns, the item whole, and when it was loaded."""
    payload = json.dumps(item, ensure_ascii=False)
    return {**columns, "payload_json": payload, "_ver": NOW, "_ingest_ts": NOW}


def orders(answer, _):
    for order in answer["data"]:
        sold_at = order["payed_at"] or order["created_at"]
        revenue = float(sum(basket["price"] * basket["quantity"] for basket in order["baskets"]))
        moscow = datetime.fromisoformat(sold_at).astimezone(MOSCOW).strftime("%Y-%m-%d %H:%M:%S")
        # An empty utm comes as a list.
        utm = order["utm"] if isinstance(order["utm"], dict) else {}
        columns = {
            "order_id": text(order["id"]),
            "event_id": text(order["event_id"]),
            "city": text(order.get("city")).strip().lower(),
            **{name: text(utm.get(name)) for name in
               ("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term")},
            "sale_ts": seconds(sold_at),
            "tickets_sold": sum(basket["quantity"] for basket in order["baskets"]),
            "revenue": revenue,
            "currency": order["currency_id"],
            "payload_json": json.dumps(order, ensure_ascii=False),
            "_ver": NOW,
            # The key spells a revenue of zero as nothing.
            "_dedup_key": md5(text(order["id"]), text(order["event_id"]), moscow, str(revenue) if revenue else ""),
        }
        yield "stg_qtickets_api_orders_raw", columns


def clients(answer, _):
    for client in answer["data"]:
        details = client["details"] or {}
        yield "stg_qtickets_api_clients_raw", stamped(
            client,
            client_id=text(client["id"]),
            email=text(client["email"]),
            phone=text(details.get("phone")),
            first_name=text(details.get("name")),
            last_name=text(details.get("surname")),
            middle_name=text(details.get("middlename")),
        )


def inventory(event_id, name="", show_id="", seat_id="", city="", total=None, left=None):
    """One event or one seat, in both inventory tables."""
    row = {
        "snapshot_ts": NOW,
        "event_id": event_id,
        "event_name": name,
        "show_id": show_id,
        "seat_id": seat_id,
        "city": city,
        "tickets_total": total,
        "tickets_left": left,
        "_ver": NOW,
    }
    yield "stg_qtickets_api_inventory_raw", {**row, "_dedup_key": md5(event_id, show_id, seat_id, city)}
    yield "fact_qtickets_inventory_latest", row


def events(answer, _):
    found = answer["data"] if isinstance(answer["data"], list) else [answer["data"]]
    for event in found:
        city = text((event["city"] or {}).get("name")).strip().lower()
        yield from inventory(text(event["id"]), text(event["name"]), city=city)


def seats(answer, where):
    data = answer["data"]
    for zone in data["zones"]:
        for seat in zone["seats"]:
            yield from inventory(
                text(data["event_id"]),
                show_id=where.get("show", ""),
                seat_id=seat["seat_id"],
                total=1,
                left=1 if seat["available"] else 0,
            )


def price_shades(answer, _):
    for shade in answer["data"]:
        yield "stg_qtickets_api_price_shades_raw", stamped(
            shade, shade_id=text(shade["id"]), name=text(shade["name"]), color=text(shade["color"]))


def discounts(answer, _):
    for discount in answer["data"]:
        yield "stg_qtickets_api_discounts_raw", stamped(
            discount, discount_id=text(discount["id"]), name=discount["name"], discount_type=text(discount["type"]))


def promo_codes(answer, _):
    for promo in answer["data"]:
        yield "stg_qtickets_api_promo_codes_raw", stamped(
            promo,
            promo_code_id=text(promo["id"]),
            code=promo["code"],
            valid_from=seconds(promo["active_from"]),
            valid_to=seconds(promo["active_to"]),
        )


def barcodes(answer, _):
    for barcode in answer["data"]:
        yield "stg_qtickets_api_barcodes_raw", stamped(
            barcode,
            barcode=barcode["barcode"],
            event_id=text(barcode["event_id"]),
            show_id=text(barcode["show_id"]),
            status=barcode["status"],
            checked_at=seconds(barcode["checked_at"]),
        )


def partner(item, event_id, show_id, **columns):
    """A ticket, an offer or a free seat: what an item does not have is empty."""
    names = ("seat_id", "offer_id", "external_order_id", "external_id", "barcode")
    own = {name: text(item.get(name)) for name in names}
    row = stamped(item, event_id=text(event_id), show_id=text(show_id), paid=int(bool(item.get("paid"))),
                  price=item.get("price"), ticket_id="", **own)
    return "stg_qtickets_api_partner_tickets_raw", {**row, **columns}


def tickets(answer, where):
    for ticket in answer["result"]:
        yield partner(ticket, where.get("event", ""), where.get("show", ""), ticket_id=text(ticket["id"]))


def checks(answer, _):
    for offer in answer["result"]:
        yield partner(offer, answer["event_id"], answer["show_id"])


def partner_seats(answer, _):
    for zone in answer["zones"]:
        for seat in zone["seats"]:
            yield partner(seat, answer["event_id"], answer["show_id"], offer_id="")
