"""What somebody who installs the wheel gets."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import inspector
from tests.architecture.code import PROJECT

RESOURCES = PROJECT / "resources"

READ_FROM_WHEEL = """
import sys, inspector
from inspector.storage.resources import names, read

folder = sys.argv[1]
print(inspector.__file__, inspector.__version__, len(names(folder)))
for name in names(folder):
    assert read(name)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = ["pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-cache-dir"]
    done = subprocess.run(
        [sys.executable, "-m", *command, "--wheel-dir", str(folder), str(PROJECT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_carries_every_resource(wheel: Path) -> None:
    """Each file of `resources/` is in the wheel, byte for byte, and nothing else is beside it."""
    ours = {
        path.relative_to(RESOURCES).as_posix(): path.read_bytes()
        for path in RESOURCES.rglob("*")
        if path.is_file()
    }
    root = "inspector/_resources/"
    with zipfile.ZipFile(wheel) as archive:
        packed = {
            name.removeprefix(root): archive.read(name)
            for name in archive.namelist()
            if name.startswith(root)
        }

    assert packed == ours


def test_holds_only_the_package(wheel: Path) -> None:
    """The wheel installs one name, `inspector`, and no tests."""
    with zipfile.ZipFile(wheel) as archive:
        top = {name.split("/")[0] for name in archive.namelist()}

    assert top == {"inspector", f"mparticle_inspector-{inspector.__version__}.dist-info"}


def test_reads_its_own_resources(wheel: Path, tmp_path: Path) -> None:
    """Installed elsewhere, the package finds the resources inside itself."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    done = subprocess.run(
        [sys.executable, "-P", "-c", READ_FROM_WHEEL, "problems"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    place, version, count = done.stdout.split()
    assert Path(place).is_relative_to(tmp_path)
    assert version == inspector.__version__
    assert int(count) > 0
