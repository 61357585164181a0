"""Orders of badness."""

from inspector.model.problems import Severity, Verdict


def test_worst_first() -> None:
    """The worst verdict applies; `check --fail-on` counts from the worst severity."""
    assert min(Verdict, key=lambda verdict: verdict.rank) is Verdict.UNREADABLE
    assert [s.value for s in sorted(Severity, key=lambda severity: severity.rank)] == [
        "error", "warning", "unsupported", "info",
    ]  # fmt: skip
