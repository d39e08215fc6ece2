"""The house keeps its rules: who imports whom, what is public, what an import costs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import runut

SOURCE = Path(runut.__file__).parent
EDGES = {"sources", "publish", "cli", "store", "batch", "web"}
CORE = sorted(
    f
    for f in SOURCE.rglob("*.py")
    if f.relative_to(SOURCE).parts[0] not in EDGES and f.name != "__init__.py"
)
HEAVY = [
    "babel",
    "jinja2",
    "lxml",
    "msgspec",
    "numpy",
    "py3langid",
    "rich",
    "snowballstemmer",
    "trafilatura",
    "typer",
]


def imported(file: Path) -> set[str]:
    """Names of all modules that a file imports, wherever in the file."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("file", CORE, ids=lambda f: str(f.relative_to(SOURCE)))
def test_the_core_imports_no_edge(file: Path) -> None:
    edges = {n for n in imported(file) if n.startswith(tuple(f"runut.{e}" for e in EDGES))}
    assert not edges


def test_records_import_no_stage() -> None:
    for file in (SOURCE / "records").glob("*.py"):
        ours = {name for name in imported(file) if name.startswith("runut.")}
        assert all(name.startswith("runut.records.") for name in ours)


def test_every_public_name_is_there_and_documented() -> None:
    for name in runut.__all__:
        assert name == "__version__" or getattr(runut, name).__doc__, name


def test_public_names_are_those_that_type_checkers_see() -> None:
    tree = ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8"))
    seen = {a.asname for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}
    assert set(runut.__all__) == (seen - {None}) | {"__version__"}


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'verdict'"):
        _ = runut.verdict


def test_importing_runut_loads_nothing_heavy() -> None:
    code = f"import sys, runut; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize("file", sorted(SOURCE.rglob("*.py")), ids=lambda f: f.name)
def test_no_file_grows_past_one_room(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400
