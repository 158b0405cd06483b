"""A Handbook in; the working documents that people fill in out, as files: .docx for words, .xlsx for the cash flow.

They are made from the chapters, so that they say what those say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from macros.check.chapters import Chapter
from macros.handbook import Handbook
from macros.meetings import cash_book
from macros.meetings.word import BOX, Word
from macros.read import dates, prose
from macros.read.schema import Choice

FOLDER = "documents"
CASH_STAGE = "plan-the-business"  # the chapter whose three tests the workbook holds
_BLANK_ROWS = 3


@dataclass(frozen=True)
class Document:
    """One file to fill in. `stage` is the number of the stage whose gate it holds, where it is a gate sheet."""

    name: str
    title: str
    use: str
    content: bytes
    stage: int | None = None

    @property
    def path(self) -> str:
        """Where it stands below the site's front."""
        return f"{FOLDER}/{self.name}"

    @property
    def kind(self) -> str:
        """The kind of file, as people call it."""
        return "Excel workbook" if self.name.endswith(".xlsx") else "Word document"

    @property
    def size(self) -> str:
        """Its true size in words."""
        return f"{max(1, round(len(self.content) / 1000))} KB"


def make(book: Handbook, author: str) -> list[Document]:
    """Every document. `author` is the name of the site. They are dated by the chapter that was checked last.

    While the site is served they are made again only when a chapter changes: they take a second or two.
    """
    names = {record.slug: record.name for record in book.records.values()}
    described = book.library.schemas["chapter"]
    return _made(
        _Writer(
            author,
            tuple(chapter.text for chapter in book.chapters.values()),
            tuple(tuple(prose.risks(chapter.text, names)) for chapter in book.chapters.values()),
            tuple(described.choices(described.at(("decisions", 0, "undo")))),
            tuple(book.chapters.values()),
        )
    )


@lru_cache(maxsize=1)
def _made(writer: _Writer) -> list[Document]:
    return [
        writer.cash_flow(),
        writer.decision_log(),
        writer.risk_register(),
        writer.stakeholder_map(),
        *[writer.gate_sheet(chapter) for chapter in writer.chapters],
    ]


@dataclass(frozen=True)
class _Writer:
    """What all documents of one build share. Two are equal if their documents would be: `chapters` says what
    `texts` says."""

    author: str
    texts: tuple[str, ...]
    risks: tuple[tuple[prose.Risk, ...], ...]
    undo: tuple[Choice, ...]
    chapters: tuple[Chapter, ...] = field(compare=False)

    @property
    def day(self) -> date:
        """The day on which a chapter was checked last."""
        return max(dates.last_day(str(chapter.data["checked"])) for chapter in self.chapters)

    def cash_flow(self) -> Document:
        title = "Cash flow for three years"
        question = next((str(c.data["gate"]) for c in self.chapters if c.slug == CASH_STAGE), "")
        content = cash_book.workbook(title, self.author, question, self.day)
        use = "Month by month, as planned and in the bad years of stage 6. Formulas are live; there are no macros."
        return Document("cash-flow.xlsx", title, use, content)

    def decision_log(self) -> Document:
        word = self._word("Decision log", landscape=True)
        word.paragraph("Write down each decision when it is made, and each “not yet” with the reason.")
        scale = "; ".join(f"{choice.value} {_lower(choice.label)}" for choice in self.undo)
        word.paragraph(f"{scale}.", bold="How hard to undo:")
        for chapter in self.chapters:
            word.heading(_stage(chapter), 2)
            rows = [[one["decision"], one["undo"], "", "", ""] for one in chapter.data["decisions"]]
            word.table(
                f"Decisions of stage {chapter.data['stage']}, with space for what was decided.",
                ("Decision", "To undo", "What was decided, and why", "Date, and who decided", "Look again on"),
                [*rows, [""] * 5],
                (26, 8, 34, 20, 12),
            )
        use = "All decisions of the nine stages, with how hard each is to undo."
        return Document("decision-log.docx", "Decision log", use, word.to_bytes())

    def risk_register(self) -> Document:
        word = self._word("Risk register", landscape=True)
        word.paragraph(
            "It begins with what each chapter says can go wrong. Strike out what does not apply, and add your own. "
            "Score each from 1 (low) to 5 (high), and give each one owner."
        )
        for chapter, risks in zip(self.chapters, self.risks, strict=True):
            word.heading(_stage(chapter), 2)
            rows = [[one.risk, one.notice, "", "", "", ""] for one in risks]
            word.table(
                f"Risks of stage {chapter.data['stage']}, with space for scores, owner and what you do.",
                ("Risk", "How it shows", "Likely, 1 to 5", "Harm, 1 to 5", "Owner", "What we do, and by when"),
                [*rows, [""] * 6],
                (22, 26, 8, 8, 12, 24),
            )
        use = "What can go wrong at each stage and how it shows, with columns for scores, owner and remedy."
        return Document("risk-register.docx", "Risk register", use, word.to_bytes())

    def stakeholder_map(self) -> Document:
        word = self._word("Stakeholder map", landscape=True)
        word.paragraph(
            "Who has a say, who is affected, and who talks to whom. Name groups and roles, not private people."
        )
        word.heading("Groups named in the chapters", 2)
        stages: dict[str, list[str]] = {}
        reasons: dict[str, str] = {}
        for chapter in self.chapters:
            for person in chapter.data["in_the_room"]:
                stages.setdefault(person["who"], []).append(str(chapter.data["stage"]))
                reasons.setdefault(person["who"], person["why"])
        word.table(
            "Groups, why each matters and at which stages, with space for what they want and who talks to them.",
            (
                "Group",
                "Why they matter",
                "Stages",
                "What they want, and fear",
                "Say, 1 to 5",
                "Who talks to them, when",
            ),
            [
                *[[who, reasons[who], ", ".join(numbers), "", "", ""] for who, numbers in stages.items()],
                *[[""] * 6] * _BLANK_ROWS,
            ],
            (20, 27, 8, 21, 7, 17),
        )
        word.heading("Where each stands", 2)
        word.table(
            "Four fields to write groups in, by how much say they have and how much the change affects them.",
            ("", "Much affected", "Little affected"),
            [["Much say", "Work with closely:", "Keep content:"], ["Little say", "Ask first:", "Keep informed:"]],
            (16, 42, 42),
        )
        use = "The groups that the chapters name, why each matters, and who talks to them."
        return Document("stakeholder-map.docx", "Stakeholder map", use, word.to_bytes())

    def gate_sheet(self, chapter: Chapter) -> Document:
        data = chapter.data
        title = f"Gate sheet {data['stage']}: {data['short_name']}"
        word = self._word(title)
        word.paragraph(data["gate"], bold="The question:")
        word.heading("On paper before you go on", 2)
        word.table(
            "Evidence for the gate, with a box to tick and space to say where each item is.",
            ("Seen", "Evidence", "Where it is, and its date"),
            [[BOX, item, ""] for item in data["evidence"]],
            (10, 57, 33),
        )
        word.heading("Our answer", 2)
        for answer in ("Go on", "Not yet. What is missing:", "Stop. The reason:"):
            word.paragraph(f"{BOX} {answer}")
        word.paragraph(data["stopping"], bold="If you stop here.")
        word.heading("Seen by", 2)
        word.paragraph(
            "A signature says that you have seen the evidence. It does not bind how you or your union vote.", leads=True
        )
        word.table(
            "Space for names, signatures and dates.",
            ("For", "Name", "Signature", "Date"),
            [[who, "", "", ""] for who in SIGNED_FOR],
            (30, 28, 28, 14),
            whole=True,
        )
        use = f"{data['gate']} The evidence to have on paper, the answer, and space to sign."
        return Document(f"gate-{chapter.slug}.docx", title, use, word.to_bytes(), stage=data["stage"])

    def _word(self, title: str, landscape: bool = False) -> Word:
        return Word(title, self.author, self.day, landscape)


# Who signs at a gate, here and in the meeting pack.
SIGNED_FOR = ("The staff group", "Trade unions", "People who use the service", "The host or sponsor")


def _stage(chapter: Chapter) -> str:
    return f"Stage {chapter.data['stage']}: {chapter.data['short_name']}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
