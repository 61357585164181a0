"""One process has a run, and a dead one has none."""

import os
import signal
import subprocess
import sys

from inspector.sending.claim import claim

_HOLD = """
import sys
from inspector.sending.claim import claim
assert claim(7)
print("held", flush=True)
sys.stdin.read()
"""


def test_only_one_has_it() -> None:
    """Until it is given back."""
    first = claim(7)
    assert first is not None
    assert claim(7) is None
    other = claim(8)
    assert other is not None
    other.release()
    first.release()
    again = claim(7)
    assert again is not None
    again.release()


def test_the_dead_have_nothing() -> None:
    """Killed without a chance to clean up, a process leaves its runs to others."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline() == b"held\n"
    assert claim(7) is None
    holder.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    holder.wait(10)
    holder.stdout.close()
    holder.stdin.close()
    mine = claim(7)
    assert mine is not None
    mine.release()
