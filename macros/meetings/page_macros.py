"""A Handbook in; the page of a meeting pack out."""

from functools import cached_property

import segno

from macros.check.chapters import GUIDE
from macros.meetings import documents, packs
from macros.read import prose
from macros.render.page_macros import Desk
from macros.shape import questions
from macros.shape.overview import Lesson

CARDS_TO_A_PAGE = 8
MEANS = 3  # questions that the first sheet answers; the handout has the others


class MeetingMacros(Desk):
    """Macros about staff meetings."""

    def meeting_pack(self, slug: str, large: bool = False) -> str:
        """The whole page of one stage's meeting pack. `large` is the edition in large print."""
        chapter, front = self.book.chapters[slug], self.settings.site_url
        rate = chapter.data["meeting"]["rate"]
        asked = questions.of_stage(self.questions, slug, "handout")
        means = questions.your_job(asked)[:MEANS] or asked[:MEANS]  # what touches a person's own life
        address = f"{front}{GUIDE}/{slug}/" if front else ""
        check = self.book.library.one("readiness") if chapter.data["stage"] == 1 else {}
        sheets = packs.sheets(chapter.data, readiness=bool(check))
        edition = "large" if large else "ordinary"
        return self.html(
            "pack.html",
            slug=slug,
            large=large,
            lengths=packs.LENGTHS,
            chapter=chapter.data,
            stages=len(self.book.chapters),
            in_short=prose.paragraphs(chapter.text, prose.IN_SHORT, self.book.names),
            basis=self.labels("chapter", "duration", "basis")[chapter.data["duration"]["basis"]],
            undo=self.choices("chapter", "decisions", 0, "undo"),
            statements=packs.filled(rate, own=len(rate) < CARDS_TO_A_PAGE),
            questions=packs.filled(chapter.data["meeting"]["questions"]),
            cases=[packs.told(one, self.book.records[one.record.slug].data) for one in self._cases[slug]],
            means=means,
            asked=[question for question in asked if question not in means],
            ring=questions.asked([*asked, *questions.your_job(self.questions)]),
            site=self.settings.site_name,
            agenda=packs.agenda(sheets),
            copies=packs.copies(sheets, edition),
            sides=packs.SIDES[edition],
            address=address,
            records=f"{front}case-studies/",
            code=qr_code(address) if address else None,
            sheets=sheets,
            readiness=check,
            signed_for=documents.SIGNED_FOR,
        )

    @cached_property
    def _cases(self) -> dict[str, list[Lesson]]:
        """The cases of all packs, chosen once: each choice depends on those before it."""
        return packs.cases(self.book, self.today)


def qr_code(address: str) -> tuple[int, str]:
    """The QR code that leads to an address: its side in modules, quiet zone included, and the path of the dark ones."""
    made = segno.make(address, micro=False, error="m")
    rows = [bytes(row) for row in made.matrix_iter(border=4)]
    dark = ((x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module)
    return len(rows), "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
