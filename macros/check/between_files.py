"""Data files held against what they name: pages, records, contacts, options of tables. What is wrong, out."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from macros.check.library import Library
from macros.read.fields import Fields
from macros.read.problems import Guesses, Problem, quoted, shown
from macros.read.reading import Document, Path_
from macros.read.records import Record
from macros.read.schema import Schema

WORDS = 60  # of an answer, at most
WITHDRAWN = "withdrawn"  # in place of a new address
# Pages whose places come from other data than chapters and questions; tests of the built site look at those.
MADE = ("reference/glossary.md", "reference/what-changes.md", "reference/sources.md")
EFFECTS = ("always", "strikes", "only_if")  # of an answer of a chooser; "always" without an answer
_NO_OPTION, _NO_QUESTION = "{} is no option of this table.", "{} is no question of this table."


class _File:
    """One file whose entries name other things, and the problems in it."""

    def __init__(self, document: Document, shelf: Library) -> None:
        self.data, self.shelf = document.value, shelf
        self.nearest, self.problem = Guesses().nearest, document.problem

    def known(self, at: Path_, keys: Iterable[str], known: Collection[str], sentence: str) -> Iterator[Problem]:
        """A problem for each key of a list that is not known: `sentence` with it in the place of "{}"."""
        for index, key in enumerate(keys):
            if key not in known:
                yield self.problem((*at, index), sentence.format(quoted(key)) + self.nearest(key, known))

    def named(self, at: Path_, entry: Fields) -> Iterator[Problem]:
        """Problems of contacts and pages that an entry names and that are not there."""
        if not self.shelf.whole:
            return
        anchors, told = self.shelf.anchors, "There is no contact {} in docs/_data/contacts.yml."
        yield from self.known((*at, "ask"), entry.get("ask", ()), self.shelf.contacts, told)
        for i, (page, _, anchor) in enumerate(where.partition("#") for where in entry.get("read_on", ())):
            told = ""
            if page not in anchors:
                told = f"There is no page {quoted(page)} in docs.{self.nearest(page, anchors)}"
            elif anchor and page not in MADE and anchor not in anchors[page]:
                told = f"The page {quoted(page)} has no place {quoted(anchor)}.{self.nearest(anchor, anchors[page])}"
            if told:
                yield self.problem((*at, "read_on", i), told)


def question_problems(shelf: Library, stages: Collection[str]) -> Iterator[Problem]:
    """The problems of all questions. `stages` are those whose chapters show questions."""
    seen: dict[str, str] = {}
    for document in shelf.asked:
        check = _File(document, shelf)
        for key, question in document.value["questions"].items():
            at: Path_ = ("questions", key)
            if key in seen:
                told = f"There is a question {quoted(key)} already, at {seen[key]}. Choose another key."
                yield check.problem(at, told)
            seen.setdefault(key, f"{shown(document.path)}:{document.line(at)}")
            if not set(question["stages"]) & set(stages):
                told = f"No chapter shows the question {quoted(key)}."
                yield check.problem((*at, "stages"), f"{told} Name a stage whose chapter calls stage_questions().")
            others = (((*at, "differs", i), one) for i, one in enumerate(question.get("differs", ())))
            for place, one in [(at, question), *others]:
                if (count := len(one["answer"].split())) > WORDS:
                    told = f"'answer' has {count} words, and {WORDS} is the most. Cut it."
                    yield check.problem((*place, "answer"), told)
            yield from check.named(at, question)


def deciding_problems(shelf: Library, found: Mapping[str, Record], description: Schema) -> Iterator[Problem]:
    """The problems of all that helps to decide. `description` is that of a record."""
    for name, document in shelf.decided.items():
        check = _File(document, shelf)
        yield from _readiness(check, found, description) if name == "readiness" else _chooser(check)


def _readiness(check: _File, found: Mapping[str, Record], description: Schema) -> Iterator[Problem]:
    themes = [theme["key"] for theme in check.data["themes"]]
    endings = description.root["definitions"]["ending"]["enum"]
    for index, statement in enumerate(check.data["statements"]):
        at: Path_ = ("statements", index)
        yield from check.named(at, statement)
        yield from check.known((*at, "theme"), [statement["theme"]], themes, "There is no theme {} above.")
        for field in ("stopped", "hurt"):
            yield from check.known((*at, field), statement.get(field, ()), found, "There is no record {}.")
            for place, slug in enumerate(statement.get(field, ())):
                if told := _unfit(found[slug], field, endings) if slug in found else "":
                    yield check.problem((*at, field, place), told.format(quoted(slug)))


def _unfit(record: Record, field: str, endings: list[str]) -> str:
    if field == "stopped" and record.get("status.value") not in endings:
        return "The record {} has not ended. Name it under 'hurt'."
    tones = [lesson.get("tone") for lesson in record.get("lessons", ())]
    if "went_badly" not in tones and not record.get("outcome.causes"):
        return "The record {} says of nothing that it went badly, and names no cause. Take it out."
    return ""


def _chooser(check: _File) -> Iterator[Problem]:
    """A problem for each option and cell that is not there, holds nothing, or is told twice."""
    data, at = check.data["chooser"], ("chooser",)
    options = {option["key"]: option["cells"] for option in check.data["options"]}
    criteria = [criterion["key"] for criterion in check.data["criteria"]]
    yield from check.known((*at, "apart"), data["apart"], options, _NO_OPTION)
    yield from check.known((*at, "stands_for"), data["stands_for"], criteria, _NO_QUESTION)
    answers: list[tuple[Path_, Fields]] = [
        ((*at, "questions", i, "answers", j), answer)
        for i, question in enumerate(data["questions"])
        for j, answer in enumerate(question["answers"])
    ]
    for place, rules in [(at, data), *answers]:
        told: set[str] = set()  # the options that this answer has spoken of
        for effect, index, rule in ((e, i, rule) for e in EFFECTS for i, rule in enumerate(rules.get(e, ()))):
            here, cell = (*place, effect, index), rule["cell"]
            yield from check.known((*here, "options"), rule["options"], options, _NO_OPTION)
            yield from check.known((*here, "cell"), [cell], criteria, _NO_QUESTION)
            for number, key in enumerate(rule["options"]):
                if key in told:
                    sentence = f"This answer speaks of {quoted(key)} twice. Keep one of them."
                    yield check.problem((*here, "options", number), sentence)
                told.add(key)
                if effect == "strikes" and "value" not in options.get(key, {}).get(cell, {"value": ""}):
                    sentence = f"{quoted(key)} cannot be struck out: its cell '{cell}' says that nothing was found."
                    yield check.problem((*here, "options", number), f"{sentence} Put it under 'only_if'.")


def redirect_problems(moved: Document, records: Collection[str], taken: Collection[str]) -> Iterator[Problem]:
    """Each entry leads from an address that no record has to one that a record has, or that was withdrawn."""
    guesses = Guesses()
    for slug, to in ((slug, entry["to"]) for slug, entry in moved.value.items()):
        if slug in records:
            told = f"There still is a record {quoted(slug)}. Take this entry out, or the record."
            yield moved.problem((slug,), told)
        if slug in taken:
            yield moved.problem((slug,), f"{quoted(slug)} is the address of a page. No record ever had it.")
        if to in moved.value:
            yield moved.problem((slug, "to"), f"{quoted(to)} has moved itself. Name the record where the way ends.")
        elif to != WITHDRAWN and to not in records:
            told = f"There is no record {quoted(to)}.{guesses.nearest(to, records)}"
            yield moved.problem((slug, "to"), told)
