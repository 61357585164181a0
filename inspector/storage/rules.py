"""Workspace rules from a file, so that a set of them can be kept, compared and handed on."""

from pathlib import Path

import msgspec

from inspector.model.workspace_rule import Act, What, WorkspaceRule


class RulesError(ValueError):
    """A file of rules that cannot be used; the text is a sentence for the user."""


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    act: Act
    what: What
    name: str = ""
    to: str = ""
    within: str = ""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    rule: tuple[_Row, ...] = ()


def read(path: Path) -> tuple[WorkspaceRule, ...]:
    """The rules of a TOML file, `[[rule]]` each, in their order. Raises RulesError."""
    try:
        rows = msgspec.toml.decode(path.read_bytes(), type=_File).rule
    except OSError as fault:
        raise RulesError(f"{path} cannot be read: {fault.strerror}.") from None
    except (msgspec.MsgspecError, ValueError) as fault:
        raise RulesError(f"{path} is no list of rules: {fault}.") from None
    rules = tuple(WorkspaceRule(**msgspec.structs.asdict(row)) for row in rows)
    for number, rule in enumerate(rules, 1):
        if rule.fault:
            raise RulesError(f"{path}: rule {number} ({rule.sentence}) {rule.fault}.")
    return rules
