"""What a workspace changes about events before they are mapped, as mParticle's Rules do."""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What a rule does."""

    RENAME = "rename"
    DROP = "drop"
    RETYPE = "retype"


class What(StrEnum):
    """What a rule does it to."""

    EVENT = "event"
    EVENT_ATTRIBUTE = "event_attribute"
    PRODUCT_ATTRIBUTE = "product_attribute"
    """A custom attribute of a product; mParticle's own fields of one stay what they are."""
    USER_ATTRIBUTE = "user_attribute"


CUSTOM_EVENT = "custom_event"
"""The type an event can be made: the one that every destination takes."""

VALUE_TYPES = ("string", "number", "boolean")
"""The types a value can be made, in the words of JSON."""

_NOUNS = {
    What.EVENT: "event",
    What.EVENT_ATTRIBUTE: "event attribute",
    What.PRODUCT_ATTRIBUTE: "product attribute",
    What.USER_ATTRIBUTE: "user attribute",
}


@dataclass(frozen=True, slots=True)
class WorkspaceRule:
    """One change, made to every event it fits. Rules work one after the other, each on what those
    before it left."""

    act: Act
    what: What
    name: str = ""
    """The attribute, or the event, exactly; empty: every event of the type in `within`."""
    to: str = ""
    """The new name, or the new type; empty where something is dropped."""
    within: str = ""
    """For an event: only events of this `event_type`. For an attribute of an event or of its
    products: only in events of this name. Empty: all of them. User attributes belong to none."""

    @property
    def sentence(self) -> str:
        """What it does: `rename event attribute “plan” of “Paid” to “tier”`."""
        to = {Act.RENAME: f" to “{self.to}”", Act.RETYPE: f" to {self.to}", Act.DROP: ""}[self.act]
        return f"{self.act} {self._object()}{to}"

    @property
    def fault(self) -> str:
        """Why it makes no sense, for a sentence that begins with the rule; empty where it does."""
        if not self.name and (self.what is not What.EVENT or not self.within):
            return "needs the name of what it changes"
        if self.what is What.USER_ATTRIBUTE and self.within:
            return "names an event, but user attributes belong to all of them"
        if self.act is Act.DROP:
            return "drops something, so it has nothing to change it to" if self.to else ""
        if not self.to:
            return "needs what to change it to"
        if self.act is Act.RENAME:
            return "gives the name that it has already" if self.to == self.name else ""
        types = (CUSTOM_EVENT,) if self.what is What.EVENT else VALUE_TYPES
        return "" if self.to in types else f"can change the type to {' or '.join(types)} only"

    def _object(self) -> str:
        if self.what is What.EVENT:
            kind = self.within or "event"
            return f"{kind} “{self.name}”" if self.name else f"every {kind}"
        where = f" of “{self.within}”" if self.within else ""
        return f"{_NOUNS[self.what]} “{self.name}”{where}"
