"""The bar of fates."""

from pytestqt.qtbot import QtBot

from inspector.mapping.coverage import Coverage, Fate
from inspector.ui.theme import Theme, load
from inspector.ui.widgets.coverage_bar import CoverageBar

SOME = Coverage(((Fate.KEPT, 6), (Fate.CONVERTED, 2), (Fate.DROPPED, 2)))


def test_every_part_is_told_in_words(qtbot: QtBot, theme: Theme) -> None:
    """With its glyph; never by colour alone."""
    bar = CoverageBar(theme)
    qtbot.addWidget(bar)
    bar.show_coverage(SOME)
    assert bar.accessibleName() == "10 fields: 6 kept, 2 converted, 2 dropped"
    words = bar._words.text()
    assert all(part in words for part in ("6 kept", "~ 2 converted", "− 2 dropped", "10 fields"))
    bar.show_coverage(Coverage(()))
    assert bar._bar.isHidden()


def test_parts_are_as_long_as_they_count(qtbot: QtBot, theme: Theme) -> None:
    """Measured on the pixels, in both looks."""
    bar = CoverageBar(theme)
    qtbot.addWidget(bar)
    bar.show_coverage(SOME)
    bar.show()
    for look in ("light", "dark"):
        bar.set_theme(load(look))
        image, marks = bar._bar.grab().toImage(), load(look).marks
        row = [image.pixelColor(x, 5).name() for x in range(image.width())]
        assert abs(row.count(marks.kept.fg) - image.width() * 0.6) < 4
        assert abs(row.count(marks.dropped.fg) - image.width() * 0.2) < 4


def test_a_word_chooses_its_fate(qtbot: QtBot, theme: Theme) -> None:
    """And another click all of them."""
    bar = CoverageBar(theme)
    qtbot.addWidget(bar)
    bar.show_coverage(SOME, "dropped")
    assert "underline" in bar._words.text()
    assert ">all</a>" in bar._words.text()
    with qtbot.waitSignal(bar.fate_chosen) as told:
        bar._words.linkActivated.emit("dropped")
    assert told.args == ["dropped"]
