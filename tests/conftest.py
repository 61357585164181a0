"""What every test gets: its own home, no screen, no key store, a look at what it leaves."""

import itertools
import logging
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt or keyring: both look at the environment once.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from tests import leftovers

# The same run gives the same result, and no machine is too slow for it. Search further with
# --hypothesis-profile=explore.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("repeatable", **_PATIENT, derandomize=True, database=None)
settings.register_profile("explore", **_PATIENT, max_examples=2_000)
settings.load_profile("repeatable")

PROJECT = Path(__file__).parents[1]
ACCEPTED = PROJECT / "tests" / "accepted"

# pytest's own numbering looks through all earlier folders each time.
_homes = itertools.count()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-accepted",
        action="store_true",
        help="rewrite tests/accepted/ with what came out, to be read as a diff",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "logs(pattern): this test may log warnings and errors that match the pattern"
    )


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of the person who runs it."""
    home = tmp_path_factory.mktemp(f"home-{next(_homes)}", numbered=False)
    monkeypatch.setenv("MPARTICLE_INSPECTOR_HOME", str(home))


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a thread, task, active timer or window fails, with its name."""
    finders = {"thread": leftovers.threads, "task": leftovers.tasks, "window": leftovers.widgets}
    if "qapp" in request.fixturenames:
        finders["active timer"] = leftovers.timers
    before = {kind: find() for kind, find in finders.items()}
    yield
    leftovers.settle_qt()
    left = [
        f"{kind} {thing!r}"
        for kind, find in finders.items()
        for thing in leftovers.since(find, before[kind])
        if kind != "thread" or not leftovers.ended(thing)
    ]
    if left:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)


@pytest.fixture(autouse=True)
def _silence_means_health(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning or error in the log fails the test, unless it asked for `caplog` or said `logs`."""
    handler = _Kept(logging.WARNING)
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    patterns = [marker.args[0] for marker in request.node.iter_markers("logs")]
    unexpected = [
        text for text in handler.lines if not any(re.search(pattern, text) for pattern in patterns)
    ]
    if unexpected and "caplog" not in request.fixturenames:
        pytest.fail("unexpected in the log: " + "; ".join(unexpected), pytrace=False)


class _Kept(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real recordings, kept beside the checkout; a test that needs them is skipped without them."""
    folder = PROJECT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("needs the real recordings in ../shared/data, which are not here")
    return folder


@pytest.fixture
def accepted(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares text with `tests/accepted/<name>`, or rewrites that file with --update-accepted."""

    def compare(name: str, text: str) -> None:
        path = ACCEPTED / name
        if request.config.getoption("--update-accepted"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        if not path.is_file():
            pytest.fail(
                f"tests/accepted/{name} is missing: run with --update-accepted, then read it"
            )
        assert text == path.read_text(encoding="utf-8")

    return compare
