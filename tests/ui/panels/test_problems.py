"""The Problems tab says what is wrong, what to do, and where."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.model.inspection import NOTHING, Inspection
from inspector.model.problems import Diagnostic, Severity, Verdict
from inspector.ui.panels.problems import MAX_PLACES, ProblemsPanel
from inspector.ui.theme import Theme
from inspector.ui.widgets.problem_row import ProblemRow
from tests.ui.inspections import purchase


def _diagnostic(severity: Severity, message: str, pointers: tuple[str, ...] = ()) -> Diagnostic:
    return Diagnostic(
        "x.y", severity, message, "Do this.", "Because.", "RFC", "bad", Verdict.LOSSY, pointers
    )


def _show(panel: ProblemsPanel, *problems: Diagnostic) -> list[str]:
    record = purchase().record
    panel.show_event(Inspection(record, None, None, NOTHING, problems, Verdict.LOSSY))
    return [label.text() for label in panel.findChildren(QLabel)]


def test_worst_first_and_nothing_is_markup(theme: Theme, qtbot: QtBot) -> None:
    """A value from a customer's event is text, whatever it looks like."""
    panel = ProblemsPanel(theme)
    qtbot.addWidget(panel)
    texts = _show(
        panel,
        _diagnostic(Severity.INFO, "minor"),
        _diagnostic(Severity.ERROR, "<b>major</b> & more"),
    )
    sentences = [text for text in texts if "minor" in text or "major" in text]
    assert "&lt;b&gt;major&lt;/b&gt; &amp; more" in sentences[0]
    assert "minor" in sentences[1]
    assert texts.count("Do this.") == 2


def test_links_lead_to_places(theme: Theme, qtbot: QtBot) -> None:
    """One link a place, and a count of those too many."""
    panel = ProblemsPanel(theme)
    qtbot.addWidget(panel)
    places = tuple(f"/events/0/data/custom_attributes/a{n}" for n in range(MAX_PLACES + 3))
    texts = _show(panel, _diagnostic(Severity.WARNING, "many", places))
    sentence = next(text for text in texts if "many" in text)
    assert sentence.count('<a href="/events') == MAX_PLACES
    assert "and 3 more" in sentence
    label = next(label for label in panel.findChildren(QLabel) if label.text() == sentence)
    with qtbot.waitSignal(panel.reveal_requested, timeout=0) as asked:
        label.linkActivated.emit(places[1])
    assert asked.args == [places[1]]


def test_the_same_problems_are_not_built_anew(theme: Theme, qtbot: QtBot) -> None:
    """As for events of one kind, one after another; other ones are, and so is another look."""
    panel = ProblemsPanel(theme)
    qtbot.addWidget(panel)
    problem = _diagnostic(Severity.INFO, "minor")
    _show(panel, problem)
    row = panel.findChild(ProblemRow)
    _show(panel, problem)
    assert panel.findChild(ProblemRow) is row
    panel.set_theme(theme)
    assert panel.findChild(ProblemRow) is not row
    assert "major" in " ".join(_show(panel, _diagnostic(Severity.ERROR, "major")))


def test_no_problem_is_said_too(theme: Theme, qtbot: QtBot) -> None:
    """An empty tab would leave the reader guessing."""
    panel = ProblemsPanel(theme)
    qtbot.addWidget(panel)
    assert any("No problems" in text for text in _show(panel))
    panel.show_event(None)
    assert "Choose an event" in panel.findChildren(QLabel)[-1].text()


def test_every_problem_leads_to_its_page_of_the_help(theme: Theme, qtbot: QtBot) -> None:
    """“Why?” stands beside the sentence; other links lead into the event."""
    panel = ProblemsPanel(theme)
    qtbot.addWidget(panel)
    _show(panel, _diagnostic(Severity.ERROR, "Bad.", ("/mpid",)))
    label = next(each for each in panel.findChildren(QLabel) if "help:problem/x.y" in each.text())
    with qtbot.waitSignal(panel.help_requested) as asked:
        label.linkActivated.emit("help:problem/x.y")
    assert asked.args == ["problem/x.y"]
    with qtbot.waitSignal(panel.reveal_requested) as shown:
        label.linkActivated.emit("/mpid")
    assert shown.args == ["/mpid"]


def test_all_events_with_a_problem_are_a_click_away(theme: Theme, qtbot: QtBot) -> None:
    """The menu counts them, and mutes the problem."""
    panel = ProblemsPanel(theme)
    qtbot.addWidget(panel)
    record = purchase().record
    problem = _diagnostic(Severity.ERROR, "Bad.")
    shown = Inspection(record, None, None, NOTHING, (problem,), Verdict.LOSSY)
    panel.show_event(shown, count={"x.y": 12}.__getitem__)

    show, mute, _ = panel.widget().findChildren(ProblemRow)[0].menu().actions()
    assert show.text() == "Show all with it: 12 events"
    with qtbot.waitSignal(panel.filter_requested) as asked:
        show.trigger()
    assert asked.args == ["x.y"]
    with qtbot.waitSignal(panel.mute_requested) as muted:
        mute.trigger()
    assert muted.args == ["x.y", True]


def test_a_muted_problem_is_named_only(theme: Theme, qtbot: QtBot) -> None:
    """And can be heard again."""
    panel = ProblemsPanel(theme)
    qtbot.addWidget(panel)
    record = purchase().record
    problem = _diagnostic(Severity.ERROR, "Bad.")
    panel.show_event(
        Inspection(record, None, None, NOTHING, (problem, problem), Verdict.LOSSY), muted={"x.y"}
    )

    assert panel.widget().findChildren(ProblemRow) == []
    (label,) = panel.widget().findChildren(QLabel)
    assert label.text().count("x.y (") == 1
    with qtbot.waitSignal(panel.mute_requested) as asked:
        label.linkActivated.emit("hear:x.y")
    assert asked.args == ["x.y", False]
