"""Whatever goes wrong: every event ends in exactly one state, the journal says the same as the run,
and what the sandbox took is what is called accepted and a part of what is called in doubt."""

import pytest

from tests.journeys.trials import EVENTS, TRIALS, agree, sandbox_for, send


@pytest.mark.parametrize("name", TRIALS)
def test_trial(name: str) -> None:
    """One outcome each, the same in the book, and no event there that nobody knows of."""
    trial, sandbox = TRIALS[name], sandbox_for(TRIALS[name])
    with pytest.MonkeyPatch.context() as patch:
        trial.upset(patch)
        outcomes, reason = send(trial, sandbox)
    assert len(outcomes) == EVENTS
    assert set(outcomes.values()) <= trial.only
    assert trial.says in reason
    agree(outcomes, sandbox, same=name != "full disk")
