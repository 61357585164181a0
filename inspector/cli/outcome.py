"""What `send` says: the plan before, the outcome after."""

import sys
from collections.abc import Iterator

from inspector.cli.common import Found
from inspector.cli.words import counted, iso, shown
from inspector.model.delivery import Attempt, EventKey, Outcome, Progress
from inspector.model.json import Json, encode
from inspector.sending import Order, Plan, Run, Times, limits
from inspector.sending.duration import seconds_for, slowed

_LISTED = 20
"""Reasons, and events that did not arrive, that get a line each."""


def plan_lines(order: Order, where: str) -> Iterator[str]:
    """The plan for people, a fact a line."""
    planned, workspace, choices = order.plan, order.workspace, order.choices
    bounds = limits(choices.share, choices.rate or None)
    yield f"To        {workspace.environment} {workspace.name}, {where}"
    calls = counted(planned.requests, "bulk call" if choices.bulk else "request")
    yield (
        f"Send      {counted(planned.events, 'event')} for {counted(planned.users, 'user')} in "
        f"{calls}, at most {bounds.requests:,} a minute: about "
        f"{max(1, round(seconds_for(planned, bounds))):,} s"
    )
    if why := slowed(planned, bounds):
        yield shown(f"One user  {why}")
    updates = counted(planned.user_updates, "user update") if choices.users else "no user updates"
    yield f"Users     {updates}"
    if planned.span:
        oldest, newest = map(iso, planned.span)
        yield f"Times     {oldest} to {newest}" + ("" if choices.times is Times.KEEP else ", moved")
    if planned.edited:
        yield f"Edited    {counted(planned.edited, 'event')}"
    if planned.repeated:
        yield (
            f"Again     {counted(planned.repeated, 'event')} sent to this workspace before: what "
            "arrived then, MoEngage counts twice"
        )
    if planned.excluded:
        yield f"Left out  {counted(len(planned.excluded), 'event')}"
        reasons = planned.reasons()
        for reason, count in reasons[:_LISTED]:
            yield shown(f"{count:8,}  {reason}")
        if len(reasons) > _LISTED:
            yield f"          and {counted(len(reasons) - _LISTED, 'more reason')}"


class Report:
    """What came of it: lines for people, one JSON line an event for programs."""

    def __init__(self, found: list[Found], planned: Plan, json: bool) -> None:
        """`found` are the events that were read; a saved plan or a resumed run has none."""
        self._places = {each.key: each.source for each in found}
        self._items = {item.key: item for item in planned.items}
        self._excluded = {each.key: each for each in planned.excluded}
        self._keys = list(self._places) or [*self._items, *self._excluded]
        self._json = json

    def say(self, line: str) -> None:
        """A line for people; beside JSON it goes to standard error."""
        print(line, file=sys.stderr if self._json else sys.stdout, flush=True)

    def end(self, sending: Run, progress: Progress) -> None:
        """The outcome of a run."""
        counts = (
            (progress.accepted, "accepted"),
            (progress.refused, "refused"),
            (progress.doubt, "in doubt"),
            (progress.unsent, "not sent"),
        )
        self.say(", ".join(f"{count:,} {word}" for count, word in counts if count))
        if sending.reason:
            self.say(f"The run was stopped: {sending.reason}")
        number = next((each.run for each in sending.attempts() if each.run), 0)
        if number and progress.accepted + progress.refused < progress.total:
            self.say(f"What was not sent can be sent later: send --resume {number}")
        self.tell(sending.outcomes(), sending.attempts())

    def tell(self, outcomes: dict[EventKey, Outcome], attempts: list[Attempt]) -> None:
        """One line an event: every one in JSON, those that did not arrive in text."""
        last = {attempt.key: attempt for attempt in attempts}
        tries: dict[EventKey, int] = {}
        for attempt in attempts:
            tries[attempt.key] = tries.get(attempt.key, 0) + (attempt.number > 0)
        if self._json:
            for key in self._keys:
                print(self._line(key, outcomes.get(key), last.get(key), tries))
            return
        lost = (Outcome.REFUSED, Outcome.DOUBT)
        missing = [key for key in self._keys if outcomes.get(key) in lost]
        for key in missing[:_LISTED]:
            what = f"{self._place(key)} {key.record}.{key.event} {self._items[key].name}"
            outcome = f"{outcomes[key].word}: " if outcomes[key] is Outcome.DOUBT else ""
            print(shown(f"  {what.strip()}: {outcome}{last[key].sentence}"))
        if len(missing) > _LISTED:
            print(f"  and {len(missing) - _LISTED:,} more")

    def _place(self, key: EventKey) -> str:
        return self._places.get(key, "")

    def _line(
        self,
        key: EventKey,
        outcome: Outcome | None,
        attempt: Attempt | None,
        tries: dict[EventKey, int],
    ) -> str:
        excluded = self._excluded.get(key)
        reason = f"{excluded.reason} {excluded.detail}".rstrip() if excluded else ""
        line: dict[str, Json] = {
            "source": self._place(key),
            "batch": key.record,
            "event": key.event,
            "outcome": "excluded" if excluded else str(outcome or "planned"),
            "reason": reason or (attempt.sentence if attempt else ""),
            "requests": tries.get(key, 0),
            "status": attempt.answer.status if attempt and attempt.answer else None,
            "request_id": attempt.answer.request_id if attempt and attempt.answer else None,
        }
        return encode(line).decode()
