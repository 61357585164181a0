"""One try, one outcome, one sentence."""

import pytest

from inspector.model.delivery import Answer, Outcome
from inspector.moengage.errors import (
    AnswerTimedOut,
    ClientFault,
    ConnectionLost,
    NotReachable,
    TlsFailed,
)
from inspector.sending.judge import judge

OK = Answer(200, b'{"status":"success"}', ())


def _no(status: int) -> Answer:
    return Answer(status, b"", (), "T", "because")


@pytest.mark.parametrize(
    ("result", "number", "outcome", "stops", "words"),
    [
        (OK, 1, Outcome.ACCEPTED, False, "Accepted for processing"),
        (_no(400), 1, Outcome.REFUSED, False, "because"),
        (_no(401), 1, Outcome.REFUSED, True, "id and key"),
        (_no(429), 4, Outcome.RETRYING, False, "rate limit"),
        (_no(429), 5, Outcome.UNSENT, False, "Given up after 5 tries"),
        (_no(500), 1, Outcome.RETRYING, False, "because"),
        (_no(500), 5, Outcome.UNSENT, False, "Given up after 5 tries"),
        (_no(504), 1, Outcome.RETRYING, False, "gateway"),
        (_no(502), 5, Outcome.DOUBT, False, "gateway"),
        (ConnectionLost("h"), 1, Outcome.RETRYING, False, "may have arrived"),
        (AnswerTimedOut("h", 30), 5, Outcome.DOUBT, False, "may have arrived"),
        (NotReachable("h", "refused"), 5, Outcome.UNSENT, False, "Given up"),
        (TlsFailed("h", "self-signed"), 1, Outcome.UNSENT, True, "not to be trusted"),
    ],
)
def test_judgement_of(
    result: Answer | ClientFault, number: int, outcome: Outcome, stops: bool, words: str
) -> None:
    """Only what may succeed later is tried again, five times at most; what dooms every request
    stops the run."""
    said = judge(result, number, 5)
    assert (said.outcome, said.stops) == (outcome, stops)
    assert words in said.sentence


@pytest.mark.parametrize("result", [ConnectionLost("h"), AnswerTimedOut("h", 30), _no(504)])
def test_what_may_have_arrived_is_not_sent_twice_unasked(result: Answer | ClientFault) -> None:
    """MoEngage counts a second copy of an event, so the first lost answer leaves it in doubt."""
    said = judge(result, 1, 5, repeatable=False)
    assert (said.outcome, said.doubtful) == (Outcome.DOUBT, True)
    assert "not sent a second time unasked" in said.sentence


@pytest.mark.parametrize("result", [NotReachable("h", "refused"), _no(429), _no(500)])
def test_what_did_not_arrive_is_tried_again(result: Answer | ClientFault) -> None:
    """Where nothing was taken a second try doubles nothing."""
    said = judge(result, 1, 5, repeatable=False)
    assert (said.outcome, said.doubtful) == (Outcome.RETRYING, False)
