"""Problems: a place and a sentence in; one printable line out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby, islice
from pathlib import Path

from macros.read.sentences import say

MOST = 50  # problems of one file that are told
GUESSES = 10  # at most, for one file
COMPARED = 1_000  # known words at most, for one guess


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: `path` as shown to people, `line` from 1, `sentence` in plain words."""

    path: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"

    def as_annotation(self, level: str = "error") -> str:
        """The same problem as a GitHub Actions workflow command (its escapes: %, CR and LF)."""
        text = self.sentence.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        path = self.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
        return f"::{level} file={path},line={self.line}::{text}"


class Unreadable(Exception):
    """A file that cannot be read as a whole. Carries the one Problem to show."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def shown(path: Path) -> str:
    """A path as a person sees it: relative to the current folder where it lies below it, on one line."""
    try:
        name = path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        name = path.as_posix()
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)


def capped(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order, each once; of a file with more than MOST only the first, and how many more there are."""
    found: list[Problem] = []
    for path, group in groupby(sorted(set(problems)), key=lambda problem: problem.path):
        own = list(group)
        found += own[:MOST]
        if len(own) > MOST:
            found.append(Problem(path, own[MOST].line, say("more", count=f"{len(own) - MOST:,}")))
    return found


class Guesses:
    """What somebody may have meant, for the first few misses of a file: a guess is much work."""

    left = GUESSES

    def nearest(self, word: object, known: Iterable[str]) -> str:
        """`" Did you mean 'x'?"` for the known word nearest to `word`, or nothing."""
        self.left -= 1
        if self.left < 0:
            return ""
        whole = {name.lower(): name for name in islice(known, COMPARED)}
        words = {word: name for name in whole.values() for word in re.split("[_-]", name.lower())}
        for spellings, cutoff in ((whole, 0.6), (words, 0.75)):
            if found := get_close_matches(str(word)[:100].lower(), spellings, n=1, cutoff=cutoff):
                return say("did_you_mean", word=spellings[found[0]])
        return ""


def quoted(value: object, limit: int = 60) -> str:
    """A value in quotes for a sentence: on one line and cut to `limit` characters."""
    text = " ".join(str(value).split())
    return f"'{text[: limit - 1]}…'" if len(text) > limit else f"'{text}'"
