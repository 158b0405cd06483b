"""Chapters in; the map of the journey and what each chapter shows of its own front matter out."""

from macros.read.fields import Fields
from macros.render.page_macros.group import MacroGroup
from macros.shape import overview

# How many lessons a chapter shows before the reader opens the rest, and how many it tells before it only says where
# the others are: a chapter is to load quickly, however many records there are.
LESSONS_OPEN = 2
LESSONS_TOLD = 60


class StageMacros(MacroGroup):
    """Macros about the nine stages."""

    def journey_map(self) -> str:
        """The nine stages with their gate questions."""
        return self._html("journey.html", chapters=list(self._book.chapters.values()))

    def stage_gate(self) -> str:
        """Where this page stands in the journey: its gate, who is in the room, how long."""
        chapter = self._chapter()
        return self._html(
            "gate.html",
            chapter=chapter,
            chapters=list(self._book.chapters.values()),
            basis=self._labels("chapter", "duration", "basis")[chapter["duration"]["basis"]],
            marks=self._notes().marks(chapter["duration"].get("sources", [])),
        )

    def stage_decisions(self) -> str:
        """The decisions of this chapter, with how hard each is to undo."""
        decisions, undo = self._chapter()["decisions"], self._choices("chapter", "decisions", 0, "undo")
        return self._html("decisions.html", decisions=decisions, undo=undo, marks=self._notes().marks)

    def stage_tasks(self) -> str:
        """The tasks of this chapter, to tick."""
        tasks, marks = self._chapter()["tasks"], self._notes().marks
        return self._html("tasks.html", tasks=tasks, marks=marks, labels=self._parties(), slug=self._stage())

    def stage_evidence(self) -> str:
        """What must be on paper for the gate, and what stopping here looks like."""
        return self._html("evidence.html", chapter=self._chapter(), slug=self._stage())

    def stage_meeting(self) -> str:
        """What a staff meeting on this chapter can talk about."""
        return self._html("meeting.html", meeting=self._chapter()["meeting"], slug=self._stage())

    def case_lessons(self) -> str:
        """What records show of this stage: lessons of it, and where the others are."""
        found = overview.lessons_of(self._records, self._schema, self._stage(), self._today)
        others = {lesson.record.slug: lesson.record for lesson in found[LESSONS_TOLD:]}
        return self._html(
            "case_lessons.html",
            lessons=found[:LESSONS_TOLD],
            first=LESSONS_OPEN,
            elsewhere=sorted(others.values(), key=lambda row: row.name.casefold()),
        )

    def _chapter(self) -> Fields:
        return self._book.chapters[self._stage()].data
