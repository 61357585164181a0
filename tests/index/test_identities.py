"""Who may hold a text is known without decoding everybody."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.index.identities import People, RawPeople
from inspector.index.plain import identities_in
from inspector.model.json import encode

VALUES = st.one_of(
    st.text(st.sampled_from('aB1é"\\ :,{nul'), max_size=6), st.integers(), st.none(), st.booleans()
)
RAW = st.builds(
    lambda *fields: b"\n".join(fields),
    st.dictionaries(st.sampled_from(["email", "customer_id", "b"]), VALUES).map(encode),
    st.integers().map(encode) | st.just(b""),
)


@given(st.lists(RAW, max_size=8), st.text(st.sampled_from('ab1é"\\ :nul'), min_size=1, max_size=3))
def test_none_that_holds_it_is_left_out(everybody: list[RawPeople], needle: str) -> None:
    """And of whom it is said for sure, it is so; also of those who came later."""
    people = People()
    for count, each in enumerate(everybody):
        people.id(each)
        if count == 3:
            people.holding(needle)
    holders = {
        number
        for number, each in enumerate(people.values)
        if any(needle in value.casefold() for _, value in identities_in(each))
    }
    sure, doubtful = people.holding(needle)
    assert set(sure.tolist()) <= holders <= {*sure.tolist(), *doubtful.tolist()}


def test_most_are_ruled_out() -> None:
    """By their bytes; the names of fields do not count."""
    people = People()
    for number in range(50):
        people.id(b'{"email":"Maria%d@Example.com"}\n-%d' % (number, 100 + number))
    people.id(b'{"email":"\\u0041"}\n')
    people.id((("email", "a"),))
    odd = [50, 51]
    for needle, holders in (
        ("maria7@", [7]), ("-149", [49]), ("email", []), ("a b", []), ('"', []), ("é", [])
    ):  # fmt: skip
        sure, doubtful = people.holding(needle)
        assert sure.tolist() == holders
        assert doubtful.tolist() == odd
