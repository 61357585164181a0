"""The project's own source, as the architecture tests look at it."""

import ast
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "inspector"


def modules() -> list[str]:
    """Every module of the package, dotted, `__main__` left out because importing it is running."""
    paths = (path.relative_to(PROJECT).with_suffix("") for path in PACKAGE.rglob("*.py"))
    dotted = (".".join(path.parts).removesuffix(".__init__") for path in paths)
    return sorted(name for name in dotted if not name.endswith("__main__"))


def sources() -> list[Path]:
    """Every Python file of the package and of its tests."""
    return sorted([*PACKAGE.rglob("*.py"), *(PROJECT / "tests").rglob("*.py")])


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method in a file, inner ones too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
