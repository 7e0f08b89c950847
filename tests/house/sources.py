"""The repository as its tests see it: tracked files, modules, and the layers of .importlinter."""

import ast
import configparser
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def tracked() -> list[Path]:
    """Files that a commit of the work tree would hold."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def modules(*, migrations: bool = False) -> dict[str, Path]:
    """Modules of the product by dotted name."""
    found = {}
    for path in sorted((ROOT / "canmou").rglob("*.py")):
        if migrations or "migrations" not in path.parts:
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(path: Path) -> set[str]:
    """Dotted names that a module imports; `from a import b` gives `a.b`."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def layers(contract: str) -> list[list[str]]:
    """The layers of a contract, highest first; siblings share a layer."""
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter", encoding="utf-8")
    lines = config[f"importlinter:contract:{contract}"]["layers"].split("\n")
    return [[name.strip(" ()") for name in line.split("|")] for line in lines if line.strip()]


def heights(contract: str) -> dict[str, int]:
    """Name → height; a higher number stands above a lower one."""
    table = layers(contract)
    return {name: len(table) - place for place, names in enumerate(table) for name in names}
