"""The workspace's own rules, worked on an event before it is mapped. Pure.

What comes out is an event like any other, with a trail that leads every pointer back to where its
value stood in the batch that was received (`inspector.mapping.trail`).
"""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from inspector.mapping.trail import Trail
from inspector.mapping.tree import Path, get, pointer_to, put, take
from inspector.model.batch import Event
from inspector.model.json import Json, text_of
from inspector.model.workspace_rule import CUSTOM_EVENT, Act, What, WorkspaceRule

_NAMES = (
    ("data", "product_action", "action"),
    ("data", "promotion_action", "action"),
    ("data", "event_name"),
    ("data", "screen_name"),
)
"""Where the name of an event may stand, the first one that is a text."""
_EVENT_NAME = ("data", "event_name")
_ATTRIBUTES = "custom_attributes"
_PRODUCTS = ("data", "product_action", "products")
_IMPRESSIONS = ("data", "product_impressions")
_IMPRESSION = "impression"
"""What an event of impressions is called, which has no name of its own."""
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_MOST_DIGITS = 60


@dataclass(frozen=True, slots=True)
class Reshaped:
    """An event as the rules leave it."""

    event: Event
    original: Event
    trail: Trail

    @property
    def notes(self) -> Hashable:
        """What the rules did. Events that are alike afterwards and have equal notes map alike."""
        return self.trail.notes(self.original.pointer)


def reshape(event: Event, rules: tuple[WorkspaceRule, ...]) -> Reshaped:
    """Works the rules on `event`, one after the other; the event itself is left as it is."""
    if not rules:
        return Reshaped(event, event, Trail())
    work = _Work(event)
    for number, rule in enumerate(rules, 1):
        if rule.what is What.EVENT:
            work.change_event(number, rule)
        else:
            work.change_attribute(number, rule)
        if work.trail.dropped_by:
            break
    if not work.trail.applied:
        return Reshaped(event, event, work.trail)
    batch = replace(event.batch, tree=work.batch)
    return Reshaped(Event(batch, event.index, work.item), event, work.trail)


class _Work:
    """An event in the making. Only what is changed is copied."""

    def __init__(self, event: Event) -> None:
        self.pointer = event.pointer
        self.item = dict(event.tree)
        self.batch = dict(event.batch.tree)
        self.trail = Trail()

    def change_event(self, number: int, rule: WorkspaceRule) -> None:
        """A rule for events as a whole."""
        path, name = self._name()
        if rule.name not in ("", name) or not self._is_of(rule.within):
            return
        if rule.act is Act.DROP:
            self.trail.drop_event(number)
        elif rule.act is Act.RENAME and path:
            put(self.item, path, rule.to)
            self.trail.convert(number, self._at(path))
        elif rule.act is Act.RETYPE and not self._is_of(CUSTOM_EVENT):
            self._make_custom(number, path, name)

    def change_attribute(self, number: int, rule: WorkspaceRule) -> None:
        """A rule for one attribute."""
        if rule.what is What.USER_ATTRIBUTE:
            self._change_in(self.batch, ("user_attributes",), "", number, rule)
            self._change_change(number, rule)
        elif rule.within not in ("", self._name()[1]):
            return
        elif rule.what is What.EVENT_ATTRIBUTE:
            self._change_in(self.item, ("data", _ATTRIBUTES), self.pointer, number, rule)
        else:
            for product in self._products():
                self._change_in(self.item, (*product, _ATTRIBUTES), self.pointer, number, rule)

    # -- inside ---------------------------------------------------------------------------------

    def _make_custom(self, number: int, path: Path, name: str) -> None:
        """An event of another type as a custom event; one without a name is called by its type."""
        kind = self.item.get("event_type")
        if not isinstance(kind, str) or not isinstance(self.item.get("data", {}), dict):
            return
        data = self.item.setdefault("data", {})
        if path != _EVENT_NAME:
            if isinstance(data, dict) and "event_name" in data:
                self.trail.overwrite(number, self._at(_EVENT_NAME), data["event_name"])
            put(self.item, _EVENT_NAME, name or kind)
            self.trail.move(number, self._at(path or ("event_type",)), self._at(_EVENT_NAME))
            if path:
                take(self.item, path)
        self.item["event_type"] = CUSTOM_EVENT
        self.trail.convert(number, f"{self.pointer}/event_type")

    def _change_in(
        self,
        root: dict[str, Json],
        path: Path,
        pointer: str,
        number: int,
        rule: WorkspaceRule,
    ) -> None:
        attributes = get(root, path)
        if not isinstance(attributes, dict) or rule.name not in attributes:
            return
        at = pointer + pointer_to((*path, rule.name))
        value = attributes[rule.name]
        if rule.act is Act.DROP:
            self.trail.leave_out(number, at, value)
            put(root, path, {key: v for key, v in attributes.items() if key != rule.name})
        elif rule.act is Act.RENAME:
            to = pointer + pointer_to((*path, rule.to))
            if rule.to in attributes:
                self.trail.overwrite(number, to, attributes[rule.to])
            rest = ((key, v) for key, v in attributes.items() if key != rule.to)
            put(root, path, {rule.to if key == rule.name else key: v for key, v in rest})
            self.trail.move(number, at, to)
        else:
            put(root, path, {**attributes, rule.name: self._retype(number, at, value, rule.to)})

    def _change_change(self, number: int, rule: WorkspaceRule) -> None:
        """The same for an event that says that this attribute changed."""
        named = ("data", "user_attribute_name")
        if get(self.item, named) != rule.name or not self._is_of("user_attribute_change"):
            return
        if rule.act is Act.DROP:
            self.trail.drop_event(number)
        elif rule.act is Act.RENAME:
            put(self.item, named, rule.to)
            self.trail.convert(number, self._at(named))
        elif (value := get(self.item, ("data", "new"))) is not None:
            at = self._at(("data", "new"))
            put(self.item, ("data", "new"), self._retype(number, at, value, rule.to))

    def _retype(self, number: int, at: str, value: Json, to: str) -> Json:
        changed = _retyped(value, to)
        if changed is None:
            if value is not None:
                self.trail.cannot(number, at, value)
            return value
        if type(changed) is not type(value):
            self.trail.convert(number, at)
        return changed

    def _products(self) -> Iterator[Path]:
        """Where each product of a commerce event stands."""
        lists: list[Path] = [_PRODUCTS]
        impressions = get(self.item, _IMPRESSIONS)
        for number, _ in enumerate(impressions if isinstance(impressions, list) else ()):
            lists.append((*_IMPRESSIONS, number, "products"))
        for path in lists:
            products = get(self.item, path)
            for number, _ in enumerate(products if isinstance(products, list) else ()):
                yield *path, number

    def _name(self) -> tuple[Path, str]:
        """Where the name of the event stands, and the name; nothing where it has none."""
        for path in _NAMES:
            value = get(self.item, path)
            if isinstance(value, str):
                return path, value
        return (), _IMPRESSION if get(self.item, _IMPRESSIONS) else ""

    def _is_of(self, kind: str) -> bool:
        return kind in ("", self.item.get("event_type"))

    def _at(self, path: Path) -> str:
        return self.pointer + pointer_to(path)


def _retyped(value: Json, to: str) -> Json:
    """`value` as another type; None where it cannot be said so."""
    if isinstance(value, dict | list) or value is None:
        return None
    if to == "string":
        return text_of(value)
    if to == "boolean":
        if isinstance(value, bool):
            return value
        return {"true": True, "false": False, "1": True, "0": False}.get(text_of(value).casefold())
    if isinstance(value, str):
        return _number(value.strip())
    return int(value) if isinstance(value, bool) else value


def _number(text: str) -> int | Decimal | None:
    if len(text) > _MOST_DIGITS or not _NUMBER.fullmatch(text):
        return None
    return int(text) if text.lstrip("-").isdecimal() else Decimal(text)
