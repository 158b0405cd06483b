"""Chapters in; the map of the journey and what each chapter shows of its own front matter out."""

from __future__ import annotations

from macros.read.fields import Fields
from macros.render import jinja
from macros.render.page_macros.group import MacroGroup
from macros.shape import (
    overview,
)

# How many lessons a chapter shows before the reader opens the rest, and how many it tells before it only says where
# the others are: a chapter is to load quickly, however many records there are.
LESSONS_OPEN = 2
LESSONS_TOLD = 60


class StageMacros(MacroGroup):
    """Macros about the nine stages."""

    def journey_map(self) -> str:
        """The nine stages with their gate questions."""
        return jinja.html("journey.html", chapters=list(self._book.chapters.values()), root=self._root())

    def stage_gate(self) -> str:
        """Where this page stands in the journey: its gate, who is in the room, how long."""
        chapter = self._chapter()
        basis = {c.value: c.label for c in self._choices("chapter", "duration", "basis")}
        return jinja.html(
            "gate.html",
            chapter=chapter,
            chapters=list(self._book.chapters.values()),
            basis=basis[chapter["duration"]["basis"]],
            marks=self._notes().marks(chapter["duration"].get("sources", [])),
            root=self._root(),
        )

    def stage_decisions(self) -> str:
        """The decisions of this chapter, with how hard each is to undo."""
        undo = {choice.value: choice for choice in self._choices("chapter", "decisions", 0, "undo")}
        found = [
            {**entry, "undo_choice": undo[entry["undo"]], "marks": self._notes().marks(entry.get("sources", []))}
            for entry in self._chapter()["decisions"]
        ]
        return jinja.html("decisions.html", decisions=found)

    def stage_tasks(self) -> str:
        """The tasks of this chapter, to tick."""
        found = [
            {**entry, "marks": self._notes().marks(entry.get("sources", []))} for entry in self._chapter()["tasks"]
        ]
        return jinja.html("tasks.html", tasks=found, labels=self._parties(), slug=self._stage(), root=self._root())

    def stage_evidence(self) -> str:
        """What must be on paper for the gate, and what stopping here looks like."""
        return jinja.html("evidence.html", chapter=self._chapter(), slug=self._stage(), root=self._root())

    def stage_meeting(self) -> str:
        """What a staff meeting on this chapter can talk about."""
        slug = self._stage()
        return jinja.html("meeting.html", meeting=self._chapter()["meeting"], slug=slug, root=self._root())

    def case_lessons(self) -> str:
        """What records show of this stage: lessons of it, and where the others are."""
        found = overview.lessons_of(self._book.records.values(), self._book.schema, self._stage(), self._settings.today)
        others = {lesson["record"].slug: lesson["record"] for lesson in found[LESSONS_TOLD:]}
        return jinja.html(
            "case_lessons.html",
            lessons=found[:LESSONS_TOLD],
            first=LESSONS_OPEN,
            elsewhere=sorted(others.values(), key=lambda row: row.name.casefold()),
            root=self._root(),
        )

    def _chapter(self) -> Fields:
        return self._book.chapters[self._stage()].data
