"""Instructions are worked through in one order."""

from inspector.mapping.by_type import step
from inspector.mapping.sheet import Change, Sheet, picker, remembered, unless_refused
from inspector.mapping.transforms import Context, Refusal
from inspector.model.json import Json, decode
from inspector.model.mapping import MappingSettings

INTEGER = step("integer", str, Context(MappingSettings(), {}))


def sheet(*changes: Change, **more: object) -> Sheet:
    """A sheet with nothing else on it."""
    return Sheet(changes, **more)  # type: ignore[arg-type]


def test_results_stand_behind_the_values() -> None:
    """So that questions and requests can read both."""
    laid: list[Json] = ["a", 5]
    work = sheet(Change(1, str), asks=((2, lambda v: v),), pairs=((0, 2),))
    assert work.work(laid) == ((), "5", False)
    assert laid == ["a", 5, "5"]


def test_what_is_refused_or_cut_is_an_answer() -> None:
    """Only then; what is cut is sent without its fraction."""
    work = sheet(Change(0, INTEGER))
    cut: list[Json] = [decode(b"2.5")]
    kept, refused = work.work(["3"]), work.work(["x"])
    assert kept == ((),)
    assert len({kept, refused, work.work(cut)}) == 3
    assert cut[1] == 2


def test_questions_pass_over_what_was_refused() -> None:
    """There is nothing to ask it."""
    ask = unless_refused(lambda value: len(value))
    assert (ask("abc"), ask(Refusal("x"))) == (3, None)


def test_values_are_picked_by_their_places() -> None:
    """None, one, or several: always a tuple."""
    assert [picker(places)([7, 8, 9]) for places in ([], [1], [2, 0])] == [(), (8,), (9, 7)]


def test_an_answer_is_remembered() -> None:
    """All questions together are put once to the same text."""
    heard: list[str] = []
    ask = remembered([heard.append, len])
    assert ask("abc") == ask("abc") == (None, 3)
    assert heard == ["abc"]
