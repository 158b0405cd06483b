"""The readiness check and the choosers, with records and tables, in; what is wrong with them out."""

from collections.abc import Iterator, Mapping

from macros.check.library import Library
from macros.check.questions import File
from macros.read.fields import Fields
from macros.read.problems import Problem, quoted
from macros.read.reading import Path_
from macros.read.records import Record
from macros.read.schema import Schema

_NO_OPTION, _NO_QUESTION = "{} is no option of this table.", "{} is no question of this table."


def problems(shelf: Library, found: Mapping[str, Record], description: Schema) -> Iterator[Problem]:
    """The problems of all that helps to decide. `description` is that of a record."""
    for name, document in shelf.decided.items():
        check = File(document, shelf)
        if name == "readiness":
            yield from _readiness(check, document.value, found, description)
        else:
            yield from _Chooser(check, document.value).problems()


def _readiness(check: File, data: Fields, found: Mapping[str, Record], description: Schema) -> Iterator[Problem]:
    themes = [theme["key"] for theme in data["themes"]]
    endings = description.root["definitions"]["ending"]["enum"]
    for index, statement in enumerate(data["statements"]):
        at: Path_ = ("statements", index)
        yield from check.named(at, statement)
        yield from check.known((*at, "theme"), [statement["theme"]], themes, "There is no theme {} above.")
        for field in ("stopped", "hurt"):
            for place, slug in enumerate(statement.get(field, ())):
                if told := _unfit(found.get(slug), field, endings):
                    guess = "" if slug in found else check.nearest(slug, found)
                    yield check.problem((*at, field, place), f"{told.format(quoted(slug))}{guess}")


def _unfit(record: Record | None, field: str, endings: list[str]) -> str:
    if record is None:
        return "There is no record {}."
    if field == "stopped" and record.get("status.value") not in endings:
        return "The record {} has not ended. Name it under 'hurt'."
    tones = [lesson.get("tone") for lesson in record.get("lessons", ())]
    if "went_badly" not in tones and not record.get("outcome.causes"):
        return "The record {} says of nothing that it went badly, and names no cause. Take it out."
    return ""


class _Chooser:
    """The chooser of one table, and the problems in it."""

    def __init__(self, check: File, table: Fields) -> None:
        self.check, self.data = check, table["chooser"]
        self.options = {option["key"]: option for option in table["options"]}
        self.criteria = [criterion["key"] for criterion in table["criteria"]]

    def problems(self) -> Iterator[Problem]:
        """A problem for each option and cell that is not there, holds nothing, or is told twice."""
        at: Path_ = ("chooser",)
        yield from self.check.known((*at, "apart"), self.data["apart"], self.options, _NO_OPTION)
        yield from self.check.known((*at, "stands_for"), self.data["stands_for"], self.criteria, _NO_QUESTION)
        yield from self._rules((*at, "always"), self.data.get("always", ()), {}, may_be_open=True)
        for i, question in enumerate(self.data["questions"]):
            for j, answer in enumerate(question["answers"]):
                here, told = (*at, "questions", i, "answers", j), dict[str, str]()
                yield from self._rules((*here, "strikes"), answer.get("strikes", ()), told, may_be_open=False)
                yield from self._rules((*here, "only_if"), answer.get("only_if", ()), told, may_be_open=True)

    def _rules(self, at: Path_, rules: list[Fields], told: dict[str, str], *, may_be_open: bool) -> Iterator[Problem]:
        """Problems of rules. `told` are the options that this answer has spoken of."""
        for index, rule in enumerate(rules):
            yield from self.check.known((*at, index, "options"), rule["options"], self.options, _NO_OPTION)
            yield from self.check.known((*at, index, "cell"), [rule["cell"]], self.criteria, _NO_QUESTION)
            for place, key in enumerate(rule["options"]):
                here = (*at, index, "options", place)
                if key in told:
                    yield self.check.problem(here, f"This answer speaks of {quoted(key)} twice. Keep one of them.")
                told[key] = rule["cell"]
                cell = self.options.get(key, {"cells": {}})["cells"].get(rule["cell"], {"value": ""})
                if not may_be_open and "value" not in cell:
                    sentence = (
                        f"{quoted(key)} cannot be struck out: its cell '{rule['cell']}' says that nothing was found."
                    )
                    yield self.check.problem(here, f"{sentence} Put it under 'only_if'.")
