"""What one try came to, in the user's words. Pure."""

from dataclasses import dataclass

from inspector.model.delivery import Answer, Outcome
from inspector.moengage.errors import ClientFault, explain

ACCEPTED = "Accepted for processing; MoEngage ingests it later."
HELD_BACK = "The event was held back, so that it does not arrive without its user update."


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome of a try."""

    outcome: Outcome
    """ACCEPTED, REFUSED, RETRYING or FAILED."""
    sentence: str
    stops: bool = False
    """Whether every other request would fare the same."""


def judge(result: Answer | ClientFault, number: int, tries: int) -> Judgement:
    """Judges try `number` (from 1) of at most `tries`."""
    if isinstance(result, ClientFault):
        sentence, retry, stops, last = str(result), result.retry, not result.retry, Outcome.FAILED
    else:
        meaning = explain(result)
        if meaning is None:
            return Judgement(Outcome.ACCEPTED, ACCEPTED)
        sentence, retry, stops = meaning.sentence, meaning.retry, meaning.stops
        last = Outcome.FAILED if retry else Outcome.REFUSED
    if retry and number < tries:
        return Judgement(Outcome.RETRYING, sentence)
    if retry and number > 1:
        sentence += f" Given up after {number} tries."
    return Judgement(last, sentence, stops)
