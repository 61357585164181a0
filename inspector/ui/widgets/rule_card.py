"""What a rule says, who says it, and how sure that is: the whole sentence, not the cut one."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from inspector.mapping.trail import PREFIX
from inspector.model.mapping import RuleInfo, Standing

OWN = "guide/rules"
"""The page of the help about rules of the workspace, which have none each."""
_STANDINGS = {
    Standing.DOCUMENTED: "documented",
    Standing.DISPUTED: "? disputed: documents contradict each other",
    Standing.DECIDED: "decided here: the documents are silent",
}


class RuleCard(QScrollArea):
    """One rule, or a hint what to do to see one. Its id leads to its page of the help."""

    help_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._text.linkActivated.connect(self.help_requested)
        self._text.setContentsMargins(8, 6, 8, 6)
        self.setWidget(self._text)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The rule")

    @property
    def text(self) -> str:
        """What it says, with its marks."""
        return self._text.text()

    def show_rule(self, rule: RuleInfo, fate: str) -> None:
        """Tells about `rule`, which brought about `fate`."""
        self._say(
            f"<b>{escape(fate)}</b> by {_linked(rule.id)}<br>{escape(rule.sentence)}"
            f"<br><br>{escape(_STANDINGS[rule.standing])}<br>Source: {escape(rule.source)}"
        )

    def show_hint(self, text: str) -> None:
        """Says what there is to see instead of a rule."""
        self._say(escape(text))

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self._text.setAccessibleName(text)


def page_of(rule_id: str) -> str:
    """The page of the help that tells about a rule."""
    return OWN if rule_id.startswith(PREFIX) else f"rule/{rule_id}"


def _linked(rule_id: str) -> str:
    """The rule, or each of several in a row, with the way to its page."""
    return " + ".join(
        f'<a href="{escape(page_of(each))}"><code>{escape(each)}</code></a>'
        for each in rule_id.split(" + ")
    )
