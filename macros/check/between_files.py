"""Data files held against what they name: sources, pages, records, contacts, options of tables. What is wrong, out."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from macros.check.library import Library, PageFacts
from macros.read.fields import Fields
from macros.read.problems import Guesses, Problem, quoted, shown
from macros.read.reading import Document, Path_, walk
from macros.read.records import Record
from macros.read.schema import Schema

WITHDRAWN = "withdrawn"  # in place of a new address
# Pages whose places come from other data than chapters and questions; tests of the built site look at those.
MADE = ("reference/glossary.md", "reference/what-changes.md", "reference/sources.md")
EFFECTS = ("always", "strikes", "only_if")  # of an answer of a chooser; "always" without an answer


def name_problems(shelf: Library) -> Iterator[Problem]:
    """A problem for each thing that a data file names, by the field that names it, and that is not there."""
    everywhere: dict[str, tuple[Collection[str], str]] = {
        "sources": (shelf.sources, "There is no source {} in docs/_data/sources."),
        "ask": (shelf.one("contacts").get("contacts", ()), "There is no contact {} in docs/_data/contacts.yml."),
        **dict.fromkeys(("record", "stopped", "hurt"), (shelf.records, "There is no record {}.")),
    }
    for document in (document for files in shelf.files.values() for document in files.values()):
        guesses = Guesses()
        themes, options, criteria = (
            [entry["key"] for entry in document.value.get(name, ())] for name in ("themes", "options", "criteria")
        )
        here = {
            "theme": (themes, "There is no theme {} above."),
            **dict.fromkeys(("options", "apart"), (options, "{} is no option of this table.")),
            **dict.fromkeys(("cell", "stands_for"), (criteria, "{} is no question of this table.")),
        }
        named = here | everywhere if shelf.whole else here
        for path, name in walk(document.value):
            field = next((key for key in reversed(path) if isinstance(key, str)), "")
            if not isinstance(name, str):
                continue
            if field == "read_on" and shelf.whole:
                yield from (document.problem(path, told) for told in _misled(name, shelf.pages, guesses))
            elif field in named and name not in (known := named[field])[0]:
                yield document.problem(path, known[1].format(quoted(name)) + guesses.nearest(name, known[0]))


def _misled(where: str, pages: Mapping[str, PageFacts], guesses: Guesses) -> Iterator[str]:
    """What is wrong with a page, and perhaps a place in it, where readers are sent on."""
    page, _, anchor = where.partition("#")
    if page not in pages:
        yield f"There is no page {quoted(page)} in docs.{guesses.nearest(page, pages)}"
    elif anchor and page not in MADE and anchor not in (known := pages[page].anchors):
        yield f"The page {quoted(page)} has no place {quoted(anchor)}.{guesses.nearest(anchor, known)}"


def question_problems(shelf: Library, stages: Iterable[str]) -> Iterator[Problem]:
    """Questions that stand twice, or nowhere. `stages` are those whose chapters show questions."""
    seen: dict[str, str] = {}
    for document in shelf.files["questions"].values():
        for key, question in document.value["questions"].items():
            at: Path_ = ("questions", key)
            if key in seen:
                told = f"There is a question {quoted(key)} already, at {seen[key]}. Choose another key."
                yield document.problem(at, told)
            seen.setdefault(key, f"{shown(document.path)}:{document.line(at)}")
            if set(question["stages"]).isdisjoint(stages):
                told = f"No chapter shows the question {quoted(key)}."
                yield document.problem((*at, "stages"), f"{told} Name a stage whose chapter calls stage_questions().")


def deciding_problems(shelf: Library, found: Mapping[str, Record], description: Schema) -> Iterator[Problem]:
    """What the readiness check and the choosers say and cannot bear out. `description` is that of a record."""
    endings = description.root["definitions"]["ending"]["enum"]
    for document in shelf.files["readiness"].values():
        yield from _readiness(document, found, endings)
    for document in shelf.files["table"].values():
        if "chooser" in document.value:
            yield from _chooser(document)


def _readiness(document: Document, found: Mapping[str, Record], endings: list[str]) -> Iterator[Problem]:
    for index, statement in enumerate(document.value["statements"]):
        for field in ("stopped", "hurt"):
            for place, slug in enumerate(statement.get(field, ())):
                if told := _unfit(found[slug], field, endings) if slug in found else "":
                    yield document.problem(("statements", index, field, place), told.format(quoted(slug)))


def _unfit(record: Record, field: str, endings: list[str]) -> str:
    if field == "stopped" and record.get("status.value") not in endings:
        return "The record {} has not ended. Name it under 'hurt'."
    tones = [lesson.get("tone") for lesson in record.get("lessons", ())]
    if "went_badly" not in tones and not record.get("outcome.causes"):
        return "The record {} says of nothing that it went badly, and names no cause. Take it out."
    return ""


def _chooser(document: Document) -> Iterator[Problem]:
    """A problem for each option that an answer speaks of twice, or strikes out by a cell that holds nothing."""
    data = document.value["chooser"]
    cells = {option["key"]: option["cells"] for option in document.value["options"]}
    answers: list[tuple[Path_, Fields]] = [
        (("chooser", "questions", i, "answers", j), answer)
        for i, question in enumerate(data["questions"])
        for j, answer in enumerate(question["answers"])
    ]
    for at, answer in [(("chooser",), data), *answers]:
        told: set[str] = set()  # the options that this answer has spoken of
        for effect, index, rule in ((e, i, rule) for e in EFFECTS for i, rule in enumerate(answer.get(e, ()))):
            for number, key in enumerate(rule["options"]):
                here, cell = (*at, effect, index, "options", number), rule["cell"]
                if key in told:
                    yield document.problem(here, f"This answer speaks of {quoted(key)} twice. Keep one of them.")
                told.add(key)
                if effect == "strikes" and "value" not in cells.get(key, {}).get(cell, {"value": ""}):
                    sentence = f"{quoted(key)} cannot be struck out: its cell '{cell}' says that nothing was found."
                    yield document.problem(here, f"{sentence} Put it under 'only_if'.")


def redirect_problems(moved: Document, records: Collection[str], taken: Collection[str]) -> Iterator[Problem]:
    """Each entry leads from an address that no record has to one that a record has, or that was withdrawn."""
    guesses = Guesses()
    for slug, to in ((slug, entry["to"]) for slug, entry in moved.value.items()):
        if slug in records:
            yield moved.problem((slug,), f"There still is a record {quoted(slug)}. Take this entry out, or the record.")
        if slug in taken:
            yield moved.problem((slug,), f"{quoted(slug)} is the address of a page. No record ever had it.")
        if to in moved.value:
            yield moved.problem((slug, "to"), f"{quoted(to)} has moved itself. Name the record where the way ends.")
        elif to != WITHDRAWN and to not in records:
            yield moved.problem((slug, "to"), f"There is no record {quoted(to)}.{guesses.nearest(to, records)}")
