"""What staff ask, with the pages and contacts that answers name, in; what is wrong with it out."""

from collections.abc import Collection, Iterable, Iterator

from macros.check.library import Library
from macros.read.fields import Fields
from macros.read.problems import Guesses, Problem, quoted, shown
from macros.read.reading import Document, Path_

WORDS = 60  # of an answer, at most
# Pages whose places come from other data than chapters and questions; tests of the built site look at those.
MADE = ("reference/glossary.md", "reference/what-changes.md", "reference/sources.md")


def problems(shelf: Library, stages: Collection[str]) -> Iterator[Problem]:
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
