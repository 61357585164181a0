"""Runs kept in a journal, against the real sandbox."""

import asyncio
from dataclasses import replace

from inspector.model.delivery import Item, Progress
from inspector.model.workspace import Workspace
from inspector.moengage.client import MoEngageClient
from inspector.sandbox import Sandbox
from inspector.sending import Choices, Order, Plan, Run, conduct, run_for
from inspector.sending.planning import fingerprint
from tests.sending.runs import SOON

FAST = Choices(share=100)


def marked(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items as planning makes them, with names and fingerprints."""
    return tuple(
        replace(item, name=f"e{item.key.record}", fingerprint=fingerprint(item.requests))
        for item in items
    )


def order_for(
    workspace: Workspace, items: tuple[Item, ...], choices: Choices = FAST, run: int = 0
) -> Order:
    return Order(workspace, Plan(marked(items)), choices, "Send them", {1: "shop.ndjson"}, run)


def conducted(
    sandbox: Sandbox, items: tuple[Item, ...] | Plan, choices: Choices = FAST, run: int = 0
) -> tuple[Run, Progress, Workspace]:
    """One run from the first line in the journal to the last."""

    async def main() -> tuple[Run, Progress, Workspace]:
        await sandbox.start()
        try:
            there = sandbox.workspace
            plan = items if isinstance(items, Plan) else Plan(marked(items))
            order = Order(there, plan, choices, "Send them", {1: "shop.ndjson"}, run)
            made = run_for(order, SOON)
            async with MoEngageClient(
                there.base_url, there.workspace_id, sandbox.key, answer_seconds=0.5
            ) as client:
                return made, await conduct(order, made, client), there
        finally:
            await sandbox.stop()

    return asyncio.run(main())
