"""Who a user is across what is open."""

from collections.abc import Generator
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from inspector.app import pipeline_for
from inspector.index.people import Person, meet
from inspector.index.row import OTHER
from inspector.index.source import Source, read
from inspector.model.json import encode
from inspector.model.mapping import MappingSettings
from tests import shop

PIPELINE = pipeline_for(MappingSettings())
T = TypeVar("T")


def source_of(number: int, *batches: bytes) -> Source:
    """A source that was read to its end."""
    data = b"\n".join(batches)
    made = Source(id=number, name=f"{number}.ndjson", size=len(data))
    for chunk in read(made.id, made.name, data, PIPELINE):
        made.take(chunk)
    return made


def batch(time: int | None, mpid: int | None = None, **identities: str) -> bytes:
    """One event of a user."""
    event = shop.at("A", time) if time is not None else shop.custom("A") | {"data": {}}
    tree = {"events": [event], "user_identities": identities}
    return encode(tree | ({"mpid": mpid} if mpid is not None else {}))


def met(steps: Generator[None, None, T]) -> T:
    """Runs all steps."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            value: T = end.value
            return value


def test_every_identity_seen_with_a_user_is_known_with_its_time() -> None:
    """Over all sources: how often, first and last; the asked one comes first."""
    one = source_of(1, batch(200, customer_id="u", email="a@x.y"), batch(100, customer_id="u"))
    two = source_of(2, batch(300, 7, customer_id="u"), batch(400, customer_id="v"))
    person = met(meet([one, two], "customer_id", "u"))
    assert person.events == 3
    assert [(c.kind, c.value, c.events, c.first_ms, c.last_ms) for c in person.companions] == [
        ("customer_id", "u", 3, 100, 300),
        ("email", "a@x.y", 1, 200, 200),
        ("mpid", "7", 1, 300, 300),
    ]


def test_events_stand_in_the_order_of_time() -> None:
    """Whatever file they are from; those without a time come last."""
    one = source_of(1, batch(None, customer_id="u"), batch(300, customer_id="u"))
    two = source_of(2, batch(200, customer_id="u"))
    person = met(meet([one, two], "customer_id", "u"))
    assert [(seen.key.source, seen.time_ms) for seen in person.seen] == [
        (2, 200), (1, 300), (1, None),
    ]  # fmt: skip


def test_identity_calls_of_the_user_stand_among_the_events() -> None:
    """They say when the user came, and which identities the device gave."""
    call = b'{"known_identities":{"customerid":"u-1","email":"a@x.y"},"request_timestamp_ms":5}'
    person = met(meet([source_of(1, batch(7, customer_id="u-1"), call)], "customer_id", "u-1"))
    assert (person.events, person.calls) == (1, 1)
    assert [(seen.key.event, seen.time_ms) for seen in person.seen] == [(OTHER, 5), (0, 7)]
    assert "a@x.y" in {each.value for each in person.companions}


def test_who_shares_an_identity_is_named() -> None:
    """Two customers on one device, written with escapes or not."""
    shared = batch(1, customer_id="w", email="A@x.y").replace(b"A@x.y", b"\\u0061@x.y")
    source = source_of(
        1,
        batch(1, customer_id="u", email="a@x.y"),
        batch(2, customer_id="v", email="a@x.y"),
        shared,
    )
    person = met(meet([source], "customer_id", "u"))
    assert {c.value: c.others for c in person.companions} == {"u": (), "a@x.y": ("v", "w")}


def test_nobody_is_somebody_without_events() -> None:
    """A value that stands nowhere, or only as a part of another."""
    person = met(meet([source_of(1, batch(1, customer_id="u-11"))], "customer_id", "u-1"))
    assert person == Person("customer_id", "u-1", 0, 0, (), ())


names = st.sampled_from(["u", "v", "U", "é", "u-1"])


@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.sampled_from(["customer_id", "email", "other"]), names),
            st.integers(0, 9) | st.none(),
        ),
        min_size=1,
        max_size=8,
    ),
    names,
)
def test_it_is_what_counting_by_hand_gives(
    batches: list[tuple[dict[str, str], int | None]], value: str
) -> None:
    """For any identities in any order."""
    source = source_of(1, *(batch(time, **identities) for identities, time in batches))
    person = met(meet([source], "customer_id", value))
    own = [(i, t) for i, t in batches if i.get("customer_id") == value]
    assert person.events == len(own)
    for companion in person.companions:
        having = [t for i, t in own if i.get(companion.kind) == companion.value]
        assert companion.events == len(having)
        timed = [t for t in having if t is not None]
        assert companion.first_ms == min(timed, default=None)
        assert companion.last_ms == max(timed, default=None)
        others = {
            i["customer_id"] for i, _ in batches
            if i.get(companion.kind) == companion.value and i.get("customer_id", value) != value
        }  # fmt: skip
        assert set(companion.others) == others
    assert {(c.kind, c.value) for c in person.companions} == {p for i, _ in own for p in i.items()}
