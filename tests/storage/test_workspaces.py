"""Profiles are kept without their keys, found in any case, and checked when they come and go."""

from dataclasses import replace

import pytest

from inspector.model.mapping import ActionNames, Decision, Identity, MappingSettings
from inspector.model.workspace import Environment, Workspace
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.storage import paths, workspaces
from inspector.storage.workspaces import WorkspaceError

ACME = Workspace(
    name="Acme EU",
    workspace_id="ABCDEF0123456789",
    data_center="02",
    environment=Environment.LIVE,
    settings=MappingSettings(
        identity=Identity.EMAIL,
        objects=True,
        commerce=False,
        action_names=ActionNames.TITLE,
        disputed=(("promotion", Decision.SUPPORTED), ("consent", Decision.UNSUPPORTED)),
        rules=(
            WorkspaceRule(Act.RENAME, What.EVENT_ATTRIBUTE, "plan", "tier", within="Paid"),
            WorkspaceRule(Act.DROP, What.EVENT, within="screen_view"),
        ),
    ),
    base_url="https://proxy.example.com/moengage",
    share=80,
)

NAMELESS = WorkspaceRule(Act.DROP, What.USER_ATTRIBUTE)


def test_round_trip_with_every_setting() -> None:
    """A profile comes back exactly; profiles are in the order of their names."""
    workspaces.add(replace(ACME, name="zeta"))
    workspaces.add(ACME)
    assert workspaces.load() == (ACME, replace(ACME, name="zeta"))


def test_found_in_any_case() -> None:
    """A name is a name, however it is typed."""
    workspaces.add(ACME)
    assert workspaces.find(" acme eu ") == ACME


def test_an_unknown_name_lists_the_known() -> None:
    """The sentence helps to type it right."""
    with pytest.raises(WorkspaceError, match="none is saved yet"):
        workspaces.find("acme")
    workspaces.add(ACME)
    with pytest.raises(WorkspaceError, match=r"no workspace “acm”\. Known: “Acme EU”"):
        workspaces.find("acm")


def test_the_same_name_replaces() -> None:
    """Two profiles never share a name."""
    workspaces.add(ACME)
    changed = replace(ACME, name="ACME EU", share=10)
    assert workspaces.add(changed) == (changed,)


def test_remove() -> None:
    """Gone is gone; removing nothing is told."""
    workspaces.add(ACME)
    assert workspaces.remove("ACME EU") == ()
    with pytest.raises(WorkspaceError):
        workspaces.remove("ACME EU")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": " "}, "needs a name"),
        ({"workspace_id": ""}, "needs a workspace id"),
        ({"workspace_id": "A/B"}, "other than letters"),
        ({"base_url": "ftp://x"}, "no http or https address"),
        ({"base_url": "https://user:key@x"}, "no http or https address"),
        ({"share": 0}, "1 to 100 percent"),
        ({"share": 101}, "1 to 100 percent"),
        ({"settings": MappingSettings(disputed=(("x", Decision.ASK),))}, "decides about"),
        ({"settings": MappingSettings(rules=(NAMELESS,))}, "has a rule 1 .* needs the name"),
    ],
)
def test_nonsense_is_refused(changes: dict[str, object], why: str) -> None:
    """Nothing is saved that could not work."""
    with pytest.raises(WorkspaceError, match=why):
        workspaces.add(replace(ACME, **changes))  # type: ignore[arg-type]
    assert workspaces.load() == ()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"LIVE"', '"PROD"', "environment"),
        ('"share"', '"shar"', "workspaces.0.shar"),
        ('"objects"', '"object"', "workspaces.0.settings.object"),
        ('"within": "Paid"', '"inside": "Paid"', "workspaces.0.settings.rules.0.inside"),
        ('"act": "drop"', '"act": "lose"', "act"),
        ('"version": 1', '"version": 7', "version 7"),
    ],
)
def test_a_broken_file_is_a_sentence_and_stays(old: str, new: str, why: str) -> None:
    """Profiles are the user's work: nothing is set aside or overwritten."""
    workspaces.add(ACME)
    path = paths.config() / "workspaces.json"
    text = path.read_text().replace(old, new)
    path.write_text(text)
    with pytest.raises(WorkspaceError, match=why):
        workspaces.load()
    with pytest.raises(WorkspaceError):
        workspaces.add(ACME)
    assert path.read_text() == text


@pytest.mark.parametrize(("rate", "share"), [(15_000, 50), (3_000, 20), (1, 1), (99_999, 100)])
def test_profiles_of_an_earlier_program_are_read(rate: int, share: int) -> None:
    """A rate in requests a minute becomes a share; who had the usual one gets the usual one."""
    workspaces.save((ACME,))
    path = paths.config() / "workspaces.json"
    path.write_text(path.read_text().replace(f'"share": {ACME.share}', f'"rate": {rate}'))
    assert [each.share for each in workspaces.load()] == [share]
