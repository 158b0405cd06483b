"""Options scoring: what the workbook says is what a second reckoning says, whatever is typed."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

import openpyxl
import pytest

from macros.handbook import Handbook
from macros.meetings.documents import WorkingDocument
from tests.meetings.workbook import Workbook

LINES, OPTIONS = 11, 7
COST, USERS = 5, 0  # lines F and A
COLUMNS = "BCDEFGH"
CLOSE = 1e-6


@dataclass
class Typed:
    """What people type: a weight for each line; for each line and option a score, and whether it rests on hope; for
    each option what it scores on cost without a tax advantage, and whether it passed."""

    weights: list[float]
    scores: list[list[Any]]
    hope: list[list[bool]]
    untaxed: list[Any]
    passed: list[bool] = field(default_factory=lambda: [True] * OPTIONS)


def read(workbook: Any) -> Typed:
    """What is typed into a workbook."""
    scores, tests = workbook["Scores"], workbook["Tests"]
    return Typed(
        [workbook["Weights"][f"D{row}"].value for row in range(5, 16)],
        [[scores[f"{column}{row}"].value for column in COLUMNS] for row in range(4, 15)],
        [[scores[f"{column}{row}"].value == "x" for column in COLUMNS] for row in range(18, 29)],
        [scores[f"{column}31"].value for column in COLUMNS],
        [all(tests[f"{column}{row}"].value == "Yes" for row in range(4, 8)) for column in COLUMNS],
    )


def twice(weights: list[float], line: int) -> list[float]:
    """The weights with one doubled, and the others shrunk to fit."""
    double = min(100, 2 * weights[line])
    return [double if at == line else w * (100 - double) / (100 - weights[line]) for at, w in enumerate(weights)]


def totals(weights: list[float], scores: list[list[float]]) -> list[float]:
    """Weight times score, added up, for each option."""
    return [sum(w * line[option] for w, line in zip(weights, scores, strict=True)) for option in range(OPTIONS)]


def firsts(given: Typed) -> list[int]:
    """Which option comes first as scored, and in each of the five tests."""
    plain: list[list[float]] = [[s if isinstance(s, int) else 0 for s in line] for line in given.scores]
    hoped = [[max(s - h, 0) for s, h in zip(*pair, strict=True)] for pair in zip(plain, given.hope, strict=True)]
    tax = [s if isinstance(s, int) else plain[COST][at] for at, s in enumerate(given.untaxed)]
    as_scored = totals(given.weights, plain)
    first = best(given, as_scored)
    most = totals(given.weights, [[4 if s == "?" else s or 0 for s in line] for line in given.scores])
    most[first] = as_scored[first]
    tests = [
        as_scored,
        totals(twice(given.weights, COST), plain),
        totals(twice(given.weights, USERS), plain),
        totals(given.weights, hoped),
        totals(given.weights, [*plain[:COST], tax, *plain[COST + 1 :]]),
        most,
    ]
    return [best(given, found) for found in tests]


def best(given: Typed, found: list[float]) -> int:
    """The option with the highest total of those that passed."""
    return max((option for option in range(OPTIONS) if given.passed[option]), key=lambda option: found[option])


@pytest.fixture(scope="module")
def made(all_documents: tuple[WorkingDocument, ...]) -> dict[str, WorkingDocument]:
    """The two workbooks, by their names."""
    return {one.name: one for one in all_documents if one.name.startswith("options-scoring")}


@pytest.fixture(scope="module")
def example(made: dict[str, WorkingDocument]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made["options-scoring-example.xlsx"].content))


@pytest.fixture
def sheets(made: dict[str, WorkingDocument]) -> Workbook:
    """The worked example, reckoned anew."""
    return Workbook(made["options-scoring-example.xlsx"].content)


def test_every_value_the_file_holds_is_what_its_formula_gives(sheets: Workbook) -> None:
    assert sheets.holds_what_it_reckons(close=0.0001) > 500


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"Scores_E4": 4, "Weights_D5": 15, "Weights_D8": 15},
        {"Scores_C9": 4, "Scores_E9": "?", "Tests_C4": "No"},
        {"Tests_H7": "Yes", "Scores_H7": "?", "Scores_H8": "?"},
    ],
)
def test_it_adds_up_and_tests_as_the_second_reckoning_does(
    typed: dict[str, Any], sheets: Workbook, example: Any
) -> None:
    value = sheets.type({(key.split("_")[0], key.split("_")[1]): one for key, one in typed.items()}).value
    given = read(example)
    for key, one in typed.items():
        sheet, _, cell = key.partition("_")
        row, column = int(cell[1:]), COLUMNS.index(cell[0]) if sheet != "Weights" else 0
        if sheet == "Weights":
            given.weights[row - 5] = one
        elif sheet == "Scores":
            given.scores[row - 4][column] = one
        else:
            given.passed[column] = one == "Yes"
    plain: list[list[float]] = [[s if isinstance(s, int) else 0 for s in line] for line in given.scores]
    found = totals(given.weights, plain)
    assert [float(value("Results", f"C{row}")) for row in range(5, 12)] == pytest.approx(found)
    names = [example["Scores"][f"{column}3"].value for column in COLUMNS]
    assert [value("How firm", f"B{row}") for row in range(5, 11)] == [names[first] for first in firsts(given)]
    _turns(value, given, plain, found, names)


def _turns(value: Any, given: Typed, plain: list[list[float]], found: list[float], names: list[str]) -> None:
    """At the weight where the order is said to turn, the two are level; and none draws level nearer by."""
    first = best(given, found)
    for line in range(LINES):
        said, now = value("How firm", f"C{15 + line}"), given.weights[line]
        if said == "Never":
            continue
        other = names.index(value("How firm", f"E{15 + line}"))

        def lead(weight: float, option: int, line: int = line, now: float = now) -> float:
            moved = [weight if at == line else w * (100 - weight) / (100 - now) for at, w in enumerate(given.weights)]
            level = totals(moved, plain)
            return level[first] - level[option]

        assert lead(float(said), other) == pytest.approx(0, abs=CLOSE)
        step = (float(said) - now) * 0.999
        for option in (option for option in range(OPTIONS) if given.passed[option] and option != first):
            assert lead(now + step, option) > -CLOSE, "nobody draws level before"


def test_the_blank_one_says_so_and_asks_for_what_is_missing(made: dict[str, WorkingDocument]) -> None:
    held = openpyxl.load_workbook(io.BytesIO(made["options-scoring.xlsx"].content), data_only=True)
    assert held["Results"]["A2"].value == held["How firm"]["A2"].value == "Not scored yet"
    assert held["Weights"]["E16"].value == "Adds up to 100"


def test_nonsense_stops_the_results(sheets: Workbook) -> None:
    value = sheets.type({("Weights", "D5"): 25}).value
    assert value("Weights", "E5") == "Mend: 20 is the most"
    assert value("Results", "A2") == value("How firm", "A2") == "Mend the weights first"


def test_its_lines_are_those_of_the_chapter(example: Any, book: Handbook) -> None:
    text = book.chapters["choose-the-model"].text
    for row in range(5, 16):
        kind = "| " + " | ".join(example["Weights"][f"{column}{row}"].value for column in "ABC") + " |"
        assert kind in text
    assert all(f"| {example['Scores'][f'{column}3'].value} | | | |" in text for column in COLUMNS)


def test_each_sheet_prints_with_its_name_and_is_guarded(made: dict[str, WorkingDocument]) -> None:
    for one in made.values():
        workbook = openpyxl.load_workbook(io.BytesIO(one.content))
        assert (workbook.properties.title, workbook.properties.language) == (one.title, "en-GB")
        for sheet in workbook:
            assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.paperSize == 9
            assert (sheet.oddHeader.left.text, sheet.oddHeader.right.text) == ("The handbook", one.title)
            assert "November 2026" in sheet.oddFooter.left.text and sheet.oddFooter.right.text == "Page &P of &N"
            assert sheet.protection.sheet
            for row in sheet.iter_rows():
                assert all(cell.protection.locked for cell in row if cell.data_type == "f")
        assert not workbook["Scores"]["B4"].protection.locked
