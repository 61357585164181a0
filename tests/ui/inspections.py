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

DATA, ATTRIBUTES = "/events/1/data", "/1/actions/0/attributes"


def purchase_links() -> tuple[Link, ...]:
    """A fate for the fields of the purchase and of the batch around it."""
    action = f"{DATA}/product_action"
    product, target = f"{action}/products/0", f"{ATTRIBUTES}/Products/0"
    identity = ("/user_identities/customer_id",)
    return (
        Link((), "/0/type", LinkKind.ADDED, "user.type"),
        Link(identity, "/0/customer_id", LinkKind.KEPT, "user.customer_id"),
        Link(
            ("/user_attributes/$FirstName",),
            "/0/attributes/first_name",
            LinkKind.RENAMED,
            "user.first",
        ),
        Link(("/user_attributes/plan",), "/0/attributes/plan", LinkKind.KEPT, "user.custom"),
        Link((), "/1/type", LinkKind.ADDED, "event.type"),
        Link(identity, "/1/customer_id", LinkKind.KEPT, "event.customer_id"),
        Link(("/events/1/event_type",), None, LinkKind.USED, "event.kind"),
        Link((f"{action}/action",), "/1/actions/0/action", LinkKind.RENAMED, "event.action"),
        Link(
            (f"{DATA}/timestamp_unixtime_ms",),
            "/1/actions/0/current_time",
            LinkKind.CONVERTED,
            "event.time",
        ),
        Link(
            ("/device_info/platform",),
            "/1/actions/0/platform",
            LinkKind.CONVERTED,
            "event.platform",
        ),
        Link((f"{DATA}/session_uuid",), None, LinkKind.DROPPED, "drop.session", substance=False),
        Link(
            (f"{DATA}/currency_code",), f"{ATTRIBUTES}/currency", LinkKind.RENAMED, "buy.currency"
        ),
        Link(
            (f"{action}/transaction_id",),
            f"{ATTRIBUTES}/TransactionId",
            LinkKind.RENAMED,
            "buy.transaction",
        ),
        Link(
            (f"{action}/total_amount",),
            f"{ATTRIBUTES}/Total Amount",
            LinkKind.CONVERTED,
            "buy.total",
        ),
        Link((f"{action}/coupon_code",), None, LinkKind.DROPPED, "drop.no_table"),
        Link((f"{product}/id",), f"{target}/Id", LinkKind.RENAMED, "product.id"),
        Link((f"{product}/price",), f"{target}/Price", LinkKind.RENAMED, "product.price"),
        Link((f"{product}/quantity",), f"{target}/Quantity", LinkKind.RENAMED, "product.quantity"),
        Link((f"{DATA}/custom_flags/exp/0",), None, LinkKind.DROPPED, "drop.no_table"),
        Link((f"{DATA}/custom_flags/exp/1",), None, LinkKind.DROPPED, "drop.no_table"),
        Link((f"{DATA}/custom_attributes/gift",), f"{ATTRIBUTES}/gift", LinkKind.KEPT, "event.own"),
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
