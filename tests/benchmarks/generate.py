"""Makes files of any size: the events of a busy shop, one batch a line. The same seed, same bytes.

Batches come from a pool of templates, written once; only what differs from batch to batch (user,
ids, times, some values) is put in anew. About 0.8 KB an event, 1 to 10 events a batch (5.5 on the
average) or as many as is said; a few in a hundred batches have something wrong with them.

    python -m tests.benchmarks.generate OUT.ndjson [--events 1000000 | --bytes 1GB] [--most 1]
"""

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MOST = 10
"""Events a batch has at most."""
TEMPLATES = 400
USERS = 18_000
START_MS = 1_795_435_200_000
"""2026-11-23 12:00:00 UTC."""

_SLOT = re.compile(r'"@(\w+)@"')
_UNITS = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}
_NAMES = (
    "Product Viewed", "Product Searched", "Checkout Started", "Coupon Applied", "Video Played",
    "Newsletter Joined", "Review Written", "Store Located", "Wishlist Shared", "Support Opened",
)  # fmt: skip
_SCREENS = ("Home", "Category", "Product", "Cart", "Checkout", "Account")
_ACTIONS = ("add_to_cart", "remove_from_cart", "checkout", "view_detail", "purchase", "refund")
_WORDS = (
    "tent", "kettle", "lamp", "rope", "boots", "jacket", "stove", "bottle", "map", "compass",
    "knife", "towel", "hammock", "filter", "tarp", "gloves", "socks", "helmet", "harness", "pump",
)  # fmt: skip


def batches(seed: int = 1, most: int = MOST) -> Iterator[tuple[bytes, int]]:
    """Lines without their line break, each with its number of events (up to `most`), for ever."""
    chance = random.Random(seed)
    pool = [_template(chance, 1 + chance.randrange(most)) for _ in range(TEMPLATES)]
    moment = START_MS
    while True:
        pieces, events = pool[chance.randrange(TEMPLATES)]
        moment += chance.randrange(400)
        user = chance.randrange(USERS)
        values = {
            "time": str(moment),
            "user": f'"FH-{10_000 + user}"',
            "mail": f'"user{user}@example.com"',
            "mpid": str(6_504_934_091_000_000_000 + user * 977),
            "id": f'"{chance.getrandbits(128):032x}"',
            "price": f"{chance.randrange(100, 90_000) / 100:.2f}",
            "total": f"{chance.randrange(100, 90_000) / 100:.2f}",
            "count": str(1 + chance.randrange(9)),
        }
        # Odd pieces are the names of slots.
        pieces[1::2], names = [values[name] for name in pieces[1::2]], pieces[1::2]
        line = "".join(pieces)
        pieces[1::2] = names
        if chance.random() < 0.002:
            line, events = line[: len(line) // 2], 0
        yield line.encode(), events


def write(
    path: Path, events: int = 0, size: int = 0, seed: int = 1, most: int = MOST
) -> tuple[int, int]:
    """Writes until there are `events` events or `size` bytes. Returns how many of both."""
    made = written = 0
    with path.open("wb", buffering=1 << 20) as file:
        for line, count in batches(seed, most):
            if (events and made >= events) or (size and written >= size):
                break
            file.write(line)
            file.write(b"\n")
            made += count
            written += len(line) + 1
    return made, written


def size_of(text: str) -> int:
    """Bytes: `1GB`, `200MB`, `5000`."""
    unit = text[-2:].upper()
    return int(float(text[:-2]) * _UNITS[unit]) if unit in _UNITS else int(text)


def _template(chance: random.Random, count: int) -> tuple[list[str], int]:
    """The text of a batch cut at its slots, and how many events it has."""
    tree: dict[str, Any] = {
        "source_request_id": "@id@",
        "environment": "production" if chance.random() < 0.95 else "development",
        "mpid": "@mpid@",
        "timestamp_unixtime_ms": "@time@",
        "events": [_event(chance) for _ in range(count)],
        "user_identities": {"customer_id": "@user@", "email": "@mail@"},
        "user_attributes": _attributes(chance),
        "device_info": _device(chance),
        "application_info": {"application_name": "Fjell Shop", "application_version": "4.18.2"},
        "ip": "203.0.113.7",
    }
    if chance.random() < 0.04:
        tree["user_identities"].pop("customer_id")
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return _SLOT.split(text), count


def _event(chance: random.Random) -> dict[str, Any]:
    data: dict[str, Any] = {
        "timestamp_unixtime_ms": "@time@",
        "session_uuid": "@id@",
        "source_message_id": "@id@",
        "session_start_unixtime_ms": START_MS,
        "location": {"latitude": "@price@", "longitude": "@price@"},
        "custom_attributes": _custom(chance),
    }
    if chance.random() < 0.01:
        data["timestamp_unixtime_ms"] = START_MS // 1000
    draw = chance.random()
    if draw < 0.50:
        kind = "custom_event"
        data |= {"event_name": chance.choice(_NAMES), "custom_event_type": "other"}
        if chance.random() < 0.03:
            data["event_name"] = "moe_opened"
    elif draw < 0.70:
        kind = "screen_view"
        data["screen_name"] = chance.choice(_SCREENS)
    elif draw < 0.88:
        kind = "commerce_event"
        data |= _commerce(chance)
    else:
        kind, more = _rare(chance)
        data |= more
    return {"event_type": kind, "data": data}


def _custom(chance: random.Random) -> dict[str, Any]:
    values: dict[str, Any] = {
        "query": " ".join(chance.choices(_WORDS, k=5)),
        "results": "@count@",
        "price": "@price@",
        "in_stock": chance.random() < 0.8,
        "category": chance.choice(_WORDS),
        "campaign": f"spring-{chance.choice(_WORDS)}-{chance.choice(_WORDS)}",
        "referrer": f"https://shop.example.com/{chance.choice(_WORDS)}/{chance.choice(_WORDS)}",
        "notes": " ".join(chance.choices(_WORDS, k=60)),
        "city": "Malmö",
    }
    return dict(list(values.items())[: 5 + chance.randrange(5)])


def _commerce(chance: random.Random) -> dict[str, Any]:
    product = {
        "id": f"FH-{chance.randrange(5000)}",
        "name": chance.choice(_WORDS).title(),
        "brand": "Fjell",
        "category": chance.choice(_WORDS),
        "price": "@price@",
        "quantity": "@count@",
        "total_product_amount": "@total@",
    }
    draw = chance.random()
    if draw < 0.1:
        promotions = [{"id": "p-1", "name": "Spring", "creative": "wide", "position": "top"}]
        return {"promotion_action": {"action": "view", "promotions": promotions}}
    if draw < 0.2:
        shown = [{"product_impression_list": "Suggested", "products": [product]}]
        return {"product_impressions": shown}
    action: dict[str, Any] = {
        "action": chance.choice(_ACTIONS),
        "transaction_id": "@id@",
        "total_amount": "@total@",
        "products": [product] * (1 + chance.randrange(2)),
    }
    if chance.random() < 0.3:
        action["coupon_code"] = "SPRING"
    return {"currency_code": "EUR", "product_action": action}


def _rare(chance: random.Random) -> tuple[str, dict[str, Any]]:
    rows: tuple[tuple[str, dict[str, Any]], ...] = (
        ("session_start", {}),
        ("session_end", {"session_duration_ms": 61_000}),
        ("user_attribute_change", {"user_attribute_name": "plan", "new": "gold", "old": None,
                                   "deleted": False}),
        ("user_identity_change", {"new": {"identity_type": "email", "identity": "@mail@"},
                                  "old": {"identity_type": "email", "identity": "@user@"}}),
        ("application_state_transition", {"application_transition_type": "foreground"}),
        ("push_registration", {"register": True, "push_token": "@id@"}),
        ("push_message", {"push_message_token": "@id@", "message": "Spring is here"}),
        ("crash_report", {"message": "NullPointerException", "severity": "fatal"}),
        ("opt_out", {"is_opted_out": True}),
    )  # fmt: skip
    return chance.choice(rows)


def _attributes(chance: random.Random) -> dict[str, Any]:
    return {
        "$FirstName": chance.choice(("Maria", "Ola", "Ines", "Jörg")),
        "$City": "Malmö",
        "loyalty_tier": chance.choice(("gold", "silver", "none")),
        "favourite_categories": ["Tents", "Cooking"],
        "newsletter": chance.random() < 0.5,
    }


def _device(chance: random.Random) -> dict[str, Any]:
    platform = chance.choice(("iOS", "Android", "web"))
    return {
        "platform": platform,
        "os_version": "18.1",
        "device_model": "iPhone16,1" if platform == "iOS" else "Pixel 9",
        "timezone_offset": chance.choice((-5, 0, 1, 2)),
        "locale_language": "sv",
        "screen_width": 1170,
    }


def main() -> None:
    """Writes one file and says what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--events", type=int, default=0)
    parser.add_argument("--bytes", type=size_of, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=MOST, help="events a batch at most")
    options = parser.parse_args()
    if not (options.events or options.bytes):
        parser.error("say --events or --bytes")
    events, written = write(options.out, options.events, options.bytes, options.seed, options.most)
    print(f"{options.out}: {events:,} events, {written:,} bytes")


if __name__ == "__main__":
    main()
