"""The two panes together."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from inspector.model.masking import DOTS
from inspector.ui.models.readings import Reading
from inspector.ui.theme import load
from inspector.ui.widgets.code_view import CodeView
from inspector.ui.widgets.compare_view import SOURCE, TARGET, CompareView
from tests.ui.inspections import DATA, RAW, big, purchase, rule, unreadable, unsupported
from tests.ui.translated import FIREHOSE, NATIVE, PIPELINE, inspect


@pytest.fixture
def compare(qtbot: QtBot) -> CompareView:
    made = CompareView(load("light"))
    qtbot.addWidget(made)
    made.rule = rule
    made.resize(1000, 300)
    made.show()
    made.show_inspection(purchase())
    return made


def test_choosing_a_line_shows_its_partner(compare: CompareView, qtbot: QtBot) -> None:
    """On either side; the partner is set off and in sight."""
    left, right = compare.views
    source, target = f"{DATA}/custom_attributes/gift", "/1/actions/0/attributes/gift"
    with qtbot.waitSignal(compare.pointer_selected) as told:
        left.choose(left.document.line_of(source))
    assert told.args == [SOURCE, source]
    assert right.partners == {right.document.line_of(target)}
    assert 0 < right.middle(right.document.line_of(target)) < right.viewport().height()

    target = "/0/attributes/first_name"
    with qtbot.waitSignal(compare.pointer_selected) as told:
        right.choose(right.document.line_of(target))
    assert told.args == [TARGET, target]
    partner = left.document.line_of("/user_attributes/$FirstName")
    assert left.partners == {partner}
    assert 0 < left.middle(partner) < left.viewport().height()
    assert left.current == -1
    assert right.partners == frozenset()


def test_one_source_may_have_several_partners(compare: CompareView) -> None:
    """The identity goes into both requests."""
    left, right = compare.views
    left.choose(left.document.line_of("/user_identities/customer_id"))
    lines = right.document.line_of
    assert right.partners == {lines("/0/customer_id"), lines("/1/customer_id")}
    assert len(compare.strip.active) == 2


def test_pointing_sets_off_and_leaving_restores(compare: CompareView, qtbot: QtBot) -> None:
    """Once the mouse rests, the partner scrolls into sight; the chosen line comes back after."""
    left, right = compare.views
    left.choose(left.document.line_of(f"{DATA}/currency_code"))
    chosen = right.partners
    assert chosen
    line = left.document.line_of("/user_attributes/plan")
    left.show_line(line)
    left.hovered = line
    left.line_hovered.emit(line)
    partner = right.document.line_of("/0/attributes/plan")
    assert right.partners == {partner}
    qtbot.waitUntil(lambda: 0 < right.middle(partner) < right.viewport().height())
    left.hovered = -1
    left.line_hovered.emit(-1)
    assert right.partners == chosen


def test_differences_are_walked_round(compare: CompareView) -> None:
    """Every one once, on both sides, then the first again; and back."""
    seen = []
    while not seen or compare.joining.here not in seen[:-1]:
        assert compare.next_difference()
        seen.append(compare.joining.here)
    assert len(seen) > 10
    assert seen[0] == seen[-1]
    assert {chosen[0] for chosen in seen if chosen} == {0, 1}
    compare.previous_difference()
    assert compare.joining.here == seen[-2]


def test_without_differences_there_is_nowhere_to_go(compare: CompareView) -> None:
    """It says so instead of doing something."""
    compare.show_inspection(unsupported())
    assert not compare.next_difference()
    assert not compare.previous_difference()


def test_a_place_is_revealed(compare: CompareView) -> None:
    """Also inside a fold and behind original text; what is not there shows where it would be."""
    left, right = compare.views
    compare.show_inspection(unsupported())
    assert compare.reveal("/device_info/cpu")
    assert left.current == left.document.line_of("/device_info/cpu")
    compare.headers[0].reading_chosen.emit(Reading.ORIGINAL)
    assert not left.document.structured
    assert compare.reveal("/events/0/data/screen_name/gone")
    assert left.current == left.document.line_of("/events/0/data/screen_name")
    compare.show_inspection(purchase())
    assert compare.reveal("/1/actions/0/platform", TARGET)
    assert right.current == right.document.line_of("/1/actions/0/platform")


def test_no_request_is_a_sentence(compare: CompareView) -> None:
    """The verdict, the reason and the remedy, instead of an empty pane."""
    compare.show_inspection(unsupported())
    words = compare.views[1].accessibleDescription()
    assert "MoEngage does not take screen_view." in words
    assert "Log it as a custom event." in words


def test_what_could_not_be_read_is_shown_as_it_is(compare: CompareView) -> None:
    """Its bytes on the left, the sentence on the right; no ribbons, no choice of layout."""
    compare.show_inspection(unreadable())
    left, right = compare.views
    assert left.document.texts == ['{"a": \ufffd']
    assert "could not be read" in right.accessibleDescription()
    assert compare.strip.in_sight() == []
    assert not compare.reveal("/a")
    compare.show_inspection(purchase())
    assert left.document.structured


def test_no_event_says_what_to_do(compare: CompareView) -> None:
    """The first sight of the window."""
    compare.show_inspection(None)
    assert "Choose an event" in compare.views[0].accessibleDescription()
    assert not compare.next_difference()


def test_original_text_fits_the_pane(compare: CompareView, qtbot: QtBot) -> None:
    """Broken anew when the pane changes its width; the bytes stay."""
    left = compare.views[0]
    compare.headers[0].reading_chosen.emit(Reading.ORIGINAL)
    with qtbot.assertNotEmitted(compare.pointer_selected):
        left.choose(0)
    wide = len(left.document)
    assert left.horizontalScrollBar().maximum() == 0
    compare.resize(700, 300)
    QTest.qWait(0)
    assert len(left.document) > wide
    assert left.document.joined(range(len(left.document))).encode() == RAW
    assert compare.strip.sides is None
    compare.headers[0].reading_chosen.emit(Reading.FORMATTED)
    assert compare.strip.sides is not None


def test_the_same_event_stays_where_it_was(compare: CompareView) -> None:
    """Under other workspace settings; another event starts at its top."""
    bar = compare.views[0].verticalScrollBar()
    bar.setValue(120)
    compare.show_inspection(purchase(user=False))
    assert bar.value() == 120
    compare.show_inspection(big(100))
    assert bar.value() == 0


def pick(compare: CompareView, side: int, reading: Reading) -> None:
    """Chooses a reading from the menu of a side, as a person does."""
    button = compare.headers[side].findChild(QToolButton)
    assert button
    found = [action for action in button.menu().actions() if action.isVisible()]
    next(action for action in found if action.text() == reading).trigger()


def tip(view: CodeView, line: int) -> str:
    """The tool tip of a line, as Qt asks for it."""
    view.show_line(line)
    place = QPoint(view.viewport().width() // 2, int(view.middle(line)))
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    return QToolTip.text()


@pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)")  # a tool tip, offscreen
def test_short_keys_tell_their_names(compare: CompareView, qtbot: QtBot) -> None:
    """In a tool tip and to a screen reader, on the text as it was sent; there no line is taken for
    one of the canonical batch, and nothing joins the panes."""
    compare.long_names = PIPELINE.long_names
    compare.show_inspection(inspect(NATIVE))
    left, right = compare.views
    assert left.document.line_of("/events/0/data/event_name")
    assert compare.strip.sides is not None
    left.choose(left.document.line_of("/events/0/data/event_name"))
    assert right.partners
    pick(compare, 0, Reading.AS_SENT)
    assert compare.strip.sides is None
    assert right.partners == frozenset()
    assert tip(left, left.document.line_of("/msgs/0/ct")) == "ct: timestamp_unixtime_ms"
    tip(left, left.document.line_of("/msgs/0/attrs/price"))
    qtbot.waitUntil(lambda: QToolTip.text() == "")
    with qtbot.assertNotEmitted(compare.pointer_selected):
        left.choose(left.document.line_of("/msgs/0/n"))
    assert left.accessibleDescription().endswith("n: event_name")
    assert not compare.next_difference()


def test_without_names_what_was_sent_still_shows(compare: CompareView) -> None:
    """Names are told from outside."""
    compare.show_inspection(inspect(NATIVE))
    pick(compare, 0, Reading.AS_SENT)
    left = compare.views[0]
    assert left.explain("/msgs/0/ct") == ""
    assert left.document.line_of("/msgs/0/ct")


def test_a_place_is_revealed_in_the_canonical_reading(compare: CompareView) -> None:
    """It is the one that pointers speak of."""
    compare.show_inspection(inspect(NATIVE))
    for reading in (Reading.AS_SENT, Reading.ORIGINAL):
        pick(compare, 0, reading)
        assert compare.reveal("/events/0/data/event_name")
        left = compare.views[0]
        assert left.document.texts[left.current].strip().startswith('"event_name": "Plan Seen"')
        assert compare.strip.sides is not None


def test_the_same_event_is_read_the_same_way(compare: CompareView) -> None:
    """Under other settings or colours; another event starts with its first reading."""
    compare.show_inspection(inspect(NATIVE))
    pick(compare, 0, Reading.AS_SENT)
    compare.show_inspection(inspect(NATIVE))
    assert compare.views[0].document.line_of("/msgs") is not None
    compare.show_inspection(inspect(NATIVE, 1))
    assert compare.views[0].document.line_of("/events/1") is not None
    pick(compare, 0, Reading.ORIGINAL)
    compare.show_inspection(inspect(FIREHOSE))
    assert compare.views[0].document.structured


@pytest.mark.parametrize("reading", [Reading.CANONICAL, Reading.AS_SENT, Reading.ORIGINAL])
def test_secrets_are_not_copied(compare: CompareView, reading: Reading) -> None:
    """Neither the line, nor everything, nor what a screen reader is told."""
    compare.show_inspection(inspect(FIREHOSE))
    pick(compare, 0, reading)
    left = compare.views[0]
    line = next(at for at, text in enumerate(left.document.texts) if "apiKey" in text)
    left.choose(line)
    left.copy()
    assert DOTS in QGuiApplication.clipboard().text()
    assert "S3cret" not in QGuiApplication.clipboard().text() + left.accessibleDescription()
    QTest.keySequence(left, QKeySequence(QKeySequence.StandardKey.SelectAll))
    left.copy()
    assert "apiKey" in QGuiApplication.clipboard().text()
    assert "S3cret" not in QGuiApplication.clipboard().text()


def test_headers_say_what_is_shown(compare: CompareView) -> None:
    """Which event, which request, how long."""
    compare.show_inspection(purchase(user=False))
    captions = [header.caption.toolTip() for header in compare.headers]
    assert captions == [
        "events[1] of batch 7be41d90… · line 3, byte 120",
        "POST /v1/event/{workspace_id}",
    ]


def test_lines_are_explained_on_both_sides(compare: CompareView) -> None:
    """The rule's sentence; a container dropped whole says that."""
    left, right = compare.views
    assert "Dropped: The sentence of drop.session." in left.explain(f"{DATA}/session_uuid")
    assert left.explain(f"{DATA}/custom_flags") == "Everything in it is dropped."
    assert "Added: The sentence of event.type." in right.explain("/1/type")
    assert left.explain(DATA) == ""


def test_the_theme_changes_at_run_time(compare: CompareView) -> None:
    """Every part of it."""
    light = compare.grab().toImage()
    compare.set_theme(load("dark"))
    dark = compare.grab().toImage()
    places = [(5, 5), (30, 200), (500, 200), (900, 200)]
    assert all(light.pixelColor(*at) != dark.pixelColor(*at) for at in places)


def test_only_what_is_in_sight_is_worked_out(compare: CompareView) -> None:
    """An event of a megabyte has 50,000 lines; those on the screen are looked at."""
    compare.show_inspection(big(7_600))
    compare.grab()
    sides = compare.strip.sides
    assert sides is not None
    assert len(sides.left) > 50_000
    assert 0 < len(sides.sources._marks) < 200
    assert 0 < len(sides.targets._marks) < 200
    assert len(sides.left._lines) < 1_000
