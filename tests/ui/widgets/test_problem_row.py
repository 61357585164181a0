"""One problem as a row."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.model.problems import Diagnostic, Severity, Verdict
from inspector.ui.theme import Theme
from inspector.ui.widgets.problem_row import ProblemRow, link, quiet

PROBLEM = Diagnostic(
    "x.y", Severity.WARNING, "It is <b>so</b>.", "Do this.", "Because.", "RFC 1", "bad",
    Verdict.LOSSY, ("/mpid",),
)  # fmt: skip


def test_what_can_be_done_is_asked_where_somebody_wants_to_know(theme: Theme, qtbot: QtBot) -> None:
    """Counting a million events for every row that is shown would be too much."""
    asked: list[str] = []

    def tools() -> tuple[tuple[str, object], ...]:
        asked.append("tools")
        return (("Show 12", lambda: asked.append("shown")),)

    row = ProblemRow(theme, PROBLEM, "", tools)  # type: ignore[arg-type]
    qtbot.addWidget(row)
    assert asked == []
    actions = row.menu().actions()
    assert [action.text() for action in actions] == ["Show 12", "Copy this problem"]
    actions[0].trigger()
    assert asked == ["tools", "shown"]


def test_a_copy_says_everything(theme: Theme, qtbot: QtBot) -> None:
    """For a ticket: code, sentence, place, reason, remedy, source."""
    row = ProblemRow(theme, PROBLEM, "", tuple)
    qtbot.addWidget(row)
    row.copy()

    assert QGuiApplication.clipboard().text().splitlines() == [
        "x.y (warning): It is <b>so</b>.",
        "At /mpid",
        "Because.",
        "What to do: Do this.",
        "Source: RFC 1",
    ]


def test_text_is_no_markup_and_links_are_told(theme: Theme, qtbot: QtBot) -> None:
    """Whatever a customer's event holds."""
    row = ProblemRow(theme, PROBLEM, link('a"b', "<x>"), tuple)
    qtbot.addWidget(row)
    sentence = next(each for each in row.findChildren(QLabel) if "It is" in each.text())

    assert "It is &lt;b&gt;so&lt;/b&gt;." in sentence.text()
    assert 'href="a&quot;b"' in sentence.text()
    with qtbot.waitSignal(row.link_activated) as told:
        sentence.linkActivated.emit("there")
    assert told.args == ["there"]


def test_a_quiet_sentence_is_text(theme: Theme, qtbot: QtBot) -> None:
    """It can be selected, and nothing in it is markup."""
    label = quiet("<b>x</b>")
    qtbot.addWidget(label)
    assert label.text() == "<b>x</b>"
