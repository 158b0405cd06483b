"""Editions and a built site in; print/NAME.pdf in it, each with its number of pages and its size, out.

A piece is set once for all editions with it, and again only where it changed: pieces, and what is bound of several, are
kept in .cache/pdf under a name made from all that went into them. Made by `make site` alone.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from macros.publish import bind, books, paper, setting
from macros.publish.editions import Edition

FOLDER = "print"
Task = Callable[[Path], object]  # what writes a file at a path
Tasks = dict[Path, Task]


@dataclass(frozen=True)
class Pdf:
    """A finished PDF: its edition, its number of pages, and its size in bytes."""

    edition: Edition
    pages: int
    size: int


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
    editions, of_all = list(editions), setting.digest(site)
    documents = {piece: paper.document(piece, site, site_name, front) for one in editions for piece in one.pieces}
    pieces = {piece: kept / _name(of_all, html) for piece, html in documents.items()}
    longest_first = sorted(documents.items(), key=lambda item: -len(item[1]))
    to_set: Tasks = {pieces[piece]: partial(setting.written, html, site) for piece, html in longest_first}
    to_bind: Tasks = {}
    finished: dict[Edition, Path] = {}
    for one in editions:
        own = [pieces[piece] for piece in one.pieces]
        finished[one] = own[0]
        if len(own) > 1:
            book = books.Book(one, [documents[piece] for piece in one.pieces], site, site_name, front)
            finished[one] = kept / _name(of_all, book.outside(), *(path.stem for path in own))
            to_bind[finished[one]] = partial(book.bound, own)
    kept.mkdir(parents=True, exist_ok=True)
    _carry_out(to_set, to_bind, progress)
    for path in set(kept.iterdir()) - to_set.keys() - to_bind.keys():
        path.unlink()
    (site / FOLDER).mkdir(exist_ok=True)
    for one, path in finished.items():
        shutil.copyfile(path, site / FOLDER / f"{one.name}.pdf")
    return [Pdf(one, bind.pages(path), path.stat().st_size) for one, path in finished.items()]


def _carry_out(to_set: Tasks, to_bind: Tasks, progress: Callable[[int, int], None]) -> None:
    """Make the files that are not there: first the pieces, as many at a time as there are processors, at most four;
    then the books, which are bound of them."""
    missing = [[task for task in tasks.items() if not task[0].exists()] for tasks in (to_set, to_bind)]
    done = 0
    with ProcessPoolExecutor(max_workers=min(4, os.cpu_count() or 1), initializer=setting.prepare) as workers:
        for tasks in missing:
            for finished in as_completed([workers.submit(_write, *task) for task in tasks]):
                finished.result()
                done += 1
                progress(done, sum(map(len, missing)))


def _name(*parts: str) -> str:
    """The name under which is kept what was made of these."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32] + ".pdf"


def _write(path: Path, write: Task) -> None:
    """Write a file whole, or not at all."""
    unfinished = path.with_suffix(".part")
    write(unfinished)
    unfinished.rename(path)
