"""Trees in the words of any dialect, right and wrong, and what must be true of their reading."""

from collections.abc import Iterator

from hypothesis import strategies as st

from inspector.formats.dialects.shape import Shape
from inspector.formats.draft import Draft, Tree
from inspector.model.json import Json, leaves, text_of, unescape
from tests.formats.helpers import KEYS

CODES = sorted({code for values in KEYS.choices.values() for code in values})
MEANINGS = {
    code: {text_of(choice[code]) for choice in KEYS.choices.values() if code in choice}
    for code in CODES
}

_leaf = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**64),
    st.integers(0, 30),
    st.sampled_from([*CODES, "12", "9.90"]),
    st.text(max_size=5),
)
_noise = st.sampled_from(["x", "data", "identity_details", "a/b", "~"])
values = st.recursive(
    _leaf,
    lambda inner: st.dictionaries(_noise, inner, max_size=3) | st.lists(inner, max_size=2),
    max_leaves=4,
)
"""Any value."""


def of(table: str, **more: Json) -> st.SearchStrategy[Tree]:
    """Objects with the keys of a table, the names those keys get, and others; `more` is certain."""
    rows = KEYS.objects[table]
    names = [row.path[-1] for row in rows.values() if row.path]
    keys = st.sampled_from([*rows, *names]) | _noise
    return st.dictionaries(keys, values, max_size=7).map(lambda tree: tree | more)


def kinds(prefix: str, key: str) -> st.SearchStrategy[Tree]:
    """Messages of each kind that has a table, and of one that has none."""
    tables = [name for name in KEYS.tables if name.startswith(f"{prefix}.")]
    known = [of(name, **{key: name.removeprefix(f"{prefix}.")}) for name in tables]
    return st.one_of(*known, of(prefix, **{key: "novelty"}), of(prefix))


def entries(*keys: str) -> st.SearchStrategy[Json]:
    """Lists of identities, with every key or without."""
    one = st.fixed_dictionaries({}, optional=dict.fromkeys((*keys, "x"), values))
    return st.lists(one | values, max_size=3) | values


_changes = st.fixed_dictionaries(
    {"type": st.sampled_from(["user_attribute_change", "user_identity_change"])},
    optional={
        key: st.dictionaries(st.text(max_size=3), values, max_size=3) | entries("type", "value")
        for key in ("added", "removed")
    }
    | {"id": values, "attributes": values, "custom_attributes": values},
)
_environment = st.builds(
    lambda tree, identities: tree | {"identities": identities},
    of("firehose.environment"),
    entries("type", "value", "encoding"),
)


def _with(base: st.SearchStrategy[Tree], **parts: st.SearchStrategy[Json]) -> object:
    return st.builds(
        lambda tree, more: tree | more, base, st.fixed_dictionaries({}, optional=parts)
    )


TREES = {
    "stored": _with(of("stored.batch", environment="Development"), events=st.lists(values)),
    "outbound": _with(
        of("stored.batch"), user_identities=entries("identity_type", "identity").filter(bool)
    ),
    "event": of("stored.event", event_type="custom_event"),
    "firehose": _with(
        of("firehose.request", type="event_processing_request"),
        events=st.lists(kinds("firehose.event", "type") | _changes | values, max_size=3),
        user_identities=entries("type", "value", "encoding"),
        partner_identities=entries("type", "value"),
        runtime_environment=_environment,
    ),
    "native": _with(
        of("native.batch", dt="h"),
        msgs=st.lists(kinds("native.message", "dt") | values, max_size=3),
        ui=entries("n", "i", "dfs"),
        di=of("native.device"),
        ai=of("native.application"),
    ),
    "native-message": kinds("native.message", "dt"),
    "web-v1": _with(of("web.event", dt=16), ui=entries("Type", "Identity"))
    | of("web.event.3", dt=3),
}
"""Trees of each dialect."""


def canonical(shape: Shape, tree: Tree) -> Tree:
    """The batch a dialect makes of `tree`."""
    assert shape.translate is not None
    draft = Draft(KEYS)
    shape.translate(tree, draft)
    return draft.batch


def assert_nothing_is_lost(source: Tree, batch: Tree) -> None:
    """Every value of the source stands in the batch, as it was or under the name its code has; as
    a value, or as the key it names (a type of identity)."""
    there = set(_words(batch))
    for pointer, value in leaves(source):
        if value in ({}, []):
            continue
        names = {text_of(value), *MEANINGS.get(text_of(value), ())}
        assert names & there, f"{pointer}: {value!r} is lost"


def _words(value: Json) -> Iterator[str]:
    for pointer, leaf in leaves(value):
        yield text_of(leaf)
        yield from map(unescape, pointer.split("/"))
