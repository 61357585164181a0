"""What lies where, and how big it may be."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.code import PACKAGE, PROJECT, functions, sources

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "README.md",
    "inspector",
    "pyproject.toml",
    "resources",
    "tests",
}

WITHOUT_TESTS: set[str] = set()
"""Modules that have no test file of their own yet. Only ever shrinks."""

MOST_LINES = 300
MOST_FUNCTION_LINES = 50


def test_top_level_holds_only_what_the_readme_names() -> None:
    """A reader meets seven names, each with one meaning."""
    if not (PROJECT / ".git").exists():
        pytest.skip("not a git checkout, so nothing says which files belong to the project")
    listed = subprocess.run(
        ["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    names = {line.split("/")[0] for line in listed.stdout.splitlines()}

    assert names == TOP_LEVEL


def test_every_module_has_its_test_file() -> None:
    """What `inspector/a/b.py` does is tested in `tests/a/test_b.py`; for `inspector/a/__init__.py`
    that is `tests/a/test_a.py`."""
    missing = {
        _name(module)
        for module in PACKAGE.rglob("*.py")
        if _behaves(module) and not _test_file(module).is_file()
    }

    assert missing == WITHOUT_TESTS, f"without a test file: {sorted(missing - WITHOUT_TESTS)}"


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PROJECT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    """A file fits in a head, a function on a screen."""
    lines = path.read_text(encoding="utf-8").count("\n")
    long = {
        function.name: length
        for function in functions(path)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > MOST_FUNCTION_LINES
    }

    assert lines <= MOST_LINES
    assert long == {}


def test_every_test_folder_is_a_package() -> None:
    """Two test files may share a name, because each folder is a package."""
    folders = {path.parent for path in (PROJECT / "tests").rglob("test_*.py")}

    assert {folder for folder in folders if not (folder / "__init__.py").is_file()} == set()


def _name(module: Path) -> str:
    return str(module.relative_to(PACKAGE))


def _test_file(module: Path) -> Path:
    folder = PROJECT / "tests" / module.parent.relative_to(PACKAGE)
    stem = module.parent.name if module.stem == "__init__" else module.stem.strip("_")
    return folder / f"test_{stem}.py"


def _behaves(module: Path) -> bool:
    """Values without methods and lists of imports have nothing that could go wrong."""
    return bool(functions(module))


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PROJECT)))
def test_sources_cite_what_a_reader_can_find(path: Path) -> None:
    """A document is named as the public knows it, not by a folder that is not here."""
    cited = re.findall(r"\b(?:facts|design|shared)/\w+\.md|\bdesign: ", path.read_text("utf-8"))

    assert cited == []
