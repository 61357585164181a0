"""A place in a filter line, and what can be read from there."""

import re

_BLANK = re.compile(r"\s*")
_QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"', re.DOTALL)
_BARE = re.compile(r'[^\s()"]+')
_JOIN = re.compile(r'(and|or|not)(?=[\s()"]|\Z)', re.IGNORECASE)
_MINUS = re.compile(r"-(?=[^\s)])(?!\d+(?:[\s()]|\Z))")
"""Turns round what follows. A whole negative number is text: mParticle ids often are negative."""


class FilterError(ValueError):
    """A filter that cannot be read; the text says where and what would work."""


class Cursor:
    """Moves on over what it reads."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    @property
    def place(self) -> str:
        """For a sentence: `character 3`."""
        return f"character {self.at + 1}"

    @property
    def ended(self) -> bool:
        """Whether the line, or the parenthesis, ends here."""
        return self.at == len(self.text) or self.text[self.at] == ")"

    @property
    def joining(self) -> str:
        """`and`, `or` or `not` where that comes next as a word of its own; else nothing."""
        match = _JOIN.match(self.text, self.at)
        return match[1].casefold() if match else ""

    def comes(self, text: str) -> bool:
        """Whether `text` comes next, in any case."""
        return self.text[self.at : self.at + len(text)].casefold() == text

    def match(self, pattern: "re.Pattern[str]") -> "re.Match[str] | None":
        """What `pattern` finds here; the cursor stays."""
        return pattern.match(self.text, self.at)

    def take(self, pattern: "re.Pattern[str]") -> "re.Match[str] | None":
        """What `pattern` finds here; the cursor moves behind it."""
        if match := self.match(pattern):
            self.at = match.end()
        return match

    def skip(self) -> None:
        """Over white space."""
        self.take(_BLANK)

    def take_word(self, word: str) -> bool:
        """Over a joining word and the white space behind it."""
        if self.joining != word:
            return False
        self.at += len(word)
        self.skip()
        return True

    def take_minus(self) -> bool:
        """Over a sign that turns round what follows."""
        return self.take(_MINUS) is not None

    def value(self) -> tuple[str, bool]:
        """A word, or what stands in quotation marks, and which: True for a bare word. An empty
        text where there is neither. Raises FilterError for marks that never close or hold
        nothing."""
        if not self.comes('"'):
            bare = self.take(_BARE)
            return (bare[0] if bare else ""), True
        place = self.place
        match = self.take(_QUOTED)
        if not match:
            raise FilterError(f"The quotation mark at {place} never closes.")
        if not match[1]:
            raise FilterError(
                f"There is nothing between the quotation marks at {place}; "
                f"not name:any finds what has no name."
            )
        return unescaped(match[1]), False


def unescaped(text: str) -> str:
    """What stands between quotation marks, without the signs that protect others."""
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)
