"""Who may import what: read, check, shape, render, and the two small doors to MkDocs."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

MACROS = ROOT / "macros"

# Each module may import only modules further up this list.
ORDER = [
    "wording", "problems", "dates", "reading", "writing", "schema", "records", "addresses",  # read
    "sentences", "rules", "check", "prose", "library", "chapters", "redirects", "handbook",  # check
    "citations", "facts", "shape", "axes", "timeline", "board", "charts", "record_page", "compare",  # shape
    "case_table", "side_by_side", "page_notes", "reference", "outcomes", "tile_map", "data_dictionary",  # shape
    "review", "form", "starter",  # shape
    "packs", "cash_flow", "cash_book", "word", "documents",  # shape, for meetings
    "due", "links", "upkeep", "issue_form", "issue_file",  # shape, for the doors
    "virtual_pages", "data_files", "search_words", "structured", "render", "link_letters", "fragments",  # render
    "feed", "moved_pages", "doors", "page_macros",  # render
    "built", "editions", "paper", "line_breaks", "spare_rows", "pdf", "downloads", "offline",  # after the build
    "compress", "build", "search_index", "__init__", "__main__", "pages", "set_aside",  # doors
]  # fmt: skip
MKDOCS = {"__init__", "pages"}
HOOKS = {"pages", "set_aside"}
JINJA = {"render"}


def imported(path: Path) -> set[str]:
    """The modules that a file imports, ours by their short names as "macros.NAME"."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports are absolute"
            module = node.module or ""
            found |= {f"macros.{alias.name}" for alias in node.names} if module == "macros" else {module}
    return found


@pytest.mark.parametrize("path", sorted(MACROS.glob("*.py")), ids=lambda path: path.stem)
def test_room(path: Path) -> None:
    assert path.stem in ORDER, "a new module: say here which room it is in"
    names = imported(path)
    place = ORDER.index(path.stem)
    for name in names:
        if name.startswith("macros."):
            assert ORDER.index(name.split(".")[1]) < place, f"{path.stem} may not import {name}"
    if path.stem not in MKDOCS:
        assert not any(name.split(".")[0] in ("mkdocs", "mkdocs_macros") for name in names)
    if path.stem not in JINJA:
        assert not any(name.split(".")[0] in ("jinja2", "markupsafe") for name in names)
    if path.stem in HOOKS:
        assert not any(name.startswith("macros") for name in names), "under `mkdocs`, a hook cannot import ours"


@pytest.mark.parametrize("path", sorted(MACROS.glob("*.py")), ids=lambda path: path.stem)
def test_html_lives_in_templates(path: Path) -> None:
    """No string of Python code holds a tag."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for tag in ("<div", "<span", "<p>", "<table", "<td", "<li", "<a ", "<section", "</"):
                assert tag not in node.value, f"{path.name}:{node.lineno}: HTML in Python"


@pytest.mark.parametrize("path", sorted(MACROS.glob("*.py")), ids=lambda path: path.stem)
def test_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text())), "the first line says what goes in and what comes out"
