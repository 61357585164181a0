"""The one door to the resources."""

import tomllib

import pytest

from inspector.storage.resources import names, read
from tests.conftest import PROJECT


def test_reads_what_lies_in_the_folder() -> None:
    """A resource is the file's bytes, unchanged."""
    assert read("themes/dark.toml") == (PROJECT / "resources/themes/dark.toml").read_bytes()


def test_names_are_sorted_and_readable() -> None:
    """What `names` gives, `read` takes; folders are not names."""
    themes = names("themes")

    assert {"themes/dark.toml", "themes/light.toml"} <= set(themes)
    assert list(themes) == sorted(themes)
    assert all(read(name) for name in themes)


def test_every_table_is_toml() -> None:
    """Each .toml among the resources can be read at all."""
    folders = (path.name for path in (PROJECT / "resources").iterdir() if path.is_dir())
    tables = [name for folder in folders for name in names(folder) if name.endswith(".toml")]

    assert len(tables) > 2
    assert all(tomllib.loads(read(name).decode()) for name in tables)


@pytest.mark.parametrize(
    "name",
    ["../pyproject.toml", "themes/../../pyproject.toml", "/etc/hostname", "themes\\..\\x", ".."],
)
def test_refuses_a_way_out(name: str) -> None:
    """No name leads out of the folder."""
    with pytest.raises(ValueError, match="leads out"):
        read(name)


def test_a_missing_resource_is_named() -> None:
    """The error of a missing resource carries its name."""
    with pytest.raises(FileNotFoundError, match=r"nothing\.toml"):
        read("themes/nothing.toml")
