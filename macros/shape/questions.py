"""Questions as they are written in; what pages show of each, and of whom to ask, out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from macros.check.library import Library
from macros.read import addresses, dates
from macros.read.fields import Fields


@dataclass(frozen=True)
class Question:
    """One question. `data` is what its file says, `subject` the heading it stands under; `differs` are its answers for
    some, each with `whom` in words. `less_sure` is how sure we are of the answer, where that is less than sure, in
    words; `differs` have it too."""

    key: str
    subject: str
    data: Fields
    differs: tuple[Fields, ...]
    ask: tuple[tuple[str, Fields], ...]
    read_on: tuple[tuple[str, str], ...]
    overdue: bool
    less_sure: str = ""

    @property
    def by(self) -> str:
        """What its answers differ by, in words."""
        kinds = {"employers": "employer", "nations": "nation"}
        return " and ".join(word for key, word in kinds.items() if any(key in one for one in self.differs))

    @property
    def sources(self) -> list[str]:
        """Every source of its answers, once."""
        return list(dict.fromkeys(key for one in (self.data, *self.differs) for key in one["sources"]))

    def only_for(self, source: str) -> list[int]:
        """Which of the answers that differ rest on a source, by their place. None where the general answer does."""
        shared = source in self.data["sources"]
        return [] if shared else [place for place, one in enumerate(self.differs) if source in one["sources"]]


def every(shelf: Library, today: date) -> list[Question]:
    """All questions, by subject and in the order of their files."""
    if not shelf.of("questions"):
        return []
    schema = shelf.schemas["questions"]
    employers, nations, sure = (
        schema.labels(schema.root["definitions"][name]) for name in ("employer", "home_nation", "confidence")
    )
    whom = {**employers, **nations}
    less_sure = {value: label.lower() for value, label in sure.items()} | {"high": ""}
    found = []
    for subject in sorted(shelf.of("questions").values(), key=lambda subject: (subject["order"], subject["subject"])):
        for key, data in subject["questions"].items():
            differs = tuple(
                {**one, "whom": _whom(one, whom), "less_sure": less_sure[one["confidence"]]}
                for one in data.get("differs", ())
            )
            ask = tuple((name, shelf.one("contacts")["contacts"][name]) for name in data.get("ask", ()))
            read_on = tuple(place(where, shelf) for where in data.get("read_on", ()))
            overdue = dates.last_day(str(data["check_again"])) < today
            less = less_sure[data["confidence"]]
            found.append(Question(key, subject["subject"], data, differs, ask, read_on, overdue, less))
    return found


def of_stage(found: Iterable[Question], stage: str, field: str = "stages") -> list[Question]:
    """The questions of a stage. Those that belong to it first; `field` is "stages" or "handout"."""
    own = [question for question in found if stage in question.data.get(field, ())]
    return sorted(own, key=lambda question: question.data["stages"][0] != stage)


def in_chapter(found: Iterable[Question], stage: str) -> tuple[list[Question], list[Question]]:
    """The questions that the chapter of a stage answers, and those that it only links to. Some it does not name."""
    here = [question for question in of_stage(found, stage) if "apart" not in question.data]
    answered = [question for question in here if question.data["stages"][0] == stage and "linked" not in question.data]
    return answered, [question for question in here if question not in answered]


def your_job(found: Iterable[Question]) -> list[Question]:
    """What touches a person's own life, in the order of the files' numbers."""
    return sorted((q for q in found if "your_job" in q.data), key=lambda question: int(question.data["your_job"]))


def asked(found: Iterable[Question], others: Mapping[str, Fields] | None = None) -> list[tuple[str, Fields]]:
    """Whom these questions name and who can be rung, each once: who is there for everybody comes first. One that is
    for some staff only, such as a pension scheme, brings from `others` those of its kind that are for the rest."""
    named = {name: contact for question in found for name, contact in question.ask}
    kinds = {contact["group"] for contact in named.values() if "employers" in contact}
    named |= {name: one for name, one in (others or {}).items() if one["group"] in kinds and "employers" in one}
    return sorted((one for one in named.items() if one[1].get("phone")), key=lambda one: "employers" in one[1])


def _whom(one: Fields, labels: Mapping[str, str]) -> str:
    """Whom an answer is for, as in a sentence: "A council, the NHS or a school: England and Wales"."""
    employers, nations = ([labels[value] for value in one.get(key, ())] for key in ("employers", "nations"))
    employers[1:] = [label[0].lower() + label[1:] for label in employers[1:]]
    return ": ".join(filter(None, (_listed(employers, "or"), _listed(nations, "and"))))


def _listed(names: list[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def place(where: str, shelf: Library) -> tuple[str, str]:
    """A page, and a place in it, as a file of docs/_data names it: its address below the front, and its title."""
    page, mark, anchor = where.partition("#")
    address = addresses.of_page(PurePath(page))
    return f"{address}{mark}{anchor}", shelf.pages[page].title if page in shelf.pages else address
