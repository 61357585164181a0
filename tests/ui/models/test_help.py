"""The help's pages."""

import pytest

from inspector.app import pipeline_for
from inspector.diagnose.samples import load_samples
from inspector.index.filter.keys import KEYS
from inspector.model.mapping import MappingSettings
from inspector.pages import to_markdown
from inspector.storage import resources
from inspector.ui.actions import ROWS
from inspector.ui.models.help import GUIDE, Topic, guide, matching, topics
from inspector.ui.widgets.rule_card import OWN

PIPELINE = pipeline_for(MappingSettings())
SAMPLES = load_samples({name: resources.read(name) for name in resources.names("samples/problems")})
TOPICS = topics(
    guide(resources.read("help/guide.toml")),
    PIPELINE.problems,
    SAMPLES,
    PIPELINE.rules,
    [(row.menu, row.text, " ".join(row.keys)) for row in ROWS],
)
BY_ID = {topic.id: topic for topic in TOPICS}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_every_page_can_be_read_and_found(topic: Topic) -> None:
    """It has a title and something to say, no open braces, and a search for its title finds it."""
    text = to_markdown(topic.page())
    assert text.startswith(f"# {topic.title}") or "\\" in text.splitlines()[0]
    assert len(text) > len(topic.title) + 60
    assert topic in tuple(matching(TOPICS, topic.title))


def test_every_problem_rule_filter_and_action_has_its_words() -> None:
    """What the window shows can be looked up by the name it has there."""
    assert {f"problem/{each.code}" for each in PIPELINE.problems} <= BY_ID.keys()
    assert {f"rule/{each.id}" for each in PIPELINE.rules} <= BY_ID.keys()
    assert OWN in BY_ID
    assert all(key.name in BY_ID["use/filter"].words for key in KEYS.values())
    assert all(row.text.casefold() in BY_ID["use/actions"].words for row in ROWS)
    assert len(BY_ID) == len(TOPICS)


def test_a_problem_shows_a_batch_that_has_it_and_one_that_does_not() -> None:
    """The samples that the tests go by."""
    text = to_markdown(BY_ID["problem/identity.blocked"].page())
    assert "A batch that has it" in text
    assert '"customer\\_id"' not in text
    assert '"customer_id": "Guest"' in text
    assert '"customer_id": "Guesty"' in text


def test_a_search_takes_words_in_any_order_and_shows_titles_first() -> None:
    """Every word must be there; a page called so comes before one that mentions it."""
    found = [topic.id for topic in matching(TOPICS, "sending regret")]
    assert found[0] == "guide/sending"
    assert [t.group for t in matching(TOPICS, "identity.blocked")][:1] == ["Problems"]
    assert not tuple(matching(TOPICS, "zebra quagga"))
    assert [t.group for t in matching(TOPICS, "")][:5] == [GUIDE] * 5
