"""Rows by the path that leads to them."""

from inspector.app import pipeline_for
from inspector.mapping.trie import Trie, split
from inspector.model.mapping import MappingSettings
from tests import shop


def test_the_exact_key_comes_before_any_case_before_any_key() -> None:
    """`$FirstName` beats `$firstname` beats `*`."""
    exact, folded, star = Trie(), Trie(), Trie()
    trie = Trie(keys={"$FirstName": exact}, folded={"$firstname": folded}, any_key=star)

    assert trie.child("$FirstName") is exact
    assert trie.child("$FIRSTNAME") is folded
    assert trie.child("plan") is star
    assert Trie().child("plan") is None


def test_a_pattern_has_a_side_and_tokens() -> None:
    """`event:` or `batch:` and a pointer."""
    assert split("event:/data/products/#/id") == ("event", ("data", "products", "#", "id"))


def test_reserved_attributes_are_found_in_any_case() -> None:
    """The JSON reference writes them small, the SDKs do not (mParticle docs)."""
    for spelling in ("$Mobile", "$mobile", "$MOBILE"):
        inspection = shop.inspect(shop.custom(), user_attributes={spelling: "123"})
        assert shop.body(inspection, "customer")["attributes"] == {"mobile": "123"}
    assert pipeline_for(MappingSettings()).rule("user.mobile").standing == "decided"
