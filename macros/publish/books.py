"""An edition of several pieces and their finished files in; the book bound of them out.

A book with contents has a title page and a list of contents in front, and the numbers of its own pages over those that
count the pages of each piece.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from selectolax.lexbor import LexborHTMLParser

from macros.publish import bind, paper, paper_forms, setting
from macros.publish.editions import Edition
from macros.render import jinja


@dataclass(frozen=True)
class Heading:
    """One entry of the list of contents, the address it leads to, and its page, counted from 1."""

    text: str
    href: str
    page: int


@dataclass(frozen=True)
class Chapter:
    """One piece of a book, and its headings: the first is its own."""

    address: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True)
class Book:
    """An edition of several pieces, with the document of each. `front` is the site's own address, or ""."""

    edition: Edition
    documents: Sequence[str]
    site: Path
    site_name: str
    front: str

    def outside(self, chapters: Sequence[Chapter] = ()) -> str:
        """The document of the title page and the contents; "" for a book without."""
        if not self.edition.contents:
            return ""
        title = self.edition.title
        return jinja.html("book_front.html", **vars(self) | {"title": title, "chapters": chapters})

    def bound(self, files: Sequence[Path], path: Path) -> None:
        """Bind the finished pieces to a PDF at `path`."""
        base = self.front or paper.NOWHERE
        parts = [bind.Part(base + one.address, file) for one, file in zip(self.edition.pieces, files, strict=True)]
        if not self.edition.contents:
            bind.together(parts, path)
            return
        places = [bind.places(part.path) for part in parts]
        pages = [bind.pages(part.path) for part in parts]
        with TemporaryDirectory(dir=path.parent) as folder:
            outside, numbers = Path(folder) / "outside.pdf", Path(folder) / "numbers.pdf"
            guess, before = 0, 2
            while before != guess:  # the contents fill as many pages as they fill
                guess = before
                before = setting.written(self.outside(list(self._chapters(places, pages, guess))), self.site, outside)
            html = jinja.html("book_numbers.html", pages=before + sum(pages), title="", site_name=self.site_name)
            setting.written(html, self.site, numbers)
            bind.together([bind.Part(base, outside), *parts], path, numbers)

    def _chapters(
        self, places: Sequence[Mapping[str, bind.Place]], pages: Sequence[int], before: int
    ) -> Iterator[Chapter]:
        """What the list of contents says, where so many pages stand before the first piece."""
        base = self.front or paper.NOWHERE
        for piece, html, own, count in zip(self.edition.pieces, self.documents, places, pages, strict=True):
            headings = (
                Heading(paper_forms.text_of(one), f"{base}{piece.address}#{one.id}", before + own[one.id][0] + 1)
                for one in LexborHTMLParser(html).css("h1, h2")
                if one.id and one.id in own
            )
            yield Chapter(piece.address, tuple(headings))
            before += count
