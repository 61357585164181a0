"""What one try came to, in the user's words. Pure."""

from dataclasses import dataclass

from inspector.model.delivery import Answer, Outcome
from inspector.moengage.errors import ClientFault, NoAnswer, explain

ACCEPTED = "Accepted for processing; MoEngage ingests it later."
BULK_ACCEPTED = "The bulk call was accepted; MoEngage does not say what became of each event in it."
HELD_BACK = "The event was held back, so that it does not arrive without its user update."
ONCE = "It is not sent a second time unasked, because MoEngage would count it twice."


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome of a try."""

    outcome: Outcome
    """ACCEPTED, REFUSED, DOUBT, UNSENT or RETRYING."""
    sentence: str
    stops: bool = False
    """Whether every other request would fare the same."""
    doubtful: bool = False
    """Whether the request may have been taken all the same."""


def judge(
    result: Answer | ClientFault, number: int, tries: int, *, repeatable: bool = True
) -> Judgement:
    """Judges try `number` (from 1) of at most `tries`. What may have arrived is tried again only
    where it is `repeatable`."""
    if isinstance(result, ClientFault):
        said, retry, stops = str(result), result.retry, not result.retry
        last = Outcome.DOUBT if isinstance(result, NoAnswer) else Outcome.UNSENT
    else:
        meaning = explain(result)
        if meaning is None:
            return Judgement(Outcome.ACCEPTED, ACCEPTED)
        said, retry, stops = meaning.sentence, meaning.retry, meaning.stops
        last = Outcome.DOUBT if meaning.doubt else Outcome.UNSENT if retry else Outcome.REFUSED
    doubtful = last is Outcome.DOUBT
    if doubtful and not repeatable:
        return Judgement(last, f"{said} {ONCE}", stops, doubtful)
    if retry and number < tries:
        return Judgement(Outcome.RETRYING, said, doubtful=doubtful)
    if retry and number > 1:
        said += f" Given up after {number} tries."
    return Judgement(last, said, stops, doubtful)
