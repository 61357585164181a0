"""What a server said, kept and shown."""

from inspector.model.workspace import Secret
from inspector.moengage.answers import answer_of

KEY = (Secret("k3y"),)


def test_the_key_is_taken_out() -> None:
    """Of the body and of every header, whatever bytes they are."""
    answer = answer_of(200, [("X-Echo", "a k3y"), ("X-Raw", "\udcff")], b'{"you":"k3y"}', KEY)
    assert answer.body == b'{"you":"****"}'
    assert answer.headers == (("x-echo", "a ****"), ("x-raw", "\ufffd"))


def test_a_long_answer_is_cut() -> None:
    """A sign-in page is not kept whole."""
    assert len(answer_of(200, [], b"x" * 100_000, KEY).body) == 64 * 1024


def test_an_empty_key_hides_nothing() -> None:
    """An answer is not riddled with dots where there is no key."""
    assert answer_of(200, [], b"ab", (Secret(""),)).body == b"ab"
