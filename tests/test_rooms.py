"""Who may import what, read from the folders: a room takes only from those before it, never in a ring."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

MACROS = ROOT / "macros"

# The rooms in their order; "" is macros/ itself, whose only module before the doors is the handbook.
ROOMS = ("read", "check", "", "shape", "render", "meetings", "publish", "hooks")
AT_THE_DOOR = {"macros", "macros.__main__"}  # they may take from every room
KNOWS_MKDOCS = {"macros"}  # and the room "hooks"
KNOWS_JINJA = {"macros.render.jinja"}
MODULES = sorted(MACROS.rglob("*.py"))
MOST_LINES = 250


def name_of(path: Path) -> str:
    """The module in a file: macros/read/dates.py is macros.read.dates."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 2 or (len(parts) == 2 and (MACROS / parts[1]).is_dir()) else ""


@cache
def imported(path: Path) -> frozenset[str]:
    """The modules that a file imports, ours by their whole names."""
    ours = {name_of(each) for each in MODULES}
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports are absolute"
            module = node.module or ""
            inner = {f"{module}.{alias.name}" for alias in node.names}
            found |= (inner & ours) or {module}
    return frozenset(found)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_takes_only_from_those_before_it(path: Path) -> None:
    module = name_of(path)
    if module not in AT_THE_DOOR:
        for other in (name for name in imported(path) if name.split(".")[0] == "macros"):
            assert ROOMS.index(room_of(other)) <= ROOMS.index(room_of(module)), f"{module} may not import {other}"
    known = {name.split(".")[0] for name in imported(path)}
    if module not in KNOWS_MKDOCS and room_of(module) != "hooks":
        assert not known & {"mkdocs", "mkdocs_macros"}
    if module not in KNOWS_JINJA:
        assert not known & {"jinja2", "markupsafe"}


def test_no_ring_of_imports() -> None:
    graph = {name_of(path): {name for name in imported(path) if name.startswith("macros")} for path in MODULES}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as ring:
        pytest.fail(" -> ".join(ring.args[1]))


def test_rooms_are_the_folders() -> None:
    folders = {path.name for path in MACROS.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(ROOMS) - {""}
    assert len(list(MACROS.glob("*.py"))) <= 4


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_and_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "the first line says what goes in and what comes out"
    assert text.count("\n") <= MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_html_lives_in_templates(path: Path) -> None:
    """No string of Python code holds a tag."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for tag in ("<div", "<span", "<p>", "<table", "<td", "<li", "<a ", "<section", "</"):
                assert tag not in node.value, f"{path.name}:{node.lineno}: HTML in Python"
