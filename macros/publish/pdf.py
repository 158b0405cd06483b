"""Editions and a built site in; print/NAME.pdf in it, each with its number of pages and its size, out.

A piece is set once for all editions with it, and again only where it changed: pieces, and what is bound of several, are
kept in .cache/pdf under a name made from all that went into them. Made by `make site` alone.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from macros.publish import books, paper, setting
from macros.publish.editions import Edition

FOLDER = "print"


@dataclass(frozen=True)
class Pdf:
    """A finished PDF: its edition, its number of pages, and its size in bytes."""

    edition: Edition
    pages: int
    size: int


@dataclass
class _Telling:
    """Waits for work and tells how far it is."""

    of: int
    progress: Callable[[int, int], None]
    done: int = 0

    def all(self, running: Iterable[Future[None]]) -> None:
        for finished in as_completed(running):
            finished.result()
            self.done += 1
            self.progress(self.done, self.of)


def make(
    editions: Iterable[Edition],
    site: Path,
    site_name: str,
    front: str,
    kept: Path,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> list[Pdf]:
    """Make every edition that is not `kept` from an earlier build, and put all into the site: first the pieces, the
    longest first, as many at a time as there are processors, at most four; then what is bound of several. Kept PDFs
    that no edition uses any more are deleted. `front` is the site's own address or "". Raises ValueError for a page
    with no article."""
    (site / FOLDER).mkdir(exist_ok=True)
    kept.mkdir(parents=True, exist_ok=True)
    wanted, of_all = list(editions), setting.digest(site)
    documents = {piece: paper.document(piece, site, site_name, front) for one in wanted for piece in one.pieces}
    keys = {piece: _key(of_all, html) for piece, html in documents.items()}
    bound = {
        one: books.Book(one, [documents[piece] for piece in one.pieces], site, site_name, front)
        for one in wanted
        if len(one.pieces) > 1
    }
    names = {one: _key(of_all, book.outside(), *(keys[piece] for piece in one.pieces)) for one, book in bound.items()}
    to_set = sorted((piece for piece in documents if not _kept(kept, keys[piece])), key=lambda it: -len(documents[it]))
    to_bind = [one for one in bound if not _kept(kept, names[one])]
    tell = _Telling(len(to_set) + len(to_bind), progress)
    with ProcessPoolExecutor(max_workers=min(4, os.cpu_count() or 1), initializer=setting.prepare) as workers:
        tell.all([workers.submit(_set, documents[piece], site, kept, keys[piece]) for piece in to_set])
        tell.all(
            [
                workers.submit(_bind, bound[one], kept, [keys[piece] for piece in one.pieces], names[one])
                for one in to_bind
            ]
        )
    made = []
    for one in wanted:
        file = _kept(kept, names.get(one) or keys[one.pieces[0]])
        assert file is not None
        shutil.copyfile(file, site / FOLDER / f"{one.name}.pdf")
        made.append(Pdf(one, int(file.suffixes[0][1:]), file.stat().st_size))
    for path in kept.iterdir():
        if path.name.partition(".")[0] not in {*keys.values(), *names.values()}:
            path.unlink()
    return made


def _key(*parts: str) -> str:
    """The name under which is kept what was made of these."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _kept(folder: Path, key: str) -> Path | None:
    """The kept PDF of a key. Its name is KEY.PAGES.pdf."""
    return next(folder.glob(f"{key}.*.pdf"), None)


def _set(html: str, site: Path, kept: Path, key: str) -> None:
    """Set one document, and keep it."""
    unfinished = kept / f"{key}.part"
    unfinished.rename(kept / f"{key}.{setting.written(html, site, unfinished)}.pdf")


def _bind(book: books.Book, kept: Path, pieces: list[str], key: str) -> None:
    """Bind a book of the kept pieces of these keys, and keep it."""
    unfinished = kept / f"{key}.part"
    files = [file for piece in pieces if (file := _kept(kept, piece))]
    unfinished.rename(kept / f"{key}.{book.bound(files, unfinished)}.pdf")
