"""The marks of lines, from the links of their fields."""

from inspector.model.mapping import Link, LinkKind
from inspector.ui.models.document import Document, LineMark, Section, build
from inspector.ui.models.fates import Fates, by_source, by_target

DROPPED, QUIET = LineMark(LinkKind.DROPPED), LineMark(LinkKind.DROPPED, quiet=True)


def document(raw: bytes = b'{"f": {"g": [1, 2], "h": 3}, "k": 4}', prefix: str = "") -> Document:
    return build([Section("", raw, prefix)])


def dropped(*pointers: str, substance: bool = True) -> Link:
    return Link(pointers, None, LinkKind.DROPPED, "drop", substance)


def marks(fates: Fates, *pointers: str) -> list[LineMark | None]:
    lines = [fates.document.line_of(pointer) for pointer in pointers]
    return [fates.mark(line) for line in lines if line is not None]


def test_a_container_is_dropped_where_all_of_it_is() -> None:
    """From the inside out; both its lines. A single loud line makes the whole loud."""
    some = by_source([dropped("/f/g/0", "/f/g/1", substance=False)]).of(document())
    assert marks(some, "/f/g", "/f", "") == [QUIET, None, None]

    more = [dropped("/f/g/0", "/f/g/1", substance=False), dropped("/f/h")]
    fates = by_source(more).of(document())
    assert marks(fates, "/f/g", "/f", "/k", "") == [QUIET, DROPPED, None, None]
    start = fates.document.line_of("/f")
    assert start is not None
    end = fates.document.end(start)
    assert end is not None
    assert fates.mark(end) == DROPPED
    assert [fates.whole(line) for line in (start - 1, start, start + 2, end, end + 1)] == [
        None, start, start, start, None,
    ]  # fmt: skip


def test_the_batch_does_not_count_the_fields_of_its_events() -> None:
    """They stand in a part of their own, though their pointers begin with its own."""
    both = build([Section("", b'{"a": 1, "b": 2}', "/events/0"), Section("", b'{"x": 1}', "")])
    fates = by_source([dropped("/events/0/a")]).of(both)
    assert marks(fates, "/events/0", "") == [None, None]
    fates = by_source([dropped("/events/0/a", "/x")]).of(both)
    assert marks(fates, "/events/0", "") == [None, DROPPED]


def test_a_name_that_begins_like_a_container_is_not_in_it() -> None:
    """`/f.x` stands beside `/f`, not in it."""
    fates = by_source([dropped("/f.x", "/f0")]).of(document(b'{"f": {"a": 1}, "f.x": 1, "f0": 1}'))
    assert marks(fates, "/f", "/f.x", "/f0") == [None, DROPPED, DROPPED]


def test_a_field_with_several_fates_shows_the_one_that_changes_it() -> None:
    """Kept has no mark; all of them are told."""
    kept = Link(("/k",), "/0/k", LinkKind.KEPT, "keep")
    renamed = Link(("/k",), "/1/l", LinkKind.RENAMED, "rename")
    fates = by_source([kept, renamed]).of(document())
    assert fates.links("/k") == [kept, renamed]
    assert marks(fates, "/k") == [LineMark(LinkKind.RENAMED)]
    assert fates.links("/f") == []


def test_targets_show_where_they_come_from() -> None:
    """One link a field; what is only dropped has no place there."""
    added = Link((), "/0/k", LinkKind.ADDED, "add")
    fates = by_target([added, dropped("/x")]).of(document(prefix="/0"))
    assert marks(fates, "/0/k", "/0/f") == [LineMark(LinkKind.ADDED), None]
    assert fates.links("/0/k") == [added]


def test_the_document_asks_its_fates() -> None:
    """Whoever paints the document sees the marks."""
    made = document()
    by_source([dropped("/k")]).of(made)
    assert made.mark(made.line_of("/k") or 0) == DROPPED
