"""A file is whole or absent, for this user only, and what is broken says why."""

import os
from pathlib import Path

import msgspec
import pytest

from inspector.storage import files


class _Form(msgspec.Struct):
    version: int
    items: tuple[str, ...]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Same value back, from a folder that did not exist; no other file is left."""
    path = tmp_path / "deep" / "a.json"
    files.write(path, _Form(1, ("x",)))
    files.write(path, _Form(1, ("y", "ü")))
    assert files.read(path, _Form, 1) == _Form(1, ("y", "ü"))
    assert [each.name for each in path.parent.iterdir()] == ["a.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_only_this_user_may_read(tmp_path: Path) -> None:
    """Mode 0600, also after a replacement of a file that was open to all."""
    path = tmp_path / "a.json"
    path.write_text("{}")
    path.chmod(0o644)
    files.write(path, _Form(1, ()))
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    """Where the new file cannot take its place, the old one stands and nothing is left aside."""
    path = tmp_path / "a.json"
    path.mkdir()
    with pytest.raises(IsADirectoryError):
        files.write(path, _Form(1, ()))
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]


def test_no_file_is_none(tmp_path: Path) -> None:
    """Absence is not a fault."""
    assert files.read(tmp_path / "a.json", _Form, 1) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "truncated"),
        ("{", "truncated"),
        ("[]", "Expected `object`"),
        ("{}", "version"),
        ('{"version":2,"items":[]}', "version 2; this program reads version 1"),
        ('{"version":1,"items":[1]}', "Expected `str`, got `int`"),
        ('{"version":1,"items":[],"colour":1}', "has “colour”"),
    ],
)
def test_a_broken_file_says_why(tmp_path: Path, text: str, why: str) -> None:
    """The sentence names the file and the fault."""
    path = tmp_path / "a.json"
    path.write_text(text)
    with pytest.raises(files.Unfit, match=why) as caught:
        files.read(path, _Form, 1)
    assert str(path) in str(caught.value)


def test_a_folder_in_the_way_says_so(tmp_path: Path) -> None:
    """What cannot be read is a sentence as well."""
    with pytest.raises(files.Unfit, match="cannot be read"):
        files.read(tmp_path, _Form, 1)


def test_setting_aside_keeps_the_content(tmp_path: Path) -> None:
    """The broken file lives on under a name that tells what it was."""
    path = tmp_path / "a.json"
    path.write_text("broken")
    kept = files.set_aside(path)
    assert not path.exists()
    assert kept.name.startswith("a.broken-")
    assert kept.read_text() == "broken"
