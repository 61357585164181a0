"""A request copied for PowerShell posts what it would have posted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats import read
from inspector.model.batch import Batch, Kind
from tests.formats.helpers import GOOD, NAMED, check, damaged, findings, open_batch

EVENTS = "https://jssdks.mparticle.com/v3/JS/us1-0123/events"
BEFORE = (
    "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n"
    '$session.UserAgent = "Mozilla/5.0 (X11)"\n'
)


def quoted(text: str) -> str:
    """As browsers write a text for PowerShell."""
    text = re.sub(r'[`$"]', r"`\g<0>", text)
    units = [
        text.encode("utf-16-le")[at : at + 2] for at in range(0, len(text.encode("utf-16-le")), 2)
    ]
    codes = [int.from_bytes(unit, "little") for unit in units]
    text = "".join(chr(code) if 31 < code < 127 else f"$([char]{code})" for code in codes)
    return f'"{text}"'


def command(body: str) -> str:
    """As Chrome and Edge copy one."""
    return (
        f'{BEFORE}Invoke-WebRequest -UseBasicParsing -Uri "{EVENTS}" `\n-Method "POST" `\n'
        f'-WebSession $session `\n-Headers @{{\n"accept"="*/*"\n}} `\n-Body {body}'
    )


@pytest.mark.parametrize("text", [GOOD.decode(), GOOD.decode().replace("x", "$é😀`\\n")])
def test_the_body_is_what_was_posted(text: str) -> None:
    """Whatever was escaped in it, and where its bytes are asked for."""
    for body in (
        quoted(text),
        f"([System.Text.Encoding]::UTF8.GetBytes({quoted(text)}))",
        f"'{text}'",
    ):
        (record,) = check(command(body).encode())
        assert record.raw == text.encode()
        assert record.place == "cmdlet 1, byte 0 of the posted body"
        assert isinstance(open_batch(record), Batch)


def test_commands_without_events() -> None:
    """Others are labelled by their address; a body that is not there is said."""
    page, gone = read(
        f"{BEFORE}Invoke-RestMethod -Uri 'https://x.test/a'\n{command('$payload')}\n".encode()
    )
    assert (page.kind, page.label) == (Kind.OTHER, "GET request")
    assert findings(gone)[0].code == "input.no_body"


def copied(body: bytes) -> bytes:
    """As a browser copies the call that posts it."""
    return f"{command(quoted(body.decode()))}\n".encode()


@given(st.lists(NAMED, min_size=1, max_size=3))
def test_any_body_survives_the_copy(bodies: list[bytes]) -> None:
    """Whatever is quoted in it."""
    assert [record.raw for record in check(b"".join(map(copied, bodies)))] == bodies


@given(st.data())
def test_damage_to_one_call_costs_no_other(data: st.DataObject) -> None:
    """Cut short or with a bit turned, the copy never raises, and the call before it is whole."""
    first, second = data.draw(NAMED), data.draw(NAMED)
    before = copied(first)
    text = before + copied(second)
    record, *_ = check(data.draw(damaged(text, len(before))))
    assert record.raw == first
    assert isinstance(open_batch(record), Batch)
