"""The chooser of a reference table in; its questions, and its options with every reason against them, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from macros.read.fields import Fields
from macros.read.records import Record
from macros.shape import reference
from macros.shape.facts import Fact, Words
from macros.shape.reference import OptionColumn

EFFECTS = ("strikes", "only_if")


@dataclass(frozen=True)
class Cell:
    """One cell of the table: the heading of its row, and what it says."""

    label: str
    fact: Fact


@dataclass(frozen=True)
class Reason:
    """What one answer does to one option, and the cell that says why. `when` is the answer in the form ("say-vote"),
    or "always"; `asked` are the words of question and answer."""

    when: str
    effect: str
    because: str
    cell: Cell
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """One answer, and for each effect the rules, each with the letters and names of its options and the reason."""

    key: str
    text: str
    effects: dict[str, tuple[tuple[str, str, str], ...]]


@dataclass(frozen=True)
class Question:
    """One question: what its file says, and its answers."""

    data: Fields
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Option:
    """One option, the letter it has on the sheet, the cells shown with it, and every reason against it."""

    letter: str
    column: OptionColumn
    apart: bool
    shown: tuple[Cell, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Chooser:
    """The chooser of a table: what its file says of it, and what is made of that."""

    data: Fields
    questions: tuple[Question, ...]
    options: tuple[Option, ...]


def chooser(table: Fields, words: Words, found: Iterable[Record]) -> Chooser:
    """The chooser of a table. `found` are all records."""
    data = table["chooser"]
    labels = {criterion["key"]: criterion["label"] for criterion in table["criteria"]}
    names = {option["key"]: option["name"] for option in table["options"]}
    node = words.schema.at(("options", 0, "cells", "any"))

    def option(letter: str, column: OptionColumn, cells: Fields) -> Option:
        def cell(key: str) -> Cell:
            return Cell(labels[key], words.fact(cells[key], node))

        shown = tuple(cell(key) for key in data["stands_for"])
        reasons = tuple(
            Reason(when, effect, rule["because"], cell(rule["cell"]), asked)
            for when, effect, rule, asked in _rules(data)
            if column.key in rule["options"]
        )
        return Option(letter, column, column.key in data["apart"], shown, reasons)

    columns = reference.columns(table, words.schema, found)
    options = tuple(
        option(letter, column, held["cells"])
        for letter, column, held in zip(ascii_uppercase, columns, table["options"], strict=False)
    )
    letters = {one.column.key: one.letter for one in options}
    return Chooser(data, tuple(_question(question, names, letters) for question in data["questions"]), options)


def _question(data: Fields, names: dict[str, str], letters: dict[str, str]) -> Question:
    def listed(rule: Fields) -> tuple[str, str, str]:
        keys = rule["options"]
        return ", ".join(letters[key] for key in keys), "; ".join(names[key] for key in keys), rule["because"]

    def told(answer: Fields, effect: str) -> tuple[tuple[str, str, str], ...]:
        return tuple(listed(rule) for rule in answer.get(effect, ()))

    answers = (
        Answer(answer["key"], answer["answer"], {effect: told(answer, effect) for effect in EFFECTS})
        for answer in data["answers"]
    )
    return Question(data, tuple(answers))


def _rules(data: Fields) -> Iterator[tuple[str, str, Fields, tuple[str, ...]]]:
    """Every rule in the order of the page: its answer, its effect, itself, and the words of question and answer."""
    for rule in data.get("always", ()):
        yield "always", "only_if", rule, ()
    for question in data["questions"]:
        for answer in question["answers"]:
            for effect in EFFECTS:
                for rule in answer.get(effect, ()):
                    yield f"{question['key']}-{answer['key']}", effect, rule, (question["short"], answer["answer"])
