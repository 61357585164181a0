"""Values become tokens: equal values the same one, so that joins and repetitions stay visible."""

import re
from collections import Counter
from collections.abc import Callable, Mapping

from inspector.model.json import Json, escape, text_of

_KINDS = (
    ("e-mail", re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")),
    ("address", re.compile(r"(?i)(?:https?|mailto|tel|ftp):.+", re.DOTALL)),
    ("time", re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*")),
    ("number", re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")),
    ("id", re.compile(r"(?=\S*\d)[\w.:-]{6,}")),
)
"""What a token says of the value it stands for, first match."""

_IN_SENTENCE = 4
"""Characters a value needs before it is looked for inside other text: shorter ones are in words."""


class Redactor:
    """Hides the values of one report. `shows` says which places of the batch stay as they are."""

    def __init__(self, shows: Callable[[str], bool]) -> None:
        self._shows = shows
        self._tokens: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    @property
    def hidden(self) -> Mapping[str, int]:
        """How many different values were hidden, by what they looked like."""
        return dict(self._counts)

    def tree(self, value: Json, pointer: str = "") -> Json:
        """A part of the batch, standing at `pointer`, with tokens for its values."""
        if isinstance(value, dict) and value:
            return {
                self.name(key): self.tree(item, f"{pointer}/{escape(key)}")
                for key, item in value.items()
            }
        if isinstance(value, list) and value:
            return [self.tree(item, f"{pointer}/{index}") for index, item in enumerate(value)]
        return value if self._shows(pointer) else self.value(value)

    def learn(self, value: Json) -> None:
        """Gives the values below their tokens, so that sentences about them can be hidden too."""
        self.tree(value)

    def learn_as(self, kind: str, text: str) -> None:
        """Gives a value a token that says what it is."""
        if text:
            self._token(text, kind)

    def value(self, value: Json) -> Json:
        """The token of a value; what says nothing by itself (null, true, empty) stays."""
        if value is None or isinstance(value, bool | dict | list) or value == "":
            return value
        return self._token(text_of(value))

    def name(self, key: str) -> str:
        """A field's name: part of the tracking plan, unless it is somebody's address."""
        return self._token(key) if _KINDS[0][1].fullmatch(key) else key

    def words(self, text: str) -> str:
        """A value of a sentence, or a sentence: hidden where it is a known value, or holds one, or
        is the beginning of one."""
        if text in self._tokens:
            return self._tokens[text]
        cut = text.removesuffix("…")
        if cut != text and len(cut) >= _IN_SENTENCE:
            for known, token in self._tokens.items():
                if known.startswith(cut):
                    return token
        for known in sorted(self._tokens, key=len, reverse=True):
            if len(known) >= _IN_SENTENCE and known in text:
                text = text.replace(known, self._tokens[known])
        return text

    def _token(self, text: str, kind: str = "") -> str:
        if text not in self._tokens:
            kind = kind or next((name for name, form in _KINDS if form.fullmatch(text)), "text")
            self._counts[kind] += 1
            self._tokens[text] = f"‹{kind} {self._counts[kind]}›"
        return self._tokens[text]


class Openly(Redactor):
    """Hides nothing: somebody asked for full values."""

    def __init__(self) -> None:
        super().__init__(lambda _: True)

    def value(self, value: Json) -> Json:
        return value

    def name(self, key: str) -> str:
        return key

    def words(self, text: str) -> str:
        return text
