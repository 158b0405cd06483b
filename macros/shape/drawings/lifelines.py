"""Lives in; the pictures that show them year by year, out."""

from dataclasses import dataclass

from macros.shape.lives import Life

LIVES_AT_ONCE = 60  # in one picture: a few screens of lines
EARLY = 8  # one life in so many may begin before the picture does: it comes in from the edge, and its name says when


@dataclass(frozen=True)
class Picture:
    """Some lives, and the first and last year of their picture."""

    lives: list[Life]
    first: int
    last: int


def pictures(shaped: list[Life]) -> list[Picture]:
    """The pictures of lives with a known start: some to each, the earliest first, all over the same years."""
    drawn = [life for life in shaped if life.started is not None]
    starts = sorted(life.started for life in drawn if life.started is not None)
    first = starts[len(starts) // EARLY] // 5 * 5 if starts else 0
    last = max((life.last for life in drawn), default=0) + 1
    return [Picture(drawn[at : at + LIVES_AT_ONCE], first, last) for at in range(0, len(drawn), LIVES_AT_ONCE)]
