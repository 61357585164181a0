"""What is new in a source that grows: problems and users nobody has seen in it before."""

from collections.abc import Callable
from dataclasses import dataclass, field

from inspector.index.source import Source

MOST = 500
"""Users looked at by name each time; of a burst only the last ones are named."""


@dataclass(slots=True)
class News:
    """Goes through what came since it last looked. Cheap: every text of a source is held once."""

    source: Source
    matters: Callable[[str], bool] = lambda code: True
    """Whether a problem with this code is worth telling."""
    problems: list[str] = field(default_factory=list)
    """Codes of problems that are new, in the order they came."""
    users: int = 0
    """How many users are new."""
    last_user: tuple[str, str] | None = None
    """Kind and value of the identity that came last."""
    _rulings: int = 0
    _people: int = 0
    _codes: set[str] = field(default_factory=set)
    _known: set[tuple[str, str]] = field(default_factory=set)

    def look(self) -> bool:
        """Takes in what came. Whether anything is new."""
        words = self.source.words
        rulings, people = len(words.rulings), len(words.people)
        before = len(self._codes), len(self._known)
        for ruling in words.rulings.values[self._rulings : rulings]:
            for code in ruling.codes if ruling else ():
                if code not in self._codes:
                    self._codes.add(code)
                    if self.matters(code):
                        self.problems.append(code)
        skipped = max(0, people - self._people - MOST)
        self.users += skipped
        for number in range(self._people + skipped, people):
            self._meet(number)
        self._rulings, self._people = rulings, people
        return skipped > 0 or before != (len(self._codes), len(self._known))

    def seen(self) -> None:
        """All that is new was seen."""
        self.problems, self.users, self.last_user = [], 0, None

    def _meet(self, number: int) -> None:
        identities = self.source.identities(number)
        if identities and identities[0] not in self._known:
            self._known.add(identities[0])
            self.users += 1
            self.last_user = identities[0]
