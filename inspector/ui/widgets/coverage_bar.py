"""Fields by their fate, as a bar and in words. A word shows the fields it counts."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from inspector.mapping.coverage import Coverage, Fate
from inspector.ui.theme import Theme

GLYPHS = {
    Fate.RENAMED: "→ ",
    Fate.CONVERTED: "~ ",
    Fate.MERGED: "~ ",
    Fate.DROPPED: "− ",
}
"""As in the panes."""

NOTHING = Coverage(())


class CoverageBar(QWidget):
    """A bar of so many parts, and what they are."""

    fate_chosen = Signal(str)
    """The word of a fate was clicked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._bar = _Bar(theme)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.linkActivated.connect(self.fate_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._bar)
        row.addWidget(self._words, 1)
        self.set_theme(theme)
        self.show_coverage(NOTHING)

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self._theme = theme
        self._bar.theme = theme
        self.show_coverage(self._bar.coverage)

    def show_coverage(self, coverage: Coverage, chosen: str = "") -> None:
        """Shows other counts; `chosen` is the fate whose fields are listed just now."""
        self._bar.coverage = coverage
        self._bar.update()
        self._bar.setVisible(bool(coverage.fields))
        self._words.setText(" &nbsp; ".join(self._parts(coverage, chosen)))
        self._words.setToolTip(coverage.sentence)
        self.setAccessibleName(coverage.sentence)

    def _parts(self, coverage: Coverage, chosen: str) -> list[str]:
        theme = self._theme
        parts = [f"<b>{coverage.fields:,} field{'' if coverage.fields == 1 else 's'}</b>"]
        for fate, count in coverage.counts:
            line = "underline" if fate == chosen else "none"
            colour = _colours(theme, fate)[0] if fate is Fate.DROPPED else theme.text
            style = f"color: {colour}; text-decoration: {line}"
            word = f"{GLYPHS.get(fate, '')}{count:,} {fate}"
            parts.append(f'<a href="{fate}" style="{style}">{word}</a>')
        if chosen:
            parts.append(f'<a href="" style="color: {theme.accent}">all</a>')
        return parts


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.coverage = NOTHING
        self.setFixedSize(QSize(180, 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        total, left = self.coverage.fields, 0.0
        for fate, count in self.coverage.counts:
            width = self.width() * count / total
            part = QRectF(left, 0, max(width - 1, 1), self.height())
            start, end = _colours(self.theme, fate)
            shade = QLinearGradient(part.left(), 0, part.right(), 0)
            shade.setColorAt(0, QColor(start))
            shade.setColorAt(1, QColor(end))
            painter.fillRect(part, shade)
            left += width


def _colours(theme: Theme, fate: Fate) -> tuple[str, str]:
    """Where the colour of a part starts and ends: a conversion runs from dropped to added."""
    marks = theme.marks
    match fate:
        case Fate.CONVERTED | Fate.MERGED:
            return marks.dropped.fg, marks.added.fg
        case Fate.DROPPED:
            return marks.dropped.fg, marks.dropped.fg
        case Fate.RENAMED:
            return marks.renamed.fg, marks.renamed.fg
        case Fate.IDLE:
            return theme.border, theme.border
    return marks.kept.fg, marks.kept.fg
