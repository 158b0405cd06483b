"""A status in; the mark that stands for it in every picture out. Each has a form of its own, so that none needs a
colour: macros/render/templates/life_mark.svg draws them."""

from macros.shape.status import Status

MARKS = {
    "trading": "disc",
    "ownership_changed": "plus",
    "contract_lost": "diamond",
    "returned": "square",
    "return_proposed": "frame",
    "closed": "cross",
    "insolvent": "triangle",
    "never_began": "dash",
    "not_established": "question",
}


def mark(status: Status) -> str:
    """The mark of a status; a ring for those that traded when they were last seen, long ago."""
    return "ring" if status.badge == "old" and status.value == "trading" else MARKS[status.value]
