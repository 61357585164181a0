"""A pasted command posts what a shell would have posted."""

import pytest

from inspector.formats import read
from inspector.model.batch import Batch, Kind
from tests.formats.helpers import GOOD, findings, open_batch

TEXT = GOOD.decode()
BACK = "\\"
WINDOWS = TEXT.replace('"', '^\\^"')
ESCAPED = TEXT.replace('"', '\\"')
EVENTS = "https://s2s.mparticle.com/v2/events"


@pytest.mark.parametrize(
    "command",
    [
        f"curl {EVENTS} -d '{TEXT}'",
        f"$ curl '{EVENTS}' -H 'Content-Type: application/json' --data-raw '{TEXT}' --compressed",
        f'curl -X POST "{EVENTS}" -u key:secret --data-binary "{ESCAPED}"',
        f"curl --location '{EVENTS}' \\\n--header 'Referer: https://x.test/a' \\\n--data '{TEXT}'",
        f"curl -H 'https://not.this/one' --data='{TEXT}' --url '{EVENTS}'",
        f"curl '{EVENTS}' --data-raw $'{TEXT.replace('m_e', f'm{BACK}u005fe')}'",
        f"curl '{EVENTS}' --data-raw $'{TEXT.replace('x', f'{BACK}x78')}'",
        f"curl {EVENTS} -sSd '{TEXT}'",
        f"curl s2s.mparticle.com/v2/events --json '{TEXT}'",
        f'curl ^"{EVENTS}^" ^\r\n  -H ^"a: b^" ^\r\n  --data-raw ^"{WINDOWS}^"',
    ],
)
def test_the_body_is_what_the_shell_would_have_posted(command: str) -> None:
    """Quotes of every kind, line continuations and the Windows shell."""
    (record,) = read(command.encode())
    assert record.raw == GOOD
    assert record.place == "command 1, byte 0 of the posted body"
    assert isinstance(open_batch(record), Batch)


def test_quotes_inside_single_quotes() -> None:
    """The way shells write an apostrophe."""
    text = TEXT.replace("x", "it's")
    (record,) = read(("curl " + EVENTS + " -d '" + text.replace("'", "'\\''") + "'").encode())
    assert record.raw == text.encode()


def test_commands_in_a_row() -> None:
    """“Copy all as cURL” gives one after the other; the address says what each is."""
    data = f"curl '{EVENTS}' -d '{TEXT}' ;\ncurl 'https://x.test/v1/identify' -d '{{}}' ;\ncurl 'https://x.test/a.js'"
    one, two, three = read(data.encode())
    assert isinstance(open_batch(one), Batch)
    assert (two.kind, two.label) == (Kind.OTHER, "identity call")
    assert (three.kind, three.label) == (Kind.OTHER, "GET request")
    assert data[two.offset :].startswith("curl 'https://x.test/v1/identify'")


def test_a_body_in_a_file_is_said() -> None:
    """The command names the file, which is not here."""
    (record,) = read(f"curl {EVENTS} -d @batch.json".encode())
    (finding,) = findings(record)
    assert finding.code == "input.no_body"
    assert "batch.json" in finding.values["what"]


@pytest.mark.parametrize(
    "text", ["curl", "curl ", "curl '", 'curl "$(x', "curl -d", "curl -d '", "curl \\"]
)
def test_half_a_command_never_raises(text: str) -> None:
    """Whatever is missing."""
    assert list(read(text.encode()))
