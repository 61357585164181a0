"""The sentences beside the panes."""

from dataclasses import replace

import pytest

from inspector.app import pipeline_for
from inspector.formats.dialects.shape import Use
from inspector.formats.shapes import SHAPES
from inspector.model.batch import Kind, Record
from inspector.model.mapping import Decision, Dispute, Link, LinkKind, MappingSettings
from inspector.model.problems import Verdict
from inspector.ui.models.explain import (
    _DIALECTS,
    link_sentence,
    no_request,
    note,
    source_caption,
    target_caption,
)
from tests.ui.inspections import purchase, rule, unreadable, unsupported
from tests.ui.translated import FIREHOSE, NATIVE, inspect


@pytest.mark.parametrize("kind", LinkKind)
def test_every_fate_has_a_word(kind: LinkKind) -> None:
    """With what the rule says, or at least its id."""
    link = Link(("/a",), None, kind, "some.rule")
    assert "The sentence of some.rule." in link_sentence(link, rule)
    assert "documented" in link_sentence(link, rule)
    assert "some.rule" in link_sentence(link, None)


def test_no_request_says_why_and_what_to_do() -> None:
    """The problems that decided, each with its remedy."""
    words = no_request(unsupported())
    assert words.startswith("No request: MoEngage does not take this kind of event.")
    assert "Log it as a custom event." in words
    assert "could not be read" in no_request(unreadable())


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_a_sentence(verdict: Verdict) -> None:
    """An empty pane never leaves a person guessing."""
    assert no_request(replace(unsupported(), verdict=verdict)).startswith("No request")


def test_other_traffic_is_told_for_what_it_is() -> None:
    """What it is for, and where it went."""
    record = Record(4, "entry", 9, b"{}", Kind.OTHER, label="identity call", about="POST https://a")
    inspection = pipeline_for(MappingSettings()).inspect_other(record)
    words = no_request(inspection)
    assert "identity call" in words
    assert "who the user is" in words
    assert words.endswith("POST https://a")
    assert source_caption(inspection) == "identity call · entry 4, byte 9"
    assert inspection.badge == "no events"


def test_captions_name_the_place() -> None:
    """Which event of which batch, where in the source; which request."""
    assert source_caption(purchase()) == "events[1] of batch 7be41d90… · line 3, byte 120"
    assert source_caption(unreadable()) == "line 9, byte 4000"
    assert target_caption(purchase()) == "2 requests"
    assert target_caption(purchase(user=False)) == "POST /v1/event/{workspace_id}"
    assert target_caption(unsupported()) == "no request"


@pytest.mark.parametrize(("applied", "words"), [((2,), "rule 2"), ((1, 3), "rules 1, 3")])
def test_caption_names_the_workspace_rules_in_force(applied: tuple[int, ...], words: str) -> None:
    """What the request shows is not what the tables alone would make of the event."""
    inspection = replace(purchase(), mapping=replace(purchase().mapping, applied=applied))
    assert target_caption(inspection) == f"2 requests · by workspace {words}"


def test_captions_name_the_dialect() -> None:
    """In front, as a narrow pane cuts off the end."""
    assert source_caption(inspect(NATIVE, 1)) == (
        "iOS/Android short keys · events[1] of batch b-77… · value 1, byte 0"
        " · Firehose: custom_event"
    )
    assert source_caption(inspect(FIREHOSE)).startswith("Firehose · events[0] of batch")


def test_every_dialect_that_is_translated_has_words() -> None:
    """And no words are left over."""
    assert set(_DIALECTS) == {shape.name for shape in SHAPES if shape.use is Use.TRANSLATED}


def test_a_note_says_what_is_tried_and_decided() -> None:
    """What is not decided keeps an event from being sent, but not a field from being left out."""
    yes, no, ask = (Dispute("push_registration", each, "", ()) for each in _DECISIONS)

    assert note(False, ()) == note(False, [replace(ask, of_event=False)]) == ""
    assert note(False, [ask]) == "push registration undecided, so not sent"
    assert note(True, [yes]) == ("what if, not saved · push registration counts as supported here")
    assert note(False, [no]) == "push registration counts as not supported here"


_DECISIONS = (Decision.SUPPORTED, Decision.UNSUPPORTED, Decision.ASK)
