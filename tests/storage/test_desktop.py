"""The program in a desktop's menu."""

import configparser
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.storage import desktop


def entry(home: Path) -> configparser.SectionProxy:
    """The menu entry, read as a desktop reads it."""
    reader = configparser.RawConfigParser()
    reader.optionxform = str  # type: ignore[assignment,method-assign]  # keys are case-sensitive
    reader.read(home / "applications" / "mparticle-inspector.desktop", encoding="utf-8")
    return reader["Desktop Entry"]


def test_it_is_installed_and_removed_without_a_trace_of_its_own(tmp_path: Path) -> None:
    """Entry, icon and file types; what others put beside them stays."""
    other = tmp_path / "applications" / "other.desktop"
    other.parent.mkdir()
    other.write_text("[Desktop Entry]\n", encoding="utf-8")
    made = desktop.install(tmp_path, "/opt/it/mparticle-inspector")
    assert all(path.is_file() for path in made)
    found = entry(tmp_path)
    assert found["Exec"] == "/opt/it/mparticle-inspector %F"
    assert (tmp_path / "icons/hicolor/scalable/apps" / f"{found['Icon']}.svg") in made
    assert desktop.remove(tmp_path) == made
    assert not any(path.exists() for path in made)
    assert other.exists()
    assert desktop.remove(tmp_path) == ()


def test_every_type_it_opens_is_one_it_describes_or_everybody_knows(tmp_path: Path) -> None:
    """A file manager offers it for recordings and JSON lines."""
    desktop.install(tmp_path, "x")
    tree = ElementTree.parse(tmp_path / "mime/packages/mparticle-inspector.xml")
    described = {node.get("type") for node in tree.getroot()}
    globs = {node.get("pattern") for node in tree.iter() if node.tag.endswith("glob")}
    assert set(entry(tmp_path)["MimeType"].strip(";").split(";")) == {
        *described, "application/json",
    }  # fmt: skip
    assert globs == {"*.ndjson", "*.jsonl", "*.har"}


@given(st.text("ab /\\\"$`%'", min_size=1, max_size=12))
def test_a_path_is_quoted_so_that_it_is_read_back(path: str) -> None:
    """First the entry's escapes are undone, then the quotes, then the field codes."""
    text = desktop.quoted(path)
    if text.startswith('"'):
        inner = text.replace("\\\\", "\\")[1:-1]
        assert re.sub(r'\\(["`$\\])', r"\1", inner).replace("%%", "%") == path
    else:
        assert text == path


def test_the_data_folder_is_the_one_the_desktop_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A relative name is no name, says the specification."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert desktop.data_home() == tmp_path
    monkeypatch.setenv("XDG_DATA_HOME", "share")
    assert desktop.data_home() == Path.home() / ".local" / "share"
