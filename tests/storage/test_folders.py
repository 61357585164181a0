"""Which files a folder stands for."""

from pathlib import Path

from inspector.storage.folders import MOST, spread


def _make(root: Path, *names: str) -> list[Path]:
    paths = [root / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return paths


def test_a_folder_is_its_files_at_any_depth(tmp_path: Path) -> None:
    """In the order of names, hidden ones left out; files and what is not there stay as they are."""
    b, a, deep, *_ = _make(tmp_path / "in", "b", "a", "sub/c", ".hidden", ".git/config")
    gone = tmp_path / "gone"
    found = spread([b, tmp_path / "in", gone])
    assert found.files == [b, a, b, deep, gone]
    assert (found.empty, found.crowded) == ([], [])


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    """Also where it holds hidden ones, or more folders."""
    _make(tmp_path, ".hidden")
    (tmp_path / "sub").mkdir()
    assert spread([tmp_path]) == ([], [tmp_path], [])


def test_a_folder_of_too_many_is_told(tmp_path: Path) -> None:
    """The first are taken."""
    names = [f"{number:04}" for number in range(MOST + 1)]
    made = _make(tmp_path, *names)
    assert spread([tmp_path]) == (made[:MOST], [], [tmp_path])
