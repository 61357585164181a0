"""The catalogue: strict, and every row fit for reading."""

import pytest

from inspector import diagnose
from inspector.diagnose.catalog import CatalogError, Problem
from inspector.model.problems import Finding, Severity, Verdict
from inspector.storage import resources

TEXTS = {name: resources.read(name) for name in resources.names("problems")}
PROBLEMS = diagnose.load(TEXTS).problems


@pytest.mark.parametrize("problem", PROBLEMS.values(), ids=lambda problem: problem.code)
def test_every_row_is_fit_for_reading(problem: Problem) -> None:
    """Sentences end, a source is named, and what harms the event has words for the list."""
    whole = (".", "”.", "{sentence}", "{remedy}")
    assert problem.message.endswith(whole)
    assert problem.explanation.endswith(whole)
    assert problem.remedy.endswith(whole)
    assert problem.source
    assert bool(problem.badge) or problem.verdict is Verdict.CLEAN
    if problem.severity is Severity.ERROR:
        assert problem.verdict in (Verdict.REFUSED, Verdict.UNREADABLE, Verdict.UNSUPPORTED)


def test_a_finding_is_put_into_words() -> None:
    """Values fill the braces; the pointers pass through."""
    finding = Finding("identity.misspelt", ("/user_identities/customerid",), {"key": "customerid"})

    diagnostic = diagnose.load(TEXTS).explain(finding)

    assert diagnostic.message.startswith("The customer id is spelled customerid")
    assert diagnostic.pointer == "/user_identities/customerid"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("[[problem]]\ncode = 1", "problems/x.toml"), ("[[puzzle]]", "unknown field")],
)
def test_a_faulty_table_is_refused(text: str, complaint: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(CatalogError, match=complaint):
        diagnose.load({"problems/x.toml": text.encode()})


def test_a_code_stands_once() -> None:
    """Two rows of one code would contradict each other."""
    first = next(iter(TEXTS))
    with pytest.raises(CatalogError, match="stands twice"):
        diagnose.load(TEXTS | {"problems/again.toml": TEXTS[first]})


def test_the_names_a_row_needs() -> None:
    """Tooling can ask which values a finding must bring."""
    assert PROBLEMS["value.converted"].names == {"fields", "are", "kind", "value"}
