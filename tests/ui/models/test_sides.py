"""An inspection as two documents with marks and ribbons."""

from dataclasses import replace
from pathlib import Path

import pytest

from inspector.model.batch import Batch, Record
from inspector.model.json import decode, resolve
from inspector.model.mapping import Link, LinkKind
from inspector.ui.models.sides import Sides, formatted, request_text, size_text
from tests.ui.inspections import DATA, purchase, unreadable, unsupported

DATA_FILES = Path(__file__).parents[3].parent / "shared" / "data"


def kind(sides: Sides, pointer: str) -> LinkKind | None:
    """The mark on the left line of a pointer."""
    mark = sides.left.mark(sides.left.line_of(pointer))
    return mark.kind if mark else None


def test_the_event_stands_first_then_its_batch() -> None:
    """The event's own bytes, then the members links come from, then the rest."""
    left = formatted(purchase()).left
    assert left.pointer(0) == "/events/1"
    assert '      "total_amount": 149.90,' in left.texts
    assert '        "\\\\u0041"'.replace("\\\\", "\\") in left.texts
    members = [left.line_of(f"/{key}") for key in ("device_info", "user_identities", "mpid")]
    assert members == sorted(members)
    assert left.line_of("/events/0") is None


def test_every_source_and_target_has_a_line() -> None:
    """Nothing that is linked is out of reach."""
    inspection = purchase()
    sides = formatted(inspection)
    for link in inspection.mapping.links:
        assert all(sides.left.line_of(pointer) is not None for pointer in link.sources)
        assert link.target is None or sides.right.line_of(link.target) is not None


def test_lines_show_the_fate_of_their_field() -> None:
    """Kept and used fields have no mark; what is dropped whole is marked whole."""
    sides = formatted(purchase())
    assert kind(sides, f"{DATA}/timestamp_unixtime_ms") is LinkKind.CONVERTED
    assert kind(sides, f"{DATA}/currency_code") is LinkKind.RENAMED
    assert kind(sides, f"{DATA}/custom_flags") is LinkKind.DROPPED
    assert kind(sides, "/events/1/event_type") is None
    assert kind(sides, f"{DATA}/custom_attributes/gift") is None
    assert sides.left.mark(sides.left.line_of(f"{DATA}/session_uuid")).quiet
    added = sides.right.mark(sides.right.line_of("/1/type"))
    assert added.kind is LinkKind.ADDED


def test_ribbons_join_lines() -> None:
    """One for each source and target; one cross for a container dropped whole."""
    sides = formatted(purchase())
    left_ends = [ribbon for line in range(len(sides.left)) for ribbon in sides.ribbons(0, line)]
    ends = {(ribbon.source, ribbon.target) for ribbon in left_ends}
    left, right = sides.left.line_of, sides.right.line_of
    total = f"{DATA}/product_action/total_amount"
    assert (left(total), right("/1/actions/0/attributes/Total Amount")) in ends
    identity = left("/user_identities/customer_id")
    assert {(identity, right("/0/customer_id")), (identity, right("/1/customer_id"))} <= ends
    assert (left(f"{DATA}/custom_flags"), None) in ends
    assert (left(f"{DATA}/custom_flags/exp/0"), None) not in ends
    assert len(left_ends) == len(set(left_ends))
    right_ends = [ribbon for line in range(len(sides.right)) for ribbon in sides.ribbons(1, line)]
    assert {ribbon for ribbon in left_ends if ribbon.target is not None} == set(right_ends)


def test_the_event_request_stands_beside_the_event() -> None:
    """The headings say in which order they go out, and how long each is."""
    sides = formatted(purchase())
    headings = [sides.right.texts[line] for line in sides.right.headings]
    assert headings == [
        "POST /v1/event/{workspace_id} · sent second · 286 B of 128 KB",
        "POST /v1/customer/{workspace_id} · sent first · 91 B of 128 KB",
    ]
    assert formatted(purchase(user=False)).right.headings == {}


def test_differences_are_walked_from_top_to_bottom() -> None:
    """Left before right, without what is quiet, kept or inside a container dropped whole."""
    sides = formatted(purchase())
    walk = [found] if (found := sides.difference(None, 1)) else []
    while (found := sides.difference(walk[-1], 1)) not in (None, walk[0]):
        walk.append(found)
    lines = [line for _, line in walk]
    assert lines == sorted(lines)
    assert sides.difference(walk[0], -1) == sides.difference(None, -1) == walk[-1]
    left = {sides.left.pointer(line) for side, line in walk if side == 0}
    right = {sides.right.pointer(line) for side, line in walk if side == 1}
    assert f"{DATA}/custom_flags" in left
    assert f"{DATA}/custom_flags/exp" not in left
    assert f"{DATA}/session_uuid" not in left
    assert right == {"/0/type", "/1/type"}


def test_untouched_parts_of_the_batch_start_out_folded() -> None:
    """Long members without a field that matters; all of it where none does."""
    left = formatted(unsupported()).left
    assert left.folded == {left.line_of("/device_info"), *left.headings}
    assert formatted(purchase()).left.folded == frozenset()
    inspection = purchase()
    links = tuple(link for link in inspection.mapping.links if "device_info" not in str(link))
    quiet = Link(("/device_info/cpu",), None, LinkKind.DROPPED, "drop", substance=False)
    mapping = replace(inspection.mapping, links=(*links, quiet))
    left = formatted(replace(inspection, mapping=mapping)).left
    assert left.folded == {left.line_of("/device_info")}
    assert left.line_of("/user_attributes") < left.line_of("/device_info")


def test_what_could_not_be_read_has_no_formatted_side() -> None:
    """It is only shown as it was found."""
    sides = formatted(unreadable())
    assert (len(sides.left), len(sides.right)) == (0, 0)


def test_originals_are_exact() -> None:
    """The exact body of each request."""
    inspection = purchase()
    right = request_text(inspection, 60)
    bodies = [line for line in range(len(right)) if line not in right.headings]
    event, user = (request.encoded().decode() for request in reversed(inspection.mapping.requests))
    assert right.joined(bodies) == f"{event}\n{user}"


def test_a_rewritten_dialect_shows_its_canonical_reading() -> None:
    """Pointers mean the canonical reading, so that is what stands on the left."""
    inspection = purchase()
    assert inspection.batch
    record = Record(1, "line", 0, b'{"Events": [], "other": true}')
    batch = Batch(record, "other", inspection.batch.tree, translated=True)
    left = formatted(replace(inspection, batch=batch)).left
    assert left.line_of(f"{DATA}/product_action/coupon_code")
    assert any("149.90" in text for text in left.texts)


def test_sizes_are_in_bytes_then_in_kilobytes() -> None:
    """Of 1,024 bytes, as the limit is."""
    assert [size_text(size) for size in (286, 2060)] == ["286 B of 128 KB", "2.0 KB of 128 KB"]
    inspection = purchase()
    bodies = [request.encoded() for request in inspection.mapping.requests]
    assert formatted(inspection).sizes == tuple(map(len, bodies))


def test_real_batches_have_a_line_for_every_link() -> None:
    """Through the real mapping, on every event of a recorded file."""
    from inspector.app import pipeline_for
    from inspector.model.mapping import MappingSettings

    path = DATA_FILES / "web-v3" / "batches-a.ndjson"
    if not path.is_file():
        pytest.skip("the recorded batches are not on this machine")
    pipeline = pipeline_for(MappingSettings(), now_ms=1_800_000_000_000)
    seen = 0
    for record in pipeline.read(path.read_bytes()):
        for inspection in pipeline.inspect(record):
            sides = formatted(inspection)
            for link in inspection.mapping.links:
                assert all(sides.left.line_of(pointer) is not None for pointer in link.sources), (
                    link
                )
                assert link.target is None or sides.right.line_of(link.target) is not None, link
            for line in range(len(sides.left)):
                pointer = sides.left.pointer(line)
                assert inspection.batch
                if sides.left.line_of(pointer) != line:
                    continue
                value = resolve(inspection.batch.tree, pointer)
                text = sides.left.texts[line].removesuffix(",")
                if not isinstance(value, (dict, list)):
                    assert decode(text.split('": ', 1)[-1].encode()) == value
            seen += 1
    assert seen > 400
