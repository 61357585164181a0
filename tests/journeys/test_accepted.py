"""What every kind of event becomes in every mode, written down to be read by eye.

A file shows the event, what becomes of it as a workspace starts out, and for each other mode the
lines that differ. After a change on purpose run with --update-accepted and read the diff.
"""

from collections import Counter
from collections.abc import Callable
from difflib import unified_diff
from typing import Any

import pytest

from inspector.app import pipeline_for
from inspector.mapping import load
from inspector.model.inspection import Inspection
from inspector.model.json import encode, pretty
from inspector.model.mapping import Link, LinkKind, MappingSettings
from inspector.storage import resources
from tests import shop
from tests.kinds import AROUND, BASE, EVENTS, MODES, MORE, PRODUCT_ACTIONS, product_action

Accepted = Callable[[str, str], None]


def outcome(event: Any, settings: MappingSettings, **parts: Any) -> list[str]:
    """Verdict, requests, fates and problems, a line each."""
    found = shop.inspect(event, settings, shop.NOON_MS, **AROUND | parts)
    rule = pipeline_for(settings, shop.NOON_MS).rule
    lines = [f"{found.verdict} ({found.badge})", ""]
    for request in found.mapping.requests:
        lines += [f"POST {request.path}", *pretty(request.encoded()).split("\n"), ""]
    links = [f"{_line(link)}  ({link.rule}, {rule(link.rule).standing})" for link in _told(found)]
    lines += links if found.mapping.requests else _summed_up(found)
    lines += ["", *(f"{d.severity}: {d.code}" for d in found.diagnostics)]
    return lines


def _told(found: Inspection) -> list[Link]:
    """The links as one reads: by the place of their source; the added ones in front."""
    return sorted(found.mapping.links, key=lambda link: (link.sources, link.target or ""))


def _summed_up(found: Inspection) -> list[str]:
    """Of an event that becomes nothing: how many fields came to what."""
    counts = Counter((_kind(link), link.rule) for link in found.mapping.links)
    return [f"{kind} by {rule}: {count} fields" for (kind, rule), count in sorted(counts.items())]


def _kind(link: Link) -> str:
    quiet = link.kind is LinkKind.DROPPED and not link.substance
    return f"{link.kind}{' without loss' if quiet else ''}"


def _line(link: Link) -> str:
    source = " + ".join(link.sources) or "—"
    return f"{_kind(link):9}  {source}{f'  →  {link.target}' if link.target else ''}"


def differing(base: list[str], lines: list[str]) -> list[str]:
    """The lines that are not the same; all of them where a request comes or goes."""
    if any(map(_is_request, base)) != any(map(_is_request, lines)):
        return lines
    diff = list(unified_diff(base, lines, n=0, lineterm=""))[2:]
    return [line for line in diff if not line.startswith("@@")]


def _is_request(line: str) -> bool:
    return line.startswith("POST ")


def _page(name: str) -> str:
    event, parts = EVENTS[name], MORE.get(name, {})
    base = outcome(event, BASE, **parts)
    text = [*pretty(encode(event)).split("\n"), "", "== as a workspace starts out", "", *base]
    same = []
    for name, settings in MODES.items():
        if changed := differing(base, outcome(event, settings, **parts)):
            text += ["", f"== {name}", "", *changed]
        else:
            same.append(name)
    return "\n".join([*text, "", f"== the same with: {', '.join(same) or 'none'}", ""])


@pytest.mark.parametrize("name", EVENTS)
def test_every_kind_in_every_mode(name: str, accepted: Accepted) -> None:
    """Request, fates with their rules, problems."""
    accepted(f"events/{name}.txt", _page(name))


def test_every_product_action(accepted: Accepted) -> None:
    """What differs from adding to the cart: the name, and for a purchase its table."""
    base = outcome(product_action("add_to_cart"), BASE)
    titled = MODES["action names in title case"]
    text = []
    for action in PRODUCT_ACTIONS:
        event = product_action(action)
        found = shop.body(shop.inspect(event, titled, **AROUND), "event")
        text += [f"== {action}, in title case: {found['actions'][0]['action']}", ""]
        text += [*(differing(base, outcome(event, BASE)) or ["as add_to_cart"]), ""]
    accepted("events/product_actions.txt", "\n".join(text))


def test_every_kind_has_its_page() -> None:
    """A type row that no event here meets would go unread."""
    found = {
        shop.inspect(event, settings, shop.NOON_MS, **AROUND).mapping.firehose
        for event in EVENTS.values()
        for settings in (BASE, *MODES.values())
    }
    book = load({name: resources.read(name) for name in resources.names("mapping")})
    assert {row.firehose for row in book.types} <= found
    types = {event["event_type"] for event in EVENTS.values()}
    assert {row.event_type for row in book.types if row.event_type} <= types
