"""The files around the code: a Makefile that macOS runs, papers that name what is there, settings that hold."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from fontTools.ttLib import TTFont

from macros import __main__ as commands
from tests import mutants
from tests.conftest import ROOT
from tests.test_rooms import ROOMS

PAPERS = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")
MADE = (".venv", "site/", "FILE.gz")  # by commands, so not in a fresh clone
TOP = {path.name for path in ROOT.iterdir()} - {".venv"}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


# GNU make 3.81 is what macOS has. What came later, and where it says so in make's own list of news.
LATER_THAN_3_81 = {
    ".ONESHELL": r"^\.ONESHELL\b",
    ".SHELLFLAGS": r"^\.SHELLFLAGS\b",
    ".RECIPEPREFIX": r"^\.RECIPEPREFIX\b",
    "!=": r"^\s*[\w.-]+\s*!=",
    "::=": r"^\s*[\w.-]+\s*:::?=",
    "define =": r"^define\s+\S+\s*[:+?]?=",
    "undefine, private, load": r"^(?:override\s+)?(?:undefine|private|load)\s",
    "$(file), $(guile), $(let), $(intcmp)": r"\$[({](?:file|guile|let|intcmp)\s",
    "grouped targets": r"^[^\t#=]*&:",
    ".WAIT": r"(?<!\w)\.WAIT\b",
}
NEWER = {
    ".ONESHELL": ".ONESHELL:\n",
    ".SHELLFLAGS": ".SHELLFLAGS := -eu -c\n",
    ".RECIPEPREFIX": ".RECIPEPREFIX = >\n",
    "!=": "DAY != date\n",
    "::=": "DAY ::= 1\n",
    "define =": "define DAY =\n",
    "undefine, private, load": "undefine DAY\n",
    "$(file), $(guile), $(let), $(intcmp)": "all:\n\t@echo $(file <a)\n",
    "grouped targets": "a b &: c\n",
    ".WAIT": "all: a .WAIT b\n",
}


def newer(makefile: str) -> set[str]:
    return {name for name, sign in LATER_THAN_3_81.items() if re.search(sign, makefile, re.MULTILINE)}


def test_the_makefile_is_one_for_make_3_81() -> None:
    assert newer(text("Makefile")) == set()


@pytest.mark.parametrize("name", LATER_THAN_3_81)
def test_what_make_3_81_does_not_know_is_seen(name: str) -> None:
    assert newer(NEWER[name]) == {name}


def broken_blocks(makefile: str) -> list[str]:
    """Lines of recipes that leave a shell word open: in make 3.81 each line is a shell of its own."""
    lines = re.findall(r"^\t((?:.*\\\n)*.*)", makefile, re.MULTILINE)
    pairs = (("if", "fi"), ("do", "done"), ("{", "}"), ("case", "esac"))
    found = []
    for line in lines:
        words = re.findall(r"[^\s;]+", re.sub(r"'[^']*'|\"[^\"]*\"", "", line.lstrip("@")))
        if any(words.count(opens) != words.count(closes) for opens, closes in pairs):
            found.append(line)
    return found


def test_each_line_of_a_recipe_is_whole() -> None:
    assert broken_blocks(text("Makefile")) == []
    assert broken_blocks("a:\n\tif true; then\n\t  echo\n\tfi\n") == ["if true; then", "fi"]
    assert broken_blocks("a:\n\tif true; then \\\n\t  echo; \\\n\tfi\n") == []


def named(paper: str) -> set[str]:
    """The paths that a paper names in code or links to. NAME and my-mutual stand for something; `*` is any."""
    words = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", paper, flags=re.MULTILINE | re.DOTALL))
    words += re.findall(r"\]\((?!https?:|#)([^)]+)\)", paper)
    paths = {word for each in words for word in each.split() if re.fullmatch(r"[\w.*/-]+", word)}
    return {path for path in paths if path.split("/")[0] in TOP and not path.startswith(MADE)}


def missing(paper: str) -> list[str]:
    patterns = {path: re.sub(r"\bNAME\b|\b(my|your)-mutual\b", "*", path.rstrip("/")) for path in named(paper)}
    return sorted(path for path, pattern in patterns.items() if not any(ROOT.glob(pattern)))


@pytest.mark.parametrize("name", PAPERS)
def test_every_path_that_a_paper_names_is_there(name: str) -> None:
    assert len(named(text(name))) > 5
    assert missing(text(name)) == []


def test_a_path_that_is_not_there_is_seen() -> None:
    assert missing("| a | `macros/read/nothing.py`, `docs/_data/`, `case_studies/NAME.yml` |") == [
        "macros/read/nothing.py"
    ]
    assert missing("[a](docs/nowhere.md)") == ["docs/nowhere.md"]


def test_short_names_in_the_table_of_the_readme_are_there() -> None:
    """`record_page.py` after `macros/shape/` is a file of that folder."""
    for row in re.findall(r"^\| .* \| `(macros/\S+/)`: (.*) \|$", text("README.md"), re.MULTILINE):
        for short in re.findall(r"`(\w+\.py)`", row[1]):
            assert (ROOT / row[0] / short).exists(), f"{row[0]}{short}"


def test_the_drawing_names_the_rooms_in_their_order() -> None:
    rows = re.findall(r"^\| `([\w.]+/?)` \|", text("ARCHITECTURE.md"), re.MULTILINE)
    assert rows == [f"{room}/" if room else "handbook.py" for room in ROOMS]
    drawing = text("ARCHITECTURE.md").split("```")[1]
    assert {room for room in ROOMS if room and not re.search(rf"\b{room}\b", drawing)} == set()


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ".pre-commit-config.yaml"])
def test_every_command_that_is_named_is_there(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    targets = set(re.findall(r"^([a-z]+|\S+\.done):", text("Makefile"), re.MULTILINE)) | {".venv/test.done"}
    told = re.sub(r"^.*\bapt-get\b.*$", "", text(name), flags=re.MULTILINE)
    code = re.findall(r"^```.*?^```|`[^`]+`", told, re.MULTILINE | re.DOTALL)
    assert {made for each in code for made in re.findall(r"(?<![\w.])make (?!-)([a-z][\w./]*)", each)} <= targets
    for command in set(re.findall(r"python -m macros (\w+)", text(name))):
        with pytest.raises(SystemExit) as ended:
            commands.main([command, "--help"])
        assert ended.value.code == 0, command
    capsys.readouterr()


def test_line_ends_are_the_same_on_every_machine() -> None:
    assert "* text=auto eol=lf" in text(".gitattributes").splitlines()


def test_editors_know_the_description_of_each_kind_of_file() -> None:
    settings = yaml.safe_load(text(".vscode/settings.json"))
    for schema, files in settings["yaml.schemas"].items():
        assert (ROOT / schema).exists(), schema
        for pattern in [files] if isinstance(files, str) else files:
            assert any(ROOT.glob(pattern.removeprefix("!"))), pattern


def test_mutants_stand_in_folders_that_are_there() -> None:
    told = tomllib.loads(text("pyproject.toml"))["tool"]["mutmut"]
    for pattern in [*told["only_mutate"], *told["also_copy"], *told["pytest_add_cli_args_test_selection"]]:
        assert any(ROOT.glob(pattern)), pattern


def test_caught_and_living_mutants_are_counted() -> None:
    caught, lived = mutants.count(
        "    macros.check.rules.x_a__mutmut_1: killed\n"
        "    macros.check.rules.x_a__mutmut_2: timeout\n"
        "    macros.check.rules.x_a__mutmut_3: survived\n"
        "    macros.shape.facts.xǁAǁb__mutmut_1: no tests\n"
        "    macros.shape.facts.xǁAǁb__mutmut_2: not checked\n"
    )
    assert (caught, lived) == ({"check": 2}, {"check": 1, "shape": 1})


@pytest.mark.parametrize(("part", "whole", "percent"), [(0, 0, 0), (2, 3, 66), (999, 1000, 99), (3, 3, 100)])
def test_a_share_is_never_rounded_up(part: int, whole: int, percent: int) -> None:
    assert mutants.share(part, whole) == percent


def test_every_version_that_is_tried_is_one_we_promise() -> None:
    check = yaml.safe_load(text(".github/workflows/check.yml"))
    versions = check["jobs"]["versions"]["strategy"]["matrix"]["python"]
    assert versions[0] == "3.11" == tomllib.loads(text("pyproject.toml"))["tool"]["mypy"]["python_version"]


def test_security_updates_are_never_held_back_by_others() -> None:
    """Each ecosystem has a group of its own for them."""
    for updates in yaml.safe_load(text(".github/dependabot.yml"))["updates"]:
        groups = updates["groups"].values()
        assert all("applies-to" in group for group in groups)
        assert [group["patterns"] for group in groups if group["applies-to"] == "security-updates"] == [["*"]]


@pytest.mark.parametrize("name", ["sans", "serif"])
def test_the_typefaces_have_the_letters_of_welsh_and_are_small(name: str) -> None:
    file = ROOT / f"docs/assets/fonts/handbook-{name}.woff2"
    held = TTFont(file)
    assert set(map(ord, "ÂÊÎÔÛŴŶâêîôûŵŷẁẃẅỳ£–—‘’“”…→\u202f")) <= set(held.getBestCmap())
    assert "Source" not in held["name"].getDebugName(1), "the licence keeps that name for the uncut typeface"
    assert file.stat().st_size < 25_000


def test_rules_of_looks_outrank_each_other_by_what_they_select() -> None:
    """What is "important" is so against the theme, for all that paper goes without, and where no motion is wanted."""
    allowed = ("[hidden]", ".note:is(:target", "transition-duration", "noscript")
    lines = (ROOT / "docs/assets/site.css").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "!important" in line and not any(word in line for word in allowed)] == []
