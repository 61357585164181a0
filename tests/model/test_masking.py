"""Secrets stay off the screen."""

import json
from pathlib import Path

import pytest

from inspector.model.masking import DOTS, masked

DATA_FILES = Path(__file__).parents[2].parent / "shared" / "data"
DOTTED = f'"{DOTS}"'


def test_every_setting_becomes_dots_and_nothing_else_changes() -> None:
    """Whatever its type, also inside lists and objects; layout, keys and the rest stay."""
    text = """{ "a": "seen", "account" : {"account_id": 7,
  "account_settings" : {"apiKey" : %s, "n": %s, "on":%s, "no": %s,
    "list": [%s, {"deep": %s}], "empty": {} , "key\\"{": %s}}, "z": [1, {"b": null}]}"""
    secrets = ('"S\\"}3"', "-1.5e3", "true", "null", '"S"', '""', '"{"')
    shown = masked((text % secrets).encode()).decode()
    assert shown == text % ((DOTTED,) * len(secrets))
    assert json.loads(shown)["account"]["account_settings"]["list"] == [DOTS, {"deep": DOTS}]


@pytest.mark.parametrize(
    "raw",
    [
        b'{"account_settings": "dark", "account_settings2": {"a": "b"}}',
        b'{"note": "\\"account_settings\\": {\\"a\\": \\"b\\"}"}',
        b'{"account_settings": {}, "a": "b"}',
        b'{"a": "\xff',
    ],
)
def test_what_holds_no_secrets_stays_byte_for_byte(raw: bytes) -> None:
    """An attribute of that name, a text that mentions it, an empty one."""
    assert masked(raw) == raw


@pytest.mark.parametrize(
    "damage",
    [
        b'{"apiKey": "S3cret',
        b'{"apiKey": "S3cret\\',
        b'{"apiKey": S3cret}',
        b"{'apiKey': 'S3cret'}",
        b'{"apiKey: "S3cret"}',
        b'{"apiKey": "S3cret,\n "b": "S3cret"}',
        b'{"apiKey": "one\nS3cret"}',
    ],
)
def test_damaged_text_tells_no_secret_either(damage: bytes) -> None:
    """Cut off, without quotes, with other quotes, with one too few."""
    shown = masked(b'{"a": "x, "account": {"account_settings": ' + damage)
    assert b"S3cret" not in shown
    assert DOTS.encode() in shown


def test_all_of_them_are_hidden_where_there_are_several() -> None:
    """As in an array of requests that was not taken apart."""
    one = b'{"account": {"account_settings": {"k": "S3cret"}}, "b": "seen"}'
    shown = masked(b"[" + one + b"," + one + b"]")
    assert shown.count(b"seen") == 2
    assert shown.count(DOTS.encode()) == 2
    assert b"S3cret" not in shown


def test_a_real_request_keeps_all_but_its_settings() -> None:
    """The same value, but for the settings."""
    path = DATA_FILES / "firehose" / "EventProcessingRequest_android.json"
    if not path.is_file():
        pytest.skip("the recorded request is not on this machine")
    before, after = json.loads(path.read_bytes()), json.loads(masked(path.read_bytes()))
    assert set(after["account"].pop("account_settings").values()) == {DOTS}
    before["account"].pop("account_settings")
    assert after == before
