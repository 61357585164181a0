"""Inspections made by hand for the window's tests: a purchase that meets every kind of mark."""

import json
from dataclasses import replace

from inspector.model.batch import Batch, Kind, Record
from inspector.model.inspection import NOTHING, Inspection
from inspector.model.json import decode
from inspector.model.mapping import Link, LinkKind, Mapping, Request, RuleInfo, Standing
from inspector.model.problems import Diagnostic, Severity, Verdict

RAW = b"""{"schema_version": 2, "mpid": -5501823906477123456, "batch_id": "7be41d90-0f",
 "events": [
  {"event_type": "screen_view", "data": {"screen_name": "Basket"}},
  {"event_type": "commerce_event", "data": {
    "timestamp_unixtime_ms": 1795435389482, "session_uuid": "c1f0-77", "currency_code": "EUR",
    "product_action": {"action": "purchase", "transaction_id": "ORD-7714",
      "total_amount": 149.90, "coupon_code": "WINTER",
      "products": [{"id": "kettle-2", "price": 74.950, "quantity": 2}]},
    "custom_flags": {"exp": ["b", "\\u0041"]}, "custom_attributes": {"gift": "no"}}}],
 "device_info": {"platform": "web", "os_version": "14", "brand": "x", "model": "y", "cpu": "z",
   "locale_country": "DE", "locale_language": "de", "screen_width": 1200},
 "user_identities": {"customer_id": "c-4711"},
 "user_attributes": {"$FirstName": "Ines", "plan": "gold"}}"""

BODY = b"""{"type":"event","customer_id":"c-4711","actions":[{"action":"purchase",
"current_time":"2026-11-23T11:23:09.482Z","platform":"web","attributes":{"currency":"EUR",
"TransactionId":"ORD-7714","Total Amount":"149.90","Products":[{"Id":"kettle-2","Price":74.950,
"Quantity":2}],"gift":"no"}}]}"""

USER = b"""{"type":"customer","customer_id":"c-4711","attributes":{"first_name":"Ines",
"plan":"gold"}}"""

DATA = "/events/1/data"
ACTION, OWN = f"{DATA}/product_action", "/1/actions/0"
ATTRIBUTES, PRODUCT = f"{OWN}/attributes", f"{OWN}/attributes/Products/0"
IDENTITY, ITEM = "/user_identities/customer_id", f"{ACTION}/products/0"

FATES: tuple[tuple[str | None, str | None, LinkKind, str], ...] = (
    (None, "/0/type", LinkKind.ADDED, "user.type"),
    (IDENTITY, "/0/customer_id", LinkKind.KEPT, "user.customer_id"),
    ("/user_attributes/$FirstName", "/0/attributes/first_name", LinkKind.RENAMED, "user.first"),
    ("/user_attributes/plan", "/0/attributes/plan", LinkKind.KEPT, "user.custom"),
    (None, "/1/type", LinkKind.ADDED, "event.type"),
    (IDENTITY, "/1/customer_id", LinkKind.KEPT, "event.customer_id"),
    ("/events/1/event_type", None, LinkKind.USED, "event.kind"),
    (f"{ACTION}/action", f"{OWN}/action", LinkKind.RENAMED, "event.action"),
    (f"{DATA}/timestamp_unixtime_ms", f"{OWN}/current_time", LinkKind.CONVERTED, "event.time"),
    ("/device_info/platform", f"{OWN}/platform", LinkKind.CONVERTED, "event.platform"),
    (f"{DATA}/session_uuid", None, LinkKind.DROPPED, "drop.session"),
    (f"{DATA}/currency_code", f"{ATTRIBUTES}/currency", LinkKind.RENAMED, "buy.currency"),
    (f"{ACTION}/transaction_id", f"{ATTRIBUTES}/TransactionId", LinkKind.RENAMED, "buy.number"),
    (f"{ACTION}/total_amount", f"{ATTRIBUTES}/Total Amount", LinkKind.CONVERTED, "buy.total"),
    (f"{ACTION}/coupon_code", None, LinkKind.DROPPED, "drop.no_table"),
    (f"{ITEM}/id", f"{PRODUCT}/Id", LinkKind.RENAMED, "product.id"),
    (f"{ITEM}/price", f"{PRODUCT}/Price", LinkKind.RENAMED, "product.price"),
    (f"{ITEM}/quantity", f"{PRODUCT}/Quantity", LinkKind.RENAMED, "product.quantity"),
    (f"{DATA}/custom_flags/exp/0", None, LinkKind.DROPPED, "drop.no_table"),
    (f"{DATA}/custom_flags/exp/1", None, LinkKind.DROPPED, "drop.no_table"),
    (f"{DATA}/custom_attributes/gift", f"{ATTRIBUTES}/gift", LinkKind.KEPT, "event.own"),
)
"""Source, target, kind and rule of every field of the purchase."""


def purchase_links() -> tuple[Link, ...]:
    """A fate for the fields of the purchase and of the batch around it."""
    return tuple(
        Link((source,) if source else (), target, kind, rule, substance=rule != "drop.session")
        for source, target, kind, rule in FATES
    )


def purchase(*, user: bool = True) -> Inspection:
    """The second event of the batch, with or without its user request."""
    record = Record(number=3, unit="line", offset=120, raw=RAW)
    tree = decode(RAW)
    assert isinstance(tree, dict)
    batch = Batch(record, "events-api", tree)
    links = purchase_links()
    requests = (_request("customer", USER), _request("event", BODY))
    if not user:
        links = tuple(_alone(link) for link in links if not (link.target or "").startswith("/0"))
        requests = requests[1:]
    return Inspection(
        record=record,
        batch=batch,
        event=batch.events[1],
        mapping=Mapping(requests, links, ()),
        diagnostics=(),
        verdict=Verdict.LOSSY,
    )


def unsupported() -> Inspection:
    """The first event of the batch: no request."""
    made = purchase()
    assert made.batch
    problem = Diagnostic(
        code="event.unsupported",
        severity=Severity.UNSUPPORTED,
        message="MoEngage does not take screen_view.",
        remedy="Log it as a custom event.",
        explanation="",
        source="",
        badge="not supported",
        verdict=Verdict.UNSUPPORTED,
    )
    return replace(
        made,
        event=made.batch.events[0],
        mapping=NOTHING,
        diagnostics=(problem,),
        verdict=Verdict.UNSUPPORTED,
    )


def unreadable() -> Inspection:
    """A line nobody could read."""
    record = Record(number=9, unit="line", offset=4000, raw=b'{"a": \xff', kind=Kind.UNREADABLE)
    return Inspection(record, None, None, NOTHING, (), Verdict.UNREADABLE)


def big(products: int) -> Inspection:
    """A purchase of so many products, every field renamed."""
    items = [
        {"id": f"sku-{at}", "price": 4.5, "quantity": at, "name": "n" * 40, "brand": "b" * 20}
        for at in range(products)
    ]
    data = {"product_action": {"action": "purchase", "products": items}}
    raw = json.dumps({"events": [{"event_type": "commerce_event", "data": data}]}).encode()
    body = json.dumps({"type": "event", "actions": [{"Products": items}]}).encode()
    record = Record(number=1, unit="value", offset=0, raw=raw)
    tree = decode(raw)
    assert isinstance(tree, dict)
    batch = Batch(record, "events-api", tree)
    source, target = "/events/0/data/product_action/products", "/0/actions/0/Products"
    links = tuple(
        Link((f"{source}/{at}/{key}",), f"{target}/{at}/{key}", LinkKind.RENAMED, "product")
        for at in range(products)
        for key in items[0]
    )
    mapping = Mapping((_request("event", body),), links, ())
    return Inspection(record, batch, batch.events[0], mapping, (), Verdict.CLEAN)


def rule(name: str) -> RuleInfo:
    """What a rule says, for tool tips."""
    return RuleInfo(name, f"The sentence of {name}.", "made up", Standing.DOCUMENTED)


def _request(family: str, body: bytes) -> Request:
    tree = decode(body)
    assert isinstance(tree, dict)
    return Request(family, tree)


def _alone(link: Link) -> Link:
    return replace(link, target="/0" + link.target[2:]) if link.target else link
