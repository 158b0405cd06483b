"""Lives of organisations in; the pictures they make up out: which lives, and over which years.

macros/render/templates/lifelines.svg draws a row for each life and a column for each year.
"""

from dataclasses import dataclass

from macros.shape.outcomes import Life

LIVES_AT_ONCE = 60  # in one picture, or in a table that is not folded: a few screens of lines
EARLY = 8  # one life in so many may begin before the picture does: it comes in from the edge, and its name says when


@dataclass(frozen=True)
class Picture:
    """Some lives, and the first and last year of their picture."""

    lives: list[Life]
    first: int
    last: int


def pictures(shaped: list[Life]) -> list[Picture]:
    """The pictures of some lives. Lives without a known start are left out. Many lives are several pictures, the
    earliest starts first, over the same years."""
    drawn = [life for life in shaped if life.started is not None]
    if not drawn:
        return []
    starts = sorted(life.started for life in drawn if life.started is not None)
    first = starts[len(starts) // EARLY] // 5 * 5
    last = max(life.last for life in drawn) + 1
    return [Picture(drawn[at : at + LIVES_AT_ONCE], first, last) for at in range(0, len(drawn), LIVES_AT_ONCE)]
