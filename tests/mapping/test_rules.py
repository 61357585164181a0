"""The rule tables: strict, complete, and every row does what it says."""

import re
from typing import Any

import pytest

from inspector.app import pipeline_for
from inspector.mapping.rows import REASONS, FieldRow, RuleError, TypeRow
from inspector.mapping.rules import RuleBook, load
from inspector.mapping.trie import split
from inspector.model.json import encode, resolve
from inspector.model.mapping import DISPUTES, Decision, Identity, MappingSettings
from inspector.storage import resources
from tests import shop

TEXTS = {name: resources.read(name) for name in resources.names("mapping")}
BOOK = load(TEXTS)
ROWS = [rule.row for rule in BOOK.rules]
VALUES = {
    "iso_time": shop.NOON_MS,
    "offset_seconds": 2,
    "double": 9,
    "integer": 3,
    "choice": "tvOS",
}
"""A value each transform takes; any other takes text."""


def _event_of(kind: TypeRow) -> dict[str, Any]:
    """The barest event that is of this kind."""
    event: dict[str, Any] = {"event_type": kind.event_type or "novelty", "data": {}}
    for pointer, wanted in kind.where.items():
        filler: Any = [{"x": 1}] if pointer.endswith("impressions") else {"x": 1}
        if wanted:
            filler = True if wanted == ("true",) else wanted[0]
        _put(event, pointer.split("/")[1:], filler)
    return event


def _put(tree: Any, tokens: list[str], value: Any) -> None:
    """Writes `value` where a pattern points, with one key or item for each wildcard."""
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        last = following == ""
        filler: Any = value if last else [] if following == "#" else {}
        if token == "#":
            if not tree:
                tree.append(filler)
            tree = tree[0]
            continue
        key = "plan" if token == "*" else token
        if last or key not in tree:
            tree[key] = filler
        tree = tree[key]


def _batch_for(row: FieldRow, source: str, kind: TypeRow) -> bytes:
    event = _event_of(kind)
    batch: dict[str, Any] = {"events": [event], "user_attributes": {"anything": 1}}
    if row.named_by:
        _put(event, row.named_by.split("/")[1:], "email")
    side, tokens = split(source)
    pointer = "/".join(tokens)
    if pointer not in ("event_type", "data/product_action/action", "data/deleted"):
        holder = event if side == "event" else batch
        _put(holder, list(tokens), VALUES.get(row.transform, "1"))
    return encode(batch)


def _rules_at(row: FieldRow, source: str, kind: TypeRow, identity: Identity) -> set[str]:
    """The rules of the links from where `source` points."""
    decision = Decision(row.setting.get("dispute", Decision.SUPPORTED))
    settings = MappingSettings(identity, disputed=tuple((name, decision) for name in DISPUTES))
    raw = _batch_for(row, source, kind)
    inspection = pipeline_for(settings).inspect(shop.Record(1, "value", 0, raw))[0]
    side, tokens = split(source)
    pattern = "/".join("0" if t == "#" else "[^/]+" if t == "*" else re.escape(t) for t in tokens)
    whole = re.compile(("/events/0/" if side == "event" else "/") + pattern)
    return {
        link.rule
        for link in inspection.mapping.links
        for pointer in link.sources
        if whole.fullmatch(pointer)
    }


@pytest.mark.parametrize(
    ("row", "source"),
    [pytest.param(row, source, id=f"{row.id} {source}") for row in ROWS for source in row.sources],
)
def test_every_row_decides_the_field_it_names(row: FieldRow, source: str) -> None:
    """A field put where a row's `from` points is linked by that row (or by what it routes to), in
    some kind of event and under some identity."""
    kinds = [kind for kind in BOOK.types if set(kind.tables) & set(row.tables)]
    identities = [Identity(row.setting["identity"])] if "identity" in row.setting else Identity
    wanted = {"user.email", "user.attribute"} if row.route else {row.id}

    assert any(
        wanted & _rules_at(row, source, kind, identity) for kind in kinds for identity in identities
    )


@pytest.mark.parametrize("row", [row for row in ROWS if row.value is not None], ids=lambda r: r.id)
def test_every_added_field_is_added(row: FieldRow) -> None:
    """A row with a value puts it into the request."""
    kind = next(kind for kind in BOOK.types if set(kind.tables) & set(row.tables))
    inspection = shop.inspect(_event_of(kind), user_attributes={"plan": "gold"})

    link = next(link for link in inspection.mapping.links if link.rule == row.id)
    index, _, pointer = (link.target or "").removeprefix("/").partition("/")
    body = inspection.mapping.requests[int(index)].body
    assert resolve(body, f"/{pointer}") == row.value


@pytest.mark.parametrize("kind", BOOK.types, ids=lambda kind: kind.id)
def test_every_type_is_found_by_what_it_names(kind: TypeRow) -> None:
    """No row hides behind an earlier one."""
    inspection = shop.inspect(_event_of(kind), user_attributes={"plan": "gold"})

    if kind.outcome == "none":
        assert {link.rule for link in inspection.mapping.links} - {"drop.null"} == {kind.id}
    else:
        families = {"event": ["customer", "event"], "user": ["customer"]}
        assert [r.family for r in inspection.mapping.requests] == families[kind.outcome]
    assert inspection.mapping.firehose == kind.firehose


def test_every_row_tells_about_itself() -> None:
    """Id, sentence, source and standing are there for the window."""
    assert set(BOOK.infos) == {row.id for row in BOOK.rows()}
    for info in BOOK.infos.values():
        assert info.sentence.endswith(".")
        assert info.source


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[[field]]\nid = "x"\ncolour = "red"', "unknown field"),
        ('[[field]]\nid = "x"', "missing required field"),
        ("no table", "mapping/x.toml"),
    ],
)
def test_a_table_with_a_fault_names_file_and_fault(text: str, complaint: str) -> None:
    """A misspelt key is an error, not a rule that silently does nothing."""
    with pytest.raises(RuleError, match=complaint):
        load({"mapping/x.toml": text.encode()})


def test_ids_are_unique_and_the_reasons_complete() -> None:
    """One id, one row; the engine's own reasons are all explained."""
    first = next(iter(TEXTS))
    with pytest.raises(RuleError, match="stands twice"):
        load(TEXTS | {"mapping/again.toml": TEXTS[first]})
    with pytest.raises(RuleError, match=re.escape(REASONS[0])):
        RuleBook([])


@pytest.mark.parametrize("name", DISPUTES)
def test_every_dispute_tells_both_sides(name: str) -> None:
    """With who says so, and how the workspace decided."""
    settings = MappingSettings().decide(name, Decision.SUPPORTED)
    rules = [row.id for row in BOOK.rows() if row.dispute == name]
    for rule in rules:
        dispute = BOOK.dispute(rule, settings)
        assert dispute is not None
        assert dispute.decision is Decision.SUPPORTED
        assert len({each.says for each in dispute.statements}) >= 2
        assert all(each.source for each in dispute.statements)
    assert rules
    assert BOOK.dispute("custom.name", settings) is None
