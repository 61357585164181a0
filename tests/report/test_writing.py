"""The report on one event."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.app import pipeline_for
from inspector.model.delivery import Attempt, EventKey, Outcome
from inspector.model.inspection import Inspection
from inspector.model.json import leaves, text_of
from inspector.model.mapping import MappingSettings
from inspector.model.problems import Verdict
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.pages import to_html, to_markdown
from inspector.report import Case, load, write
from inspector.storage import resources
from tests import shop

SETTINGS = MappingSettings()
PIPELINE = pipeline_for(SETTINGS)
TABLES = load(resources.read)
ATTEMPT = Attempt(
    EventKey(1, 1, 0), "event", 1, 1_795_435_200.0, 0.1, Outcome.REFUSED, "no user c-88213"
)


def told(
    inspection: Inspection,
    *,
    full: bool = False,
    attempts: tuple[Attempt, ...] = (),
    settings: MappingSettings = SETTINGS,
) -> str:
    """The report as Markdown."""
    case = Case(inspection, "shop.ndjson", settings, "TEST Sandbox", attempts, full)
    pipeline = pipeline_for(settings)
    return to_markdown(write(case, TABLES, pipeline.rule, pipeline.explain))


def read(data: bytes) -> list[Inspection]:
    """Everything in some text."""
    return [each for record in PIPELINE.read(data) for each in PIPELINE.inspect(record)]


def refused() -> Inspection:
    """A purchase nobody can be credited with."""
    batch = shop.batch_of(shop.PURCHASE, user_identities={"email": "maria@shop.example"})
    (found,) = read(batch)
    return found


def test_it_says_what_is_wrong_and_what_to_do() -> None:
    """The answer comes first; evidence, remedy and what to look for elsewhere follow."""
    text = told(refused())
    assert text.startswith("# Why is “purchase” not in MoEngage?\n\n## In short\n\nMoEngage would")
    assert "There is no customer_id" in text
    assert "What to do: Set customer_id" in text
    assert "coupon_code" in text
    assert "Data Management" in text
    assert "Under the settings of TEST Sandbox: users by customer_id, objects off" in text


def test_values_are_hidden_unless_asked_for() -> None:
    """Tokens by default, the values where somebody wants them; both name what is shown."""
    hidden, full = told(refused()), told(refused(), full=True)
    assert "maria@shop.example" not in hidden
    assert "‹email 1›" in hidden
    assert "maria@shop.example" in full
    assert "‹" not in full
    assert "1 × email" in hidden
    assert "full values were asked for" in full


def test_an_answer_that_quotes_a_value_is_hidden_too() -> None:
    """What a server said may name the user."""
    batch = shop.batch_of(shop.custom(), user_identities={"customer_id": "c-88213"})
    (found,) = read(batch)
    text = told(found, attempts=(ATTEMPT,))
    assert "c-88213" not in text
    assert "no user ‹customer_id 1›" in text
    assert "2026-11-23 12:00:00.000 UTC" in text


WORDS = st.text("bcdfghjklmnpqrstvwxz", min_size=7, max_size=20)


@given(
    st.dictionaries(st.sampled_from("abcd"), WORDS | st.lists(WORDS, max_size=2), min_size=1),
    st.dictionaries(st.sampled_from(["customer_id", "email", "other"]), WORDS),
)
def test_no_text_of_the_batch_is_left(attributes: Any, identities: Any) -> None:
    """Whatever a batch holds, none of its values is in a redacted report."""
    event = shop.custom("Signed up", **attributes)
    found = shop.inspect(event, user_identities=identities, user_attributes=attributes)
    page = to_html(write(Case(found, "a", SETTINGS), TABLES, PIPELINE.rule, PIPELINE.explain))
    assert found.batch is not None
    texts = [text_of(value) for _, value in leaves({**attributes, **identities})]
    assert not any(text in page for text in texts if text != "[]")


def test_what_cannot_be_read_is_reported_without_its_words() -> None:
    """A broken line still gets a page, and its texts stay private."""
    (found,) = read(b'{"user": "maria lindqvist", "x": nonsense}\n')
    text = told(found)
    assert found.verdict is Verdict.UNREADABLE
    assert "It could not be read" in text
    assert "maria lindqvist" not in text


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_its_answer(verdict: Verdict) -> None:
    """Nobody is left without a first sentence."""
    text = told(dataclasses.replace(refused(), verdict=verdict))
    assert len(text.partition("## In short\n\n")[2].partition("\n")[0]) > 20


def test_the_rules_of_the_workspace_are_listed() -> None:
    """All of them in their order; those that worked on the event are told."""
    rules = (
        WorkspaceRule(Act.DROP, What.EVENT, "Nothing"),
        WorkspaceRule(Act.RENAME, What.EVENT, "purchase", "refund"),
    )
    settings = MappingSettings(rules=rules)
    text = told(shop.inspect(shop.PURCHASE, settings), settings=settings)

    assert "- Rule 1: drop event “Nothing”.\n" in text
    assert "- Rule 2: rename event “purchase” to “refund”, at work here.\n" in text
