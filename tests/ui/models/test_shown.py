"""What stands in the two panes."""

from inspector.app import pipeline_for
from inspector.model.mapping import MappingSettings
from inspector.session.copies import Copy, begin, with_text
from inspector.ui.models.readings import Reading
from inspector.ui.models.shown import Shown
from tests import shop
from tests.ui.inspections import DATA, purchase, rule, unreadable, unsupported

PIPELINE = pipeline_for(MappingSettings(), shop.NOON_MS)


def edited() -> Copy:
    """A purchase with another currency and without its order number."""
    original = shop.inspect(shop.PURCHASE, now_ms=shop.NOON_MS)
    copy = begin(original, PIPELINE)
    assert copy
    text = copy.text.replace('"EUR"', '"SEK"').replace('"transaction_id": "T-20931",', "")
    return with_text(copy, text, PIPELINE)


def test_nothing_is_shown_of_no_event() -> None:
    """But what to do about it."""
    shown = Shown()
    assert (shown.place, shown.captions(), len(shown.document(0, 80))) == (None, ("", ""), 0)
    assert "Choose an event" in shown.message(0)
    assert shown.message(1) == ""


def test_a_side_without_text_says_why() -> None:
    """An event that becomes no request."""
    assert "does not take this kind" in Shown(unsupported()).message(1)


def test_the_same_event_is_read_the_same_way() -> None:
    """As far as it can be."""
    first = Shown(purchase())
    first.readings = [Reading.ORIGINAL, Reading.ORIGINAL]
    again = Shown(unsupported())
    again.read_like(first)
    assert again.readings == [Reading.ORIGINAL, Reading.FORMATTED]
    assert first.place == Shown(purchase()).place
    assert first.place != again.place
    assert Shown(unreadable()).readings[0] is Reading.ORIGINAL


def test_lines_are_explained_in_the_linked_readings_only() -> None:
    """Pointers mean something else in another text."""
    shown = Shown(purchase(), rule=rule)
    assert "The sentence of buy.currency" in shown.explain(0, f"{DATA}/currency_code")
    assert "The sentence of event.type" in shown.explain(1, "/1/type")
    assert shown.explain(0, f"{DATA}/custom_flags") == "Everything in it is dropped."
    assert shown.explain(0, DATA) == ""
    shown.readings[0] = Reading.ORIGINAL
    assert shown.explain(0, f"{DATA}/currency_code") == ""


def test_an_edited_event_tells_what_was() -> None:
    """A note at every edit; a removed field is told where it stood."""
    copy = edited()
    shown = Shown(copy.inspection, copy)
    left = shown.document(0, 80)
    notes = {left.note(line) for line in range(len(left))} - {""}
    assert notes == {'was "EUR"', 'transaction_id removed here, was "T-20931"'}
    currency = left.line_of("/events/0/data/currency_code")
    assert currency is not None
    assert left.note(currency) == 'was "EUR"'


def test_the_original_of_an_edited_event_can_be_seen() -> None:
    """Laid out, and byte for byte; under the name it has in its source."""
    copy = edited()
    shown = Shown(copy.inspection, copy)
    assert shown.offered(0)[1:] == (Reading.TREE, Reading.BEFORE, Reading.ORIGINAL)
    assert shown.place == Shown(copy.original).place
    assert shown.captions()[0] == Shown(copy.original).captions()[0]
    for reading in (Reading.BEFORE, Reading.ORIGINAL):
        shown.readings[0] = reading
        assert not shown.linked
        text = "".join(shown.document(0, 80).texts)
        assert '"EUR"' in text
        assert "T-20931" in text


def test_the_tree_is_linked_as_the_text_is() -> None:
    """Both sides of it, or one of them."""
    shown = Shown(purchase())
    shown.readings[0] = Reading.TREE
    assert shown.linked
    tree = shown.document(0, 80)
    assert tree.is_tree
    assert [tree.mark(line) for line in range(len(tree))] == [
        shown.sides.left.mark(line) for line in range(len(tree))
    ]
