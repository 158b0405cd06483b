"""Editions and a built site in; print/NAME.pdf in it, each with its number of pages and its size, out.

A piece is set once for all editions with it, and again only where it changed: pieces, and what is bound of several, are
kept in .cache/pdf under a name made from all that went into them. Made by `make site` alone.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
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


@dataclass(frozen=True)
class _Plan:
    """All that editions are made of, by the keys under which the finished PDFs are kept."""

    documents: dict[str, str]  # of each piece, to set
    books: dict[str, tuple[books.Book, list[str]]]  # and the keys of the pieces to bind each of
    editions: dict[Edition, str]


def make(
    editions: Iterable[Edition],
    site: Path,
    site_name: str,
    front: str,
    kept: Path,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> list[Pdf]:
    """Make every edition that is not `kept` from an earlier build, and put all into the site. Kept PDFs that no edition
    uses any more are deleted. `front` is the site's own address or "". Raises ValueError for a page with no article."""
    (site / FOLDER).mkdir(exist_ok=True)
    kept.mkdir(parents=True, exist_ok=True)
    plan = _planned(list(editions), site, site_name, front)
    _carry_out(plan, site, kept, progress)
    for path in kept.iterdir():
        if path.name.partition(".")[0] not in plan.documents | plan.books:
            path.unlink()
    return [_placed(one, _kept(kept, key), site) for one, key in plan.editions.items()]


def _planned(editions: Sequence[Edition], site: Path, site_name: str, front: str) -> _Plan:
    """What is made for these editions: a piece once, however many have it; a book where one has several."""
    of_all = setting.digest(site)
    documents = {piece: paper.document(piece, site, site_name, front) for one in editions for piece in one.pieces}
    keys = {piece: _key(of_all, html) for piece, html in documents.items()}
    plan = _Plan({keys[piece]: html for piece, html in documents.items()}, {}, {})
    for one in editions:
        pieces = [keys[piece] for piece in one.pieces]
        key = pieces[0]
        if len(pieces) > 1:
            book = books.Book(one, [documents[piece] for piece in one.pieces], site, site_name, front)
            key = _key(of_all, book.outside(), *pieces)
            plan.books[key] = book, pieces
        plan.editions[one] = key
    return plan


def _carry_out(plan: _Plan, site: Path, kept: Path, progress: Callable[[int, int], None]) -> None:
    """Make what is not kept: first the pieces, the longest first, as many at a time as there are processors, at most
    four; then the books, which are bound of them."""
    lengths = {key: len(html) for key, html in plan.documents.items() if not _kept(kept, key)}
    to_set = [
        partial(_keep, kept, key, partial(setting.written, plan.documents[key], site))
        for key in sorted(lengths, key=lambda key: -lengths[key])
    ]
    to_bind = [
        partial(_keep, kept, key, partial(_bound, *parts, kept))
        for key, parts in plan.books.items()
        if not _kept(kept, key)
    ]
    done = 0
    with ProcessPoolExecutor(max_workers=min(4, os.cpu_count() or 1), initializer=setting.prepare) as workers:
        for tasks in (to_set, to_bind):
            for finished in as_completed([workers.submit(task) for task in tasks]):
                finished.result()
                done += 1
                progress(done, len(to_set) + len(to_bind))


def _key(*parts: str) -> str:
    """The name under which is kept what was made of these."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _kept(folder: Path, key: str) -> Path | None:
    """The kept PDF of a key. Its name is KEY.PAGES.pdf."""
    return next(folder.glob(f"{key}.*.pdf"), None)


def _keep(folder: Path, key: str, write: Callable[[Path], int]) -> None:
    """Keep a PDF under its key. `write` writes it and returns how many pages it has."""
    unfinished = folder / f"{key}.part"
    unfinished.rename(folder / f"{key}.{write(unfinished)}.pdf")


def _bound(book: books.Book, pieces: list[str], kept: Path, path: Path) -> int:
    """Bind a book of the kept pieces of these keys. Returns how many pages it has."""
    return book.bound([file for key in pieces if (file := _kept(kept, key))], path)


def _placed(edition: Edition, file: Path | None, site: Path) -> Pdf:
    """The finished PDF of an edition, put into the site."""
    assert file is not None
    shutil.copyfile(file, site / FOLDER / f"{edition.name}.pdf")
    return Pdf(edition, int(file.suffixes[0][1:]), file.stat().st_size)
