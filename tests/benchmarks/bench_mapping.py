"""Mapping against the least that must be done: `json.loads` and `json.dumps` of the same file.

Every way goes over the same purchases, some hundred at a time in turns, so that a busy machine is
busy for all of them. Processor time of one process; never fails.

python -m tests.benchmarks.bench_mapping [--events 100000]
"""

import argparse
import gc
import json
import random
import sys
import time
from collections.abc import Callable, Iterator

from inspector.app import pipeline_for
from inspector.cli.common import Found
from inspector.cli.lines import Lines
from inspector.index.outline import Outlines
from inspector.model.batch import Record
from inspector.model.delivery import EventKey
from inspector.model.mapping import MappingSettings
from inspector.pipeline import Pipeline

AT_ONCE = 200
NOW_MS = 1_795_521_600_000
WAYS: dict[str, float] = {
    "requests, verdict, diagnostics": 1.2,
    "with all links": 0.7,
}
"""What is made of a batch, and how many times as fast as the comparison it should be."""
_WORDS = ("tent", "kettle", "lamp", "rope", "boots", "jacket", "stove", "bottle", "compass")


def purchases(count: int, seed: int = 1) -> Iterator[bytes]:
    """Batches of one purchase of one to three products each, some 2 KB."""
    chance = random.Random(seed)
    for number in range(count):
        yield json.dumps(_batch(chance, number), separators=(",", ":")).encode()


def _batch(chance: random.Random, number: int) -> dict[str, object]:
    return {
        "source_request_id": f"{chance.getrandbits(128):032x}",
        "environment": "production",
        "mpid": 6_504_934_091_000_000_001 + number * 977,
        "timestamp_unixtime_ms": NOW_MS - number,
        "events": [_purchase(chance, number)],
        "user_identities": {"customer_id": f"FH-{number}", "email": f"user{number}@fjell.shop"},
        "user_attributes": {
            "$FirstName": chance.choice(("Maria", "Ola", "Ines")),
            "$City": "Bergen",
            "loyalty_tier": chance.choice(("gold", "silver")),
            "favourites": ["Tents", "Cooking"],
            "newsletter": chance.random() < 0.5,
        },
        "device_info": {
            "platform": chance.choice(("iOS", "Android", "web")),
            "os_version": "18.1",
            "device_model": "iPhone16,1",
            "timezone_offset": chance.choice((-5, 0, 1, 2)),
            "locale_language": "nb",
        },
        "application_info": {"application_name": "Fjell Shop", "application_version": "4.18.2"},
        "ip": "203.0.113.7",
    }


def _purchase(chance: random.Random, number: int) -> dict[str, object]:
    action: dict[str, object] = {
        "action": "purchase",
        "transaction_id": f"T-{number}",
        "total_amount": chance.randrange(100, 90_000) / 100,
        "tax_amount": chance.randrange(100, 900) / 100,
        "shipping_amount": 4.9,
        "products": [_product(chance) for _ in range(chance.randrange(1, 4))],
    }
    if chance.random() < 0.3:
        action["coupon_code"] = "SPRING"
    return {
        "event_type": "commerce_event",
        "data": {
            "timestamp_unixtime_ms": NOW_MS - number,
            "session_uuid": f"{chance.getrandbits(128):032x}",
            "source_message_id": f"{chance.getrandbits(128):032x}",
            "session_start_unixtime_ms": NOW_MS - number - 60_000,
            "currency_code": "EUR",
            "product_action": action,
            "custom_attributes": {
                "channel": "app",
                "campaign": f"spring-{chance.choice(_WORDS)}",
                "notes": " ".join(chance.choices(_WORDS, k=60)),
                "gift": chance.random() < 0.2,
            },
        },
    }


def _product(chance: random.Random) -> dict[str, object]:
    price = chance.randrange(100, 90_000) / 100
    return {
        "id": f"sku-{chance.randrange(5000)}",
        "name": chance.choice(_WORDS).title(),
        "brand": "Fjell",
        "category": chance.choice(_WORDS),
        "price": price,
        "quantity": 1 + chance.randrange(3),
        "total_product_amount": price,
    }


def ways(pipeline: Pipeline) -> dict[str, Callable[[Record], object]]:
    """Each way of going over a record; the comparison first."""
    outlines = Outlines(pipeline)

    def written(record: Record, write: Callable[[Found], str]) -> object:
        key = EventKey(1, record.number, 0)
        return [write(Found("f", key, each)).encode() for each in pipeline.inspect(record)]

    brief, full = Lines(links=False), Lines()
    return {
        "json.loads and json.dumps": lambda record: json.dumps(json.loads(record.raw)),
        "requests, verdict, diagnostics": lambda record: written(record, brief.mapped),
        "with all links": lambda record: written(record, full.mapped),
        "verdict only": outlines.numbers,
    }


def main() -> None:
    """Prints a line for each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    options = parser.parse_args()
    pipeline = pipeline_for(MappingSettings(), NOW_MS)
    taken = dict.fromkeys(ways(pipeline), 0.0)
    size, chunk, done = 0, [], 0
    gc.freeze()
    every = ways(pipeline)
    for number, raw in enumerate(purchases(options.events), 1):
        size += len(raw)
        chunk.append(Record(number, "line", 0, raw))
        if len(chunk) == AT_ONCE or number == options.events:
            for name, way in every.items():
                started = time.process_time()
                for record in chunk:
                    way(record)
                taken[name] += time.process_time() - started
            done, chunk = number, []
    base = taken["json.loads and json.dumps"]
    print(f"{done:,} purchases of {size / done:,.0f} bytes, {sys.version.split()[0]}")
    for name, seconds in taken.items():
        wanted = f"   wanted: {WAYS[name]}" if name in WAYS else ""
        print(f"{name:32} {seconds / done * 1e6:7.1f} µs   {base / seconds:5.2f} times{wanted}")


if __name__ == "__main__":
    main()
