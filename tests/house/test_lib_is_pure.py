"""canmou.lib is pure Python: it knows neither Django nor any other part of the house."""

import ast
from pathlib import Path

LIB = Path(__file__).parents[2] / "canmou" / "lib"


def imported(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            names |= {"." * node.level + module} | {
                f"{module}.{alias.name}" for alias in node.names if not node.level
            }
    return names


def breaks_the_rule(name: str) -> bool:
    top = name.split(".")[0]
    if top == "canmou":
        return name != "canmou" and name.split(".")[1] != "lib"
    return top == "django" or name.startswith("..")


def test_the_rule_itself():
    source = (
        "import django.db\nfrom canmou.kernel import clock\nfrom canmou import party\nfrom ..site import x\n"
    )
    bad = {"django.db", "canmou.kernel", "canmou.kernel.clock", "canmou.party", "..site"}
    assert {name for name in imported(source) if breaks_the_rule(name)} == bad
    assert {
        name for name in imported("import re\nfrom canmou.lib import numerals\n") if breaks_the_rule(name)
    } == set()


def test_lib_imports_neither_django_nor_the_house():
    modules = sorted(LIB.rglob("*.py"))
    assert len(modules) > 1
    broken = {
        (module.name, name)
        for module in modules
        for name in imported(module.read_text(encoding="utf-8"))
        if breaks_the_rule(name)
    }
    assert broken == set()
