"""Events of a small shop for tests of the mapping and of everything behind it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from inspector.app import pipeline_for
from inspector.model.batch import Batch, Event, Record
from inspector.model.inspection import Inspection
from inspector.model.json import Json, decode, encode, leaves, resolve
from inspector.model.mapping import LinkKind, MappingSettings
from inspector.model.workspace_rule import Act, What, WorkspaceRule

NOON_MS = 1_795_435_200_000
"""2026-11-23 12:00:00 UTC."""

PURCHASE: dict[str, Any] = {
    "event_type": "commerce_event",
    "data": {
        "timestamp_unixtime_ms": NOON_MS,
        "session_uuid": "0d8c4b7a-11aa-4c0e-9f57-2f5a3a1b6c7d",
        "currency_code": "EUR",
        "product_action": {
            "action": "purchase",
            "transaction_id": "T-20931",
            "total_amount": 149.5,
            "coupon_code": "NOV",
            "products": [{"id": "sku-1", "name": "Kettle", "price": 49, "quantity": 3}],
        },
        "custom_attributes": {"gift": "no"},
    },
}

RULES = (
    WorkspaceRule(Act.RENAME, What.USER_ATTRIBUTE, "plan", "$City"),
    WorkspaceRule(Act.RETYPE, What.USER_ATTRIBUTE, "$City", "number"),
    WorkspaceRule(Act.RENAME, What.EVENT_ATTRIBUTE, "moe_a", "a"),
    WorkspaceRule(Act.DROP, What.USER_ATTRIBUTE, "city"),
    WorkspaceRule(Act.RENAME, What.PRODUCT_ATTRIBUTE, "colour", "A b"),
    WorkspaceRule(Act.RETYPE, What.PRODUCT_ATTRIBUTE, "A b", "boolean"),
    WorkspaceRule(Act.RENAME, What.EVENT, "purchase", "refund"),
    WorkspaceRule(Act.RETYPE, What.EVENT, to="custom_event", within="screen_view"),
    WorkspaceRule(Act.DROP, What.EVENT, "guest"),
)
"""Rules of a workspace that meddle with everything."""


def custom(name: str = "Checkout Started", **attributes: Any) -> dict[str, Any]:
    """A custom event."""
    data: dict[str, Any] = {"timestamp_unixtime_ms": NOON_MS, "event_name": name}
    if attributes:
        data["custom_attributes"] = attributes
    return {"event_type": "custom_event", "data": data}


def at(name: str, time: Any) -> dict[str, Any]:
    """A custom event of any time."""
    data = {"timestamp_unixtime_ms": time, "event_name": name}
    return {"event_type": "custom_event", "data": data}


def bought(action: Any, price: Any = 1, quantity: Any = 1) -> dict[str, Any]:
    """A product action with one product."""
    products = [{"id": "sku-1", "price": price, "quantity": quantity}]
    data = {"product_action": {"action": action, "products": products}}
    return {"event_type": "commerce_event", "data": data}


def promoted(action: Any) -> dict[str, Any]:
    """A promotion."""
    data = {"promotion_action": {"action": action, "promotions": [{"id": "p-1"}]}}
    return {"event_type": "commerce_event", "data": data}


def change(name: str, new: Any, **more: Any) -> dict[str, Any]:
    """A user attribute change."""
    data = {"timestamp_unixtime_ms": NOON_MS, "user_attribute_name": name, "new": new, **more}
    return {"event_type": "user_attribute_change", "data": data}


def batch_of(*events: Any, **parts: Any) -> bytes:
    """A batch of one known customer; `parts` replaces or adds top-level fields."""
    tree = {"events": list(events), "user_identities": {"customer_id": "c-88213"}} | parts
    return encode(tree)


def event_in(raw: bytes, index: int = 0) -> Event:
    """One event of a batch, without reading it through `formats`."""
    tree = decode(raw)
    assert isinstance(tree, dict)
    return Batch(Record(1, "value", 0, raw), "events-api", tree).events[index]


def inspect(
    event: Any, settings: MappingSettings | None = None, now_ms: int | None = None, **parts: Any
) -> Inspection:
    """What the whole pipeline says of one event in a batch of a known customer."""
    pipeline = pipeline_for(settings or MappingSettings(), now_ms)
    return pipeline.inspect(Record(1, "value", 0, batch_of(event, **parts)))[0]


def codes(inspection: Inspection) -> list[str]:
    """The problem codes, worst first."""
    return [diagnostic.code for diagnostic in inspection.diagnostics]


def body(inspection: Inspection, family: str) -> Mapping[str, Any]:
    """The body of the request to one endpoint."""
    return next(r.body for r in inspection.mapping.requests if r.family == family)


def assert_every_field_has_one_fate(inspection: Inspection) -> None:
    """Every leaf of the event and of the rest of its batch is linked or left out, never both;
    every leaf of a request is linked or added, once; what is told to be kept is."""
    event, batch = inspection.event, inspection.batch
    assert event is not None
    assert batch is not None
    rest: Json = {key: value for key, value in batch.tree.items() if key != "events"}
    sources = {f"{event.pointer}{pointer}" for pointer, _ in leaves(event.tree)}
    sources |= {pointer for pointer, _ in leaves(rest) if rest}
    links = inspection.mapping.links
    loose = [source for link in links if link.target is None for source in link.sources]
    linked = {source for link in links if link.target is not None for source in link.sources}
    assert set(loose) | linked == sources
    assert len(loose) == len(set(loose))
    assert not set(loose) & linked
    for link in links:
        if link.kind in (LinkKind.KEPT, LinkKind.RENAMED):
            assert link.target is not None
            _, index, pointer = link.target.split("/", 2)
            sent = resolve(inspection.mapping.requests[int(index)].body, f"/{pointer}")
            assert [resolve(batch.tree, source) for source in link.sources] == [sent]
    targets = sorted(link.target for link in links if link.target is not None)
    assert targets == sorted(
        f"/{index}{pointer}"
        for index, request in enumerate(inspection.mapping.requests)
        for pointer, _ in leaves(request.body)
    )


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**64 - 1),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-9e9, max_value=9e9),
    st.text(max_size=12),
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)
"""Any JSON value this program can hold."""

_NAMES = st.sampled_from(
    [
        "event_name", "custom_attributes", "timestamp_unixtime_ms", "product_action",
        "promotion_action", "product_impressions", "products", "action", "price", "quantity",
        "id", "new", "old", "deleted", "user_attribute_name", "identity_type", "identity",
        "currency_code", "total_amount", "custom_event_type", "email", "$FirstName", "a/b", "~",
    ]
)  # fmt: skip
_grown = st.recursive(
    st.one_of(scalars, st.sampled_from(["purchase", "add_to_cart", "email", "attribution", "1"])),
    lambda inner: st.dictionaries(_NAMES, inner, max_size=6) | st.lists(inner, max_size=3),
    max_leaves=20,
)
events = st.fixed_dictionaries(
    {
        "event_type": st.sampled_from(
            ["custom_event", "commerce_event", "user_attribute_change", "user_identity_change",
             "screen_view", "push_registration", "novelty", ""]
        ),
        "data": st.dictionaries(_NAMES, _grown, max_size=8) | _grown,
    }
) | values  # fmt: skip
"""Events with the right words in right and wrong places, and things that are no events."""

batches = st.fixed_dictionaries(
    {"events": st.lists(events, min_size=1, max_size=3)},
    optional={
        "mpid": scalars,
        "user_identities": st.dictionaries(
            st.sampled_from(["customer_id", "customerid", "customerId", "email", "other"]), values
        )
        | values,
        "user_attributes": st.dictionaries(
            st.sampled_from(["$FirstName", "$firstname", "first_name", "email", "plan", ""]), values
        )
        | values,
        "device_info": st.dictionaries(st.sampled_from(["platform", "timezone_offset"]), scalars),
        "context": values,
    },
)
"""Whole batches, decoded."""

_rule_names = st.sampled_from(
    ["plan", "$FirstName", "first_name", "price", "email", "a/b", "~", "purchase", "x", ""]
)
rules = st.lists(
    st.builds(
        WorkspaceRule,
        st.sampled_from(Act),
        st.sampled_from(What),
        _rule_names,
        _rule_names | st.sampled_from(["string", "number", "boolean", "custom_event"]),
        st.sampled_from(["", "purchase", "screen_view", "commerce_event", "user_attribute_change"]),
    ).filter(lambda rule: not rule.fault),
    max_size=4,
).map(tuple)
"""Rules of a workspace that make sense."""

_WORDS = [
    "", "a", "b", "guest", "c-1", "moe_x", "1", "9.5", "1e3", "view", "purchase", "add_to_cart",
    "attribution", "iOS", "roku", "web", "customer_id", "email", "$FirstName", "plan", "A b",
    "maria@example.com", " x ", "2026-11-23", "23.11.2026", "x" * 600, "x\x00", "MoEngage",
    "development", "9007199254740993000", "undefined", "+4670555",
]  # fmt: skip
_OTHERS: dict[type, st.SearchStrategy[Json]] = {
    str: st.sampled_from(_WORDS),
    int: st.sampled_from([0, 1, 2, 20, -1, NOON_MS, NOON_MS // 1000, 10**18, 10**31, 10**600]),
    Decimal: st.sampled_from([Decimal(text) for text in ("0.0", "1.0", "1.5", "-1E+40", "20.5")]),
    bool: st.booleans(),
}


@st.composite
def revalued(draw: st.DrawFn, value: Any) -> Any:
    """A value of the same structure as `value`, with some of its values replaced by others of
    their type, such as make a difference."""
    if isinstance(value, dict):
        return {key: draw(revalued(item)) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [draw(revalued(item)) for item in value]
    others = _OTHERS.get(type(value))
    return draw(others) if others is not None and draw(st.booleans()) else value


@st.composite
def alike(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Several batches of one structure: arbitrary ones, or with the usual words in their places."""
    first = draw(batches | batches.map(lambda tree: {**tree, "events": [PURCHASE]}))
    return [first, *[draw(revalued(first)) for _ in range(draw(st.integers(1, 3)))]]
