"""The What if tab: other settings and rules are tried here, and what they would do is counted."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from inspector.model.mapping import MappingSettings
from inspector.model.workspace_rule import WorkspaceRule
from inspector.ui.widgets.rules_editor import RulesEditor
from inspector.ui.widgets.settings_form import SettingsForm

_NOTHING = (
    "Change a setting or add a rule: the panes and the counts here show what would follow. "
    "Nothing is saved or sent by it."
)

ROOM_FOR_BAR = 14
"""Pixels beside a form for its scroll bar."""


class WhatIfPanel(QWidget):
    """Shows what is tried and tells what is asked for; it decides nothing itself."""

    settings_changed = Signal(object)
    undo_requested = Signal()
    discard_requested = Signal()
    save_requested = Signal()
    stop_requested = Signal()
    events_requested = Signal(str)
    """A count was clicked: show these events. What the filter `tried:` takes."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = MappingSettings()
        self.sentence = QLabel(_NOTHING, wordWrap=True)
        self.undo, self.discard, self.save, self.stop = (
            QPushButton(text) for text in ("Undo", "Discard", "Save", "Stop counting")
        )
        self.form = SettingsForm(self._settings)
        self.rules = RulesEditor()
        self.result = _text()
        self.counts = _text()
        self.progress = QProgressBar(textVisible=True)
        self._lay_out()
        self.form.changed.connect(lambda: self.settings_changed.emit(self.form.settings()))
        self.rules.changed.connect(self._on_rules_changed)
        self.undo.clicked.connect(self.undo_requested)
        self.discard.clicked.connect(self.discard_requested)
        self.save.clicked.connect(self.save_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.counts.linkActivated.connect(self.events_requested)
        self.show_progress("")

    def show_settings(
        self, settings: MappingSettings, tried: list[str], place: str, *, can_undo: bool
    ) -> None:
        """Shows what is tried: how it differs from what the workspace at `place` holds."""
        self._settings = settings
        self.form.show_settings(settings)
        self.rules.show_rules(settings.rules)
        what = "; ".join(tried)
        self.sentence.setText(f"Tried, not saved: {what}" if tried else _NOTHING)
        self.undo.setEnabled(can_undo)
        self.discard.setEnabled(bool(tried))
        self.save.setEnabled(bool(tried))
        self.save.setText(f"Save to {place}")

    def show_result(self, text: str) -> None:
        """Shows rich text on the event; none where nothing is tried."""
        self.result.setText(text)
        self.result.setVisible(bool(text))

    def show_counts(self, text: str) -> None:
        """Shows rich text on all events; none where nothing is tried."""
        self.counts.setText(text)
        self.counts.setVisible(bool(text))

    def show_progress(self, sentence: str, percent: int = 0) -> None:
        """How far the counting is; no sentence for none."""
        self.progress.setVisible(bool(sentence))
        self.stop.setVisible(bool(sentence))
        self.progress.setFormat(sentence)
        self.progress.setValue(percent)

    # -- inside ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 12, 4)
        top.setSpacing(8)
        top.addWidget(self.sentence, 1)
        for button in (self.undo, self.discard, self.save):
            top.addWidget(button)
        results = QWidget()
        column = QVBoxLayout(results)
        column.setContentsMargins(12, 4, 12, 4)
        going = QHBoxLayout()
        going.addWidget(self.progress, 1)
        going.addWidget(self.stop)
        column.addLayout(going)
        column.addWidget(self.counts)
        column.addWidget(self.result)
        column.addStretch(1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        settings = _scrolled(self.form)
        settings.setMinimumWidth(self.form.minimumSizeHint().width() + ROOM_FOR_BAR)
        for widget in (settings, self.rules, _scrolled(results)):
            splitter.addWidget(widget)
        splitter.setSizes([360, 440, 440])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(splitter, 1)

    def _on_rules_changed(self, rules: tuple[WorkspaceRule, ...]) -> None:
        self.settings_changed.emit(replace(self._settings, rules=rules))


def _text() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    label.setForegroundRole(QPalette.ColorRole.WindowText)
    return label


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds has it
    area.setWidget(widget)
    return area
