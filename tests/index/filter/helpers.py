"""Rows and trees for the filter's tests."""

from collections.abc import Iterable
from datetime import date

from hypothesis import strategies as st

from inspector.index.filter.keys import KEYS, Kind
from inspector.index.filter.literals import bounds
from inspector.index.filter.nodes import COMPARING, And, Node, Not, Op, Or, Term, Text
from inspector.index.row import Row
from inspector.model.delivery import EventKey
from inspector.model.problems import Severity, Verdict

TODAY = date(2026, 11, 23)
NOON_MS = 1_795_435_200_000
"""Noon of TODAY in UTC."""

ROW = Row(
    key=EventKey(1, 12, 0),
    time_ms=NOON_MS,
    event_type="commerce_event",
    name="Order Complete",
    identity_type="customer_id",
    identity="Maria-7",
    maps_to="event · purchase",
    verdict=Verdict.LOSSY,
    badge="1 field lost",
    codes=("field.dropped", "value.converted"),
    severity=Severity.WARNING,
    environment="production",
    source="checkout-bug.har",
    identities=(("customer_id", "Maria-7"), ("email", "m@shop.example"), ("mpid", "-5093")),
    batch_ids=("b-77",),
)


class Known:
    """What there is beyond ROW; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def contains(self, key: EventKey, needle: str) -> bool:
        """The event's text is one word."""
        self.asked.append(needle)
        return needle == "inside"

    def attributes(self, key: EventKey, name: str) -> Iterable[str]:
        """Two attributes."""
        self.asked.append(name)
        return {"plan": ("Gold",), "price": ("9", "49.90")}.get(name, ())

    def size(self, key: EventKey) -> int | None:
        """Two kilobytes."""
        return 2048

    def outcomes(self, key: EventKey) -> Iterable[str]:
        """Sent, with two requests."""
        return ("accepted", "refused")


_folded = st.text(min_size=1, max_size=8).map(str.casefold).filter(bool)
_words = st.sampled_from(
    ["any", "or", "and", "not", "-", "-5", "~x", ":", "a b", '"', "\\", "(x)", "commerce_event",
     "maria", "order", "b-77", "12", "production", "gold", "field.dropped", "x]"]
)  # fmt: skip
_values = _words | _folded
_SIGNS = [Op.EQUAL, Op.CONTAINS, Op.STARTS, Op.ENDS, Op.ANY]


def _term(key: str, op: Op, value: str, name: str = "") -> Term:
    kind = KEYS[key].kind
    if op is Op.ANY:
        return Term(key, op, "", name)
    if op in COMPARING or kind in (Kind.TIME, Kind.SIZE):
        return Term(key, op, value, name, bounds(kind, value, TODAY))
    return Term(key, op, value, name)


def _terms(key: str) -> st.SearchStrategy[Term]:
    row = KEYS[key]
    compared = st.sampled_from(sorted(COMPARING))
    if row.kind is Kind.TIME:
        moments = st.sampled_from(["12:00", "2026-11-23", str(NOON_MS), "2026-11-23 12:00:00.5z"])
        return st.builds(_term, st.just(key), compared | st.just(Op.EQUAL), moments)
    if row.kind is Kind.SIZE:
        sizes = st.sampled_from(["2048", "2kb", "1.5mb", "0"])
        return st.builds(_term, st.just(key), compared | st.just(Op.ANY), sizes)
    if row.kind is Kind.ATTRIBUTE:
        names = st.sampled_from(["plan", "price", "x y", "a]b", '"']) | _folded
        numbers = st.sampled_from(["9", "49.90", "-1e3"])
        return st.builds(_term, st.just(key), st.sampled_from(_SIGNS), _values, names) | st.builds(
            _term, st.just(key), compared, numbers, names
        )
    if row.words:
        return st.builds(_term, st.just(key), st.just(Op.EQUAL), st.sampled_from(row.words))
    return st.builds(_term, st.just(key), st.sampled_from(_SIGNS), _values)


leaves: st.SearchStrategy[Node] = st.one_of(
    st.builds(Text, _values), *(_terms(key) for key in KEYS)
)
"""Every kind of condition."""


def _several(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[Node, ...]]:
    return st.lists(inner, min_size=2, max_size=3).map(tuple)


trees: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda inner: st.one_of(inner.map(Not), _several(inner).map(And), _several(inner).map(Or)),
    max_leaves=6,
)
"""Every question a line can ask."""
