"""A Handbook in; the pages of the meeting packs, for which no file in docs/ stands, out."""

from __future__ import annotations

from macros.check.chapters import GUIDE
from macros.handbook import Handbook
from macros.meetings import packs
from macros.read import addresses
from macros.render.virtual_pages import VirtualPage


def pack_pages(book: Handbook) -> list[VirtualPage]:
    """A meeting pack for each stage, and the same in large print."""
    made = []
    for slug, chapter in book.chapters.items():
        source = f"{addresses.DOCS}/{GUIDE}/{slug}.md"
        place = f"{packs.FOLDER}/{slug}"
        for path, call, large in (
            (f"{place}.md", f'meeting_pack("{slug}")', False),
            (f"{place}/{packs.LARGE}.md", f'meeting_pack("{slug}", large=True)', True),
        ):
            made.append(VirtualPage(path, f"{{{{ {call} }}}}\n", source, packs.head(chapter, large)))
    return made
