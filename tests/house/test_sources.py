"""What no source of the product may do, whatever its layer."""

import ast
import io
import re
import tokenize
import tomllib
import warnings
from importlib.metadata import packages_distributions
from pathlib import Path

from sources import ROOT, imported, modules, tracked, tree

#: Modules that may read the machine's clock: the clock itself, and what measures real time.
REAL_TIME = {
    "canmou.kernel.clock": "the source of today and now",
    "canmou.site.middleware": "idle time of a session",
    "canmou.site.serving": "waiting for processes",
    "canmou.site.scheduler": "periodic work",
    "canmou.kernel.attachments.store": "age of files",
    "canmou.kernel.api.tokens": "life of a token",
    "canmou.kernel.compile.values": "the time limit of a preview",
    "canmou.site.sqlite.base": "how long a writer has waited for its turn",
}
CLOCK_CALLS = {
    "today", "now", "utcnow", "localdate", "localtime", "fromtimestamp", "time", "monotonic", "gmtime",
}  # fmt: skip
CLOCK_OWNERS = {"date", "datetime", "timezone", "time", "dt"}
FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "services",
    "service",
    "common",
    "core",
    "misc",
    "signals",
}
LONGEST, WISHED = 400, 300


def clock_reads(path: Path):
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in CLOCK_CALLS
        ):
            owner = node.func.value
            name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
            if name in CLOCK_OWNERS:
                yield f"{name}.{node.func.attr}"


def test_the_clock_is_the_only_source_of_today():
    found = {name: sorted(set(clock_reads(path))) for name, path in modules().items()}
    assert {name: calls for name, calls in found.items() if calls and name not in REAL_TIME} == {}


def test_a_clock_read_is_seen(tmp_path):
    path = tmp_path / "sample.py"
    path.write_text(
        "from datetime import date\nfrom django.utils import timezone\nx = date.today()\ny = timezone.now()\n"
    )
    assert list(clock_reads(path)) == ["date.today", "timezone.now"]


def test_no_generic_keys_and_no_signals():
    banned = re.compile(r"contenttypes\.fields|GenericForeignKey|django\.dispatch|\.signals\b")
    found = {
        (name, item) for name, path in modules().items() for item in imported(path) if banned.search(item)
    }
    assert found == set()


def test_no_module_is_named_for_nothing():
    names = {part for name in modules() for part in name.split(".")}
    assert names & FORBIDDEN_NAMES == set()


def test_modules_stay_short():
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules().items()}
    for name, length in lengths.items():
        if WISHED < length <= LONGEST:
            warnings.warn(f"{name} has {length} lines", stacklevel=1)
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def inner_imports(path: Path):
    """Lines of imports inside functions that carry no comment on why; adjacent imports share one."""
    source = path.read_text(encoding="utf-8")
    commented = {
        token.start[0]
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        lines = sorted(
            (node.lineno, node.end_lineno)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        )
        explained_to = -1
        for first, last in lines:
            told = any(line in commented for line in range(first - 1, last + 1)) or first - explained_to <= 2
            if told:
                explained_to = last
            else:
                yield first


def test_imports_inside_functions_say_why():
    found = {f"{name}:{line}" for name, path in modules().items() for line in inner_imports(path)}
    assert found == set()


def test_what_is_imported_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[\[=<>~! ]", item)[0].lower() for item in project["dependencies"]}
    owners = packages_distributions()
    missing = {}
    for name, path in modules(migrations=True).items():
        for item in imported(path):
            top = item.split(".")[0]
            distributions = {owner.lower().replace("_", "-") for owner in owners.get(top, ())}
            if distributions and not distributions & {item.replace("_", "-") for item in declared}:
                missing.setdefault(top, name)
    assert {top: name for top, name in missing.items() if top != "canmou"} == {}


def test_locks_hold_what_is_declared():
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pins = {re.sub(r"\[.*\]", "", item).lower() for item in data["project"]["dependencies"]}
    for lock in ("requirements.lock", "requirements-dev.lock"):
        held = {line.split(" ")[0].lower() for line in (ROOT / lock).read_text().splitlines() if "==" in line}
        assert pins - held == set(), lock
    development = {item.lower() for item in data["dependency-groups"]["dev"] if isinstance(item, str)}
    held = {
        line.split(" ")[0].lower()
        for line in (ROOT / "requirements-dev.lock").read_text().splitlines()
        if "==" in line
    }
    assert development - held == set()


#: Written in two pieces each, so that this file does not hold them.
HOSTS = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "deb.debian" + ".org",
    "cdn.jsdelivr" + ".net",
    "unpkg" + ".com",
]
PLACES = ["/work" + "/", "/root" + "/", "/home" + "/"]


def test_no_tracked_file_names_a_registry_or_a_place_of_one_machine():
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {word}" for word in HOSTS + PLACES if word in text]
    assert found == []
