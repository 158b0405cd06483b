"""A registration as a record has it, its label and its number, in; the public register and the address there out."""

import re
from dataclasses import dataclass

from macros.read import beside


@dataclass(frozen=True)
class Register:
    """A register, as registers.yml has it."""

    name: str
    word: str
    number: str
    place: str

    @property
    def front(self) -> str:
        """The address of its front page."""
        return "/".join([*self.place.split("/")[:3], ""])


REGISTERS = tuple(Register(**each) for each in beside.data(__file__))
MUTUALS = REGISTERS[-1].place


def register(label: str, number: str) -> Register | None:
    """The register that a label and the look of its number mean; none where we know none."""
    fit = (one for one in REGISTERS if re.search(one.word, label, re.IGNORECASE) and re.fullmatch(one.number, number))
    return next(fit, None)


def address(label: str, number: str) -> str:
    """Where the number is looked up; empty where we know no register."""
    found = register(label, number)
    return found.place.format(number) if found else ""
