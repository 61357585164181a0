"""Plans made of nothing but what sending needs, sent to the real sandbox."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from inspector.model.delivery import EventKey, Item, Outcome, Progress
from inspector.model.mapping import Request
from inspector.model.workspace import Secret
from inspector.moengage.client import MoEngageClient
from inspector.sandbox import Sandbox
from inspector.sending import Limits, Run
from inspector.sending.backoff import Backoff

FAST = Limits(600_000)
"""No wait in a test that is not about the rate."""
SOON = Backoff(first=0.01)


def user_of(user: str, n: int) -> Request:
    body = {"type": "customer", "customer_id": user, "attributes": {"n": n}}
    return Request("customer", body)  # type: ignore[arg-type]


def event_of(user: str, n: int, time: str = "2026-11-20T10:00:00Z") -> Request:
    action = {"action": f"e{n}", "attributes": {"n": n}, "current_time": time}
    return Request("event", {"type": "event", "customer_id": user, "actions": [action]})  # type: ignore[list-item]


def some_items(events: int, users: int) -> tuple[Item, ...]:
    """Events of several users in turn, each with its user update."""
    return tuple(
        Item(EventKey(1, n, 0), f"user-{n % users}", (user_of(name, n), event_of(name, n)))
        for n in range(events)
        for name in [f"user-{n % users}"]
    )


def send_all(
    sandbox: Sandbox,
    run: Run,
    meanwhile: Callable[[Run], Awaitable[None]] | None = None,
    key: Secret | None = None,
) -> Progress:
    async def main() -> Progress:
        await sandbox.start()
        try:
            workspace = sandbox.workspace
            async with MoEngageClient(
                workspace.base_url, workspace.workspace_id, key or sandbox.key, answer_seconds=0.5
            ) as client:
                work: list[Awaitable[Any]] = [run.run(client)]
                if meanwhile:
                    work.append(meanwhile(run))
                return (await asyncio.gather(*work))[0]  # type: ignore[no-any-return]
        finally:
            await sandbox.stop()

    return asyncio.run(main())


async def until_accepted(run: Run, events: int) -> None:
    while run.progress().accepted < events:  # noqa: ASYNC110  (a run is polled, as the window does)
        await asyncio.sleep(0.01)


def held_by(sandbox: Sandbox) -> dict[str, list[str]]:
    return {
        user.customer_id: [event.action for event in user.events]
        for user in sandbox.snapshot().users
    }


def accepted_by(run: Run, items: tuple[Item, ...]) -> dict[str, list[str]]:
    """The events the run says were accepted, by user, in the plan's order."""
    return events_by(run, items, Outcome.ACCEPTED)


def events_by(run: Run, items: tuple[Item, ...], outcome: Outcome) -> dict[str, list[str]]:
    """The events of one outcome, by user, in the plan's order."""
    outcomes, users = run.outcomes(), dict[str, list[str]]()
    for item in items:
        if outcomes[item.key] is outcome:
            users.setdefault(item.user, []).append(f"e{item.key.record}")
    return users
