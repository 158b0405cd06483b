"""The path of a file in; its text, or its values and the line of each, or one Problem, out."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from macros.read.problems import Problem, shown
from macros.read.problems import Unreadable as Unreadable  # who reads a file knows these by this room's door
from macros.read.sentences import say
from macros.read.strict_yaml import UNSEEN as UNSEEN
from macros.read.strict_yaml import Path_ as Path_
from macros.read.strict_yaml import Reader

MAX_BYTES = 300_000


def read_text(path: Path) -> str:
    """The text of a plain UTF-8 file of bounded size. Raises Unreadable with a sentence."""

    def stop(sentence: str, line: int = 1) -> Unreadable:
        return Unreadable(Problem(shown(path), line, sentence))

    if path.is_symlink():
        raise stop(say("is_a_link"))
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise stop(say("not_a_file"))
        if size > MAX_BYTES:
            raise stop(say("too_big", size=f"{size:,}", limit=f"{MAX_BYTES:,}"))
        raw = path.read_bytes()
    except FileNotFoundError:
        raise stop(say("no_such_file")) from None
    except OSError as error:
        raise stop(say("cannot_open", reason=error.strerror)) from None
    if (utf_16 := raw[:2] in (b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw:
        raise stop(say("utf_16" if utf_16 else "not_text"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise stop(say("not_utf_8"), raw.count(b"\n", 0, error.start) + 1) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as YAML reads them
    if unseen := UNSEEN.search(text):
        raise stop(say("unseen", code=f"{ord(unseen[0]):04X}"), text.count("\n", 0, unseen.start()) + 1)
    return text


# Of how many files is kept what was worked out, from page to page and, where the site is served, from edit to edit.
KEPT = 10_000


@dataclass(frozen=True, eq=False)
class Document:
    """A file's values, and the line (from 1) on which each stands, by path of keys and indexes.

    A document is equal to itself alone, so that what is worked out from it can be kept until its file changes.
    """

    path: Path
    value: dict[str, Any]
    lines: dict[Path_, int]
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path_) -> int:
        """The line of the value at `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path_, sentence: str) -> Problem:
        """A Problem at the line of the value at `path`."""
        return Problem(shown(self.path), self.line(path), sentence)


def parse(text: str, path: Path) -> Document:
    """The values of the YAML `text` of `path`. Raises Unreadable where there is no reading it.
    Duplicate keys are problems of the document: the rest of the file can still be checked."""

    def stop(line: int, sentence: str) -> Unreadable:
        return Unreadable(Problem(shown(path), line + 1, sentence))

    read = Reader(text, stop)
    told = [Problem(shown(path), line + 1, sentence) for line, sentence in read.faults]
    return Document(path, read.value, read.lines, told)


def front_matter(text: str, path: Path) -> Document:
    """The front matter of a page. Raises Unreadable where there is none."""
    parts = text.split("---\n", 2)
    if len(parts) < 3 or parts[0].strip():
        sentence = "A chapter begins with a line '---', its fields, and another line '---'."
        raise Unreadable(Problem(shown(path), 1, sentence))
    return parse(f"\n{parts[1]}", path)


def walk(value: object, path: Path_ = ()) -> Iterator[tuple[Path_, object]]:
    """A value and all below it, each with its path."""
    left = [(path, value)]
    while left:  # and no generator within generators, of which each hands every value on
        path, value = left.pop()
        yield path, value
        below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        left += reversed([((*path, key), child) for key, child in below])


def read(path: Path) -> Document:
    """The values of one YAML file: the same Document until its text changes. Raises Unreadable."""
    return _kept(read_text(path), path)


_kept = lru_cache(maxsize=KEPT)(parse)


def must_open(folder: Path) -> None:
    """Look into each folder below, since a search for files passes by what it may not see. Raises Unreadable."""

    def stop(error: OSError) -> None:
        sentence = f"The folder cannot be opened ({error.strerror}). Check its permissions."
        if isinstance(error, FileNotFoundError):
            sentence = "There is no such folder. Run this in the project's folder."
        raise Unreadable(Problem(shown(Path(error.filename or folder)), 1, sentence))

    for _ in os.walk(folder, onerror=stop):
        pass
