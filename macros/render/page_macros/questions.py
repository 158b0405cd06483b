"""Questions and contacts in; the pages of answers, those of a chapter, and who can help, out."""

from itertools import groupby

from macros.read.schema import Choice
from macros.render.page_macros.group import MacroGroup
from macros.shape import questions
from macros.shape.facts import Citations, SourceView
from macros.shape.questions import Question


class QuestionMacros(MacroGroup):
    """Macros of what staff ask, and of whom to ask."""

    def all_questions(self) -> str:
        """Every question by subject, with its answer and what stands behind it."""
        found = groupby(self._every(), lambda question: question.subject)
        subjects = [(subject, list(held)) for subject, held in found]
        return self._told("all_questions.md", subjects=subjects, **self._choosing())

    def your_job(self) -> str:
        """What touches a person's own life, by employer and nation, and whom to ring."""
        found = questions.your_job(self._every())
        return self._told("your_job.md", questions=found, ring=questions.asked(found), **self._choosing())

    def first_questions(self, many: int) -> str:
        """The first questions of the page of what touches a person's own life, as links to their answers."""
        found = questions.your_job(self._every())[:many]
        return self._html("first_questions.html", questions=found)

    def on_the_day(self) -> str:
        """What stays, what changes and what depends on the day staff move, each as a link to its answer."""
        parts = self._choices("questions", "questions", "a", "on_the_day", "part").values()
        found = [question for question in self._every() if "on_the_day" in question.data]
        return self._html("on_the_day.html", parts=parts, questions=found)

    def stage_questions(self) -> str:
        """The questions that belong to this chapter, each at the address of its key; of others, where they are."""
        stage = self._stage()
        found = questions.of_stage(self._every(), stage)
        own = [question for question in found if question.data["stages"][0] == stage]
        return self._told("stage_questions.md", own=own, others=found[len(own) :], marks=self._notes().marks)

    def contacts(self) -> str:
        """Whom to ask, by worry and by kind of help."""
        shelf = self._book.library
        return self._told(
            "contacts.md",
            contacts=shelf.contacts,
            kinds=self._choices("contacts", "contacts", "any", "group").values(),
            marks={key: self._notes().marks(held.get("sources", ())) for key, held in shelf.contacts.items()},
            employers=(),
            nations=self._choosing()["nations"],
        )

    def nation_chooser(self) -> str:
        """Where the reader works: what is for other nations goes from the page, and their columns from its tables."""
        return self._html("nation_chooser.html", nations=self._choosing()["nations"])

    def _every(self) -> list[Question]:
        return questions.every(self._book.library, self._today)

    def _choosing(self) -> dict[str, tuple[Choice, ...]]:
        """What a reader can choose by."""
        schema = self._book.library.schemas["questions"]
        kinds = {"employers": "employer", "nations": "home_nation"}
        return {name: schema.choices(schema.root["definitions"][kind]) for name, kind in kinds.items()}

    def _told(self, template: str, **values: object) -> str:
        """A template of questions, which names nations and lists sources."""
        named = {choice.value: choice.label for choice in self._choosing()["nations"]}
        return self._markdown(template, nations_named=named, sources=self._sources, **values)

    def _sources(self, question: Question) -> list[SourceView]:
        """The sources of one question, to be listed under it."""
        notes = Citations(self._book.library.sources, self._schema)
        notes.number(question.sources)
        return notes.sources()
