"""One try at one request, and what it says of each event the request carries. Pure."""

from dataclasses import dataclass

from inspector.model.delivery import Answer, Attempt, Outcome
from inspector.sending.judge import BULK_ACCEPTED, HELD_BACK, Judgement
from inspector.sending.parcels import BULK, Parcel


@dataclass(frozen=True, slots=True)
class Tried:
    """One try."""

    number: int
    """Counts from 1 for each request."""
    started: float
    """Seconds since the epoch."""
    seconds: float
    said: Judgement
    answer: Answer | None = None


def attempts(parcel: Parcel, tried: Tried, run: int) -> list[Attempt]:
    """The try as each event of the parcel sees it; `run` is its number in the journal."""
    said = tried.said
    sentence = said.sentence
    if said.outcome is Outcome.REFUSED and not parcel.last:
        sentence = f"{sentence} {HELD_BACK}"
    elif said.outcome is Outcome.ACCEPTED and parcel.request.family == BULK:
        sentence = BULK_ACCEPTED
    return [
        Attempt(
            key=item.key,
            family=parcel.request.family,
            number=tried.number,
            started=tried.started,
            seconds=tried.seconds,
            outcome=said.outcome,
            sentence=sentence,
            answer=tried.answer,
            parcel=parcel.number,
            run=run,
        )
        for item in parcel.items
    ]


def untried(parcel: Parcel, outcome: Outcome, sentence: str, now: float) -> list[Attempt]:
    """Attempts that were none, so that the last one of every event has its outcome."""
    return [
        Attempt(item.key, item.requests[-1].family, 0, now, 0.0, outcome, sentence)
        for item in parcel.items
    ]


def why_not(parcel: Parcel, tries: int, reason: str) -> str:
    """Why a parcel did not go out when its run was called off after so many tries."""
    what = "Not sent."
    if tries:
        what = "Not tried again."
    elif parcel.last and parcel.request.family != BULK and len(parcel.items[0].requests) > 1:
        what = "Its user update was sent, the event was not."
    return f"{what} {reason}".rstrip()
