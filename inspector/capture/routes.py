"""Which of mParticle's addresses a request was sent to. The addresses are rows of a table."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from inspector.capture import answers
from inspector.capture.answers import Answer, Posted
from inspector.storage import resources

_POD = re.compile(r"(?P<pod>us1|us2|eu1|au1)-")
"""How a key begins that names its data centre."""


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    method: str
    path: str
    answer: str
    upstream: str


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    route: list[_Row]


@dataclass(frozen=True, slots=True)
class Route:
    """One address, who sends there and what is answered."""

    label: str
    """The sender, for a sentence: `web SDK`."""
    method: str
    pattern: re.Pattern[str]
    answer: Callable[[Posted], Answer]
    upstream: str

    def host(self, key: str) -> str:
        """Where the same path leads at mParticle: scheme and host. `key` is the sender's API key
        (mParticle, data centre locations: a key begins with its pod)."""
        pod = _POD.match(key)
        return self.upstream.format(pod=f".{pod['pod']}" if pod else "")


@cache
def load() -> tuple[Route, ...]:
    """The table. Raises ValueError for a row that says something else than it may."""
    table = msgspec.toml.decode(resources.read("capture/routes.toml"), type=_Table)
    return tuple(_route(row, answers.BY_NAME) for row in table.route)


@lru_cache(256)  # a sender uses one or two
def find(method: str, path: str) -> Route | None:
    """The route of a request, None where mParticle has no such address."""
    for route in load():
        if route.method == method and route.pattern.fullmatch(path):
            return route
    return None


def key_in(route: Route, path: str) -> str:
    """The API key that stands in the path, empty where none does."""
    match = route.pattern.fullmatch(path)
    return match.groupdict().get("key", "") if match else ""


def _route(row: _Row, known: Mapping[str, Callable[[Posted], Answer]]) -> Route:
    if row.answer not in known:
        raise ValueError(f"routes.toml: no answer is called {row.answer!r}")
    pattern = re.compile(row.path, re.IGNORECASE)
    return Route(row.label, row.method, pattern, known[row.answer], row.upstream)
