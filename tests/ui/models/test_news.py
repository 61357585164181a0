"""News: what nobody has seen in a source before."""

from inspector.index.source import Source, read
from inspector.model.mapping import MappingSettings
from inspector.ui.models import news as module
from inspector.ui.models.news import News
from tests import shop

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)


def _take(source: Source, *batches: bytes) -> None:
    for chunk in read(source.id, source.name, b"\n".join((*batches, b"")), PIPELINE):
        source.take(chunk)


def test_each_is_news_once() -> None:
    """A problem or a user that was there is no news; what was seen is forgotten."""
    source = Source(1, "a", 0)
    news = News(source, lambda code: code.startswith("identity."))
    known = shop.batch_of(shop.custom("A"))
    nobody = shop.batch_of(shop.custom("B"), user_identities={})
    _take(source, known, known)
    assert news.look()
    assert (news.users, news.last_user) == (1, ("customer_id", "c-88213"))
    assert news.problems == []

    _take(source, known, nobody)
    assert news.look()
    assert "identity.missing" in news.problems
    assert not news.look()

    news.seen()
    _take(source, known, nobody)
    assert not news.look()
    assert (news.users, news.last_user, news.problems) == (0, None, [])


def test_of_a_burst_only_the_last_are_named() -> None:
    """Thousands of users at once are counted; looking at them costs no more than at a few."""
    source = Source(1, "a", 0)
    news = News(source)
    some = [
        shop.batch_of(shop.custom("A"), user_identities={"customer_id": f"c-{number}"})
        for number in range(module.MOST + 30)
    ]
    _take(source, *some)

    assert news.look()
    assert news.users == module.MOST + 30
    assert news.last_user == ("customer_id", f"c-{module.MOST + 29}")
