"""Data files held against what they name: pages, records, contacts, options of tables. What is wrong, out."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from macros.check.library import Library
from macros.read.fields import Fields
from macros.read.problems import Guesses, Problem, quoted, shown
from macros.read.reading import Document, Path_
from macros.read.records import Record
from macros.read.schema import Schema

WORDS = 60  # of an answer, at most
# Pages whose places come from other data than chapters and questions; tests of the built site look at those.
MADE = ("reference/glossary.md", "reference/what-changes.md", "reference/sources.md")


def question_problems(shelf: Library, stages: Collection[str]) -> Iterator[Problem]:
    """The problems of all questions. `stages` are those whose chapters show questions."""
    seen: dict[str, str] = {}
    for document in shelf.asked:
        check = File(document, shelf)
        for key, question in document.value["questions"].items():
            at: Path_ = ("questions", key)
            place = f"{shown(document.path)}:{document.line(at)}"
            if key in seen:
                told = f"There is a question {quoted(key)} already, at {seen[key]}. Choose another key."
                yield check.problem(at, told)
            seen.setdefault(key, place)
            if not set(question["stages"]) & set(stages):
                told = (
                    f"No chapter shows the question {quoted(key)}. Name a stage whose chapter calls stage_questions()."
                )
                yield check.problem((*at, "stages"), told)
            yield from check.question(at, question)


class File:
    """One file whose entries name contacts and pages, and the problems in it."""

    def __init__(self, document: Document, shelf: Library) -> None:
        self.document, self.shelf = document, shelf
        self.nearest, self.problem = Guesses().nearest, document.problem

    def question(self, at: Path_, question: Fields) -> Iterator[Problem]:
        """Problems of one question: too many words, and what it names that is not there."""
        answers = [(at, question), *(((*at, "differs", i), one) for i, one in enumerate(question.get("differs", ())))]
        for place, one in answers:
            count = len(one["answer"].split())
            if count > WORDS:
                yield self.problem((*place, "answer"), f"'answer' has {count} words, and {WORDS} is the most. Cut it.")
        yield from self.named(at, question)

    def known(self, at: Path_, keys: Iterable[str], known: Collection[str], sentence: str) -> Iterator[Problem]:
        """A problem for each key of a list that is not known: `sentence` with it in the place of "{}"."""
        for index, key in enumerate(keys):
            if key not in known:
                yield self.problem((*at, index), sentence.format(quoted(key)) + self.nearest(key, known))

    def named(self, at: Path_, entry: Fields) -> Iterator[Problem]:
        """Problems of contacts and pages that an entry names and that are not there."""
        if not self.shelf.whole:
            return
        told = "There is no contact {} in docs/_data/contacts.yml."
        yield from self.known((*at, "ask"), entry.get("ask", ()), self.shelf.contacts, told)
        for i, where in enumerate(entry.get("read_on", ())):
            page, _, anchor = where.partition("#")
            known = self.shelf.anchors.get(page)
            if known is None:
                sentence = f"There is no page {quoted(page)} in docs.{self.nearest(page, self.shelf.anchors)}"
                yield self.problem((*at, "read_on", i), sentence)
            elif anchor and page not in MADE and anchor not in known:
                sentence = f"The page {quoted(page)} has no place {quoted(anchor)}.{self.nearest(anchor, known)}"
                yield self.problem((*at, "read_on", i), sentence)


_NO_OPTION, _NO_QUESTION = "{} is no option of this table.", "{} is no question of this table."


def deciding_problems(shelf: Library, found: Mapping[str, Record], description: Schema) -> Iterator[Problem]:
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


WITHDRAWN = "withdrawn"  # in place of a new address


def redirect_problems(moved: Document, records: Collection[str], taken: Collection[str]) -> Iterator[Problem]:
    """Each entry leads from an address that no record has to one that a record has, or says that it was withdrawn.

    `taken` are the names that no record can have (addresses.py).
    """
    guesses = Guesses()
    for slug, entry in moved.value.items():
        to = entry["to"]
        if slug in records:
            told = f"There still is a record {quoted(slug)}. Take this entry out, or the record."
            yield moved.problem((slug,), told)
        if slug in taken:
            yield moved.problem((slug,), f"{quoted(slug)} is the address of a page. No record ever had it.")
        if to in moved.value:
            told = f"{quoted(to)} has moved itself. Name the record where the way ends."
            yield moved.problem((slug, "to"), told)
        elif to != WITHDRAWN and to not in records:
            told = f"There is no record {quoted(to)}.{guesses.nearest(to, records)}"
            yield moved.problem((slug, "to"), told)
