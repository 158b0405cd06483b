"""Lives of organisations in; what became of each, by outcome, each with the mark of a picture, out."""

from dataclasses import dataclass

from macros.read.schema import Schema
from macros.shape.drawings import marks
from macros.shape.outcomes import Life


@dataclass(frozen=True)
class Ending:
    """One outcome: its words, its mark, and the lives that came to it, in the order of their names."""

    label: str
    mark: str
    lives: tuple[Life, ...]


def endings(lives: list[Life], schema: Schema) -> list[Ending]:
    """What became of them, in the order of the description; those last seen long ago after those seen of late."""
    choices = [choice.value for choice in schema.choices(schema.at(("status", "value")))]
    found: dict[str, list[Life]] = {}
    for life in sorted(lives, key=lambda each: each.name.casefold()):
        found.setdefault(life.status.group, []).append(life)
    rows = [Ending(label, marks.mark(some[0].status), tuple(some)) for label, some in found.items()]
    return sorted(rows, key=lambda row: (choices.index(row.lives[0].status.value), row.mark == "ring"))
