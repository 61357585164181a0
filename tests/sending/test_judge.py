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
        (_no(429), 5, Outcome.FAILED, False, "Given up after 5 tries"),
        (_no(500), 1, Outcome.RETRYING, False, "because"),
        (_no(500), 5, Outcome.FAILED, False, "Given up after 5 tries"),
        (ConnectionLost("h"), 1, Outcome.RETRYING, False, "may have arrived"),
        (AnswerTimedOut("h", 30), 5, Outcome.FAILED, False, "may have arrived"),
        (NotReachable("h", "refused"), 5, Outcome.FAILED, False, "Given up"),
        (TlsFailed("h", "self-signed"), 1, Outcome.FAILED, True, "not to be trusted"),
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
