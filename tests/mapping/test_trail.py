"""Every pointer leads back to where its value stood."""

from inspector.mapping.trail import Trail
from inspector.model.mapping import Link, LinkKind
from inspector.model.workspace_rule import Act, What, WorkspaceRule


def test_a_moved_value_is_found_again_with_all_below_it() -> None:
    """Also after several moves; what was never moved stays."""
    trail = Trail()
    trail.move(1, "/a/x", "/a/y")
    trail.move(2, "/a/y", "/a/z")

    assert trail.origin("/a/z") == "/a/x"
    assert trail.origin("/a/z/0/b") == "/a/x/0/b"
    assert trail.origin("/a/zz") == "/a/zz"


def test_a_link_tells_the_rules_and_the_worst_of_what_they_did() -> None:
    """Renamed and then converted is converted; a field no rule touched keeps its link."""
    trail = Trail()
    trail.move(1, "/a/x", "/a/y")
    kept = Link(("/a/y",), "/0/y", LinkKind.KEPT, "custom.attribute")
    assert trail.restored(kept) == Link(("/a/x",), "/0/y", LinkKind.RENAMED, "workspace.1")

    trail.convert(2, "/a/y")
    both = trail.restored(kept)
    assert (both.kind, both.rule) == (LinkKind.CONVERTED, "workspace.1+workspace.2")

    merged = Link(("/a/y", "/b"), "/0/y", LinkKind.MERGED, "m")
    assert trail.restored(merged).rule == "workspace.1+workspace.2+m"
    other = Link(("/b",), "/0/b", LinkKind.KEPT, "custom.attribute")
    assert trail.restored(other) == other


def test_what_a_workspace_drops_nobody_misses() -> None:
    """What a renamed value overwrites is missed, leaf by leaf, but for what says nothing."""
    trail = Trail()
    trail.leave_out(1, "/a/x", {"b": 1})
    trail.overwrite(2, "/a/y", [1, None])

    found = {link.sources[0]: (link.rule, link.substance) for link in trail.loose_links()}
    assert found == {
        "/a/x/b": ("workspace.1", False),
        "/a/y/0": ("workspace.2", True),
        "/a/y/1": ("workspace.2", False),
    }


def test_findings_name_rule_field_and_value() -> None:
    """With the name the field was received under."""
    rule = WorkspaceRule(Act.RETYPE, What.EVENT_ATTRIBUTE, "a/b", "number")
    trail = Trail()
    trail.cannot(1, "/data/a~1b", "x" * 100)

    applied, finding = trail.findings((rule,))
    assert applied.values["rules"] == "rule 1, retype event attribute “a/b” to number"
    assert finding.pointers == ("/data/a~1b",)
    assert finding.values["field"] == "a/b"
    assert finding.values["rule"] == "rule 1, retype event attribute “a/b” to number"
    assert len(finding.values["value"]) == 80


def test_notes_do_not_speak_of_the_place_of_the_event() -> None:
    """The same rules on the third event of a batch are the same notes."""
    notes = []
    for event in ("/events/0", "/events/3"):
        trail = Trail()
        trail.overwrite(1, f"{event}/data/a", 1)
        trail.cannot(2, f"{event}/data/b", "x")
        notes.append(trail.notes(event))

    assert notes[0] == notes[1]
