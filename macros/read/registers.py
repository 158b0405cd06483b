"""A registration as a record has it, its label and its number, in; the public register and the address there out."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Register:
    """A register: a word of the labels that mean it, what its numbers look like, and its address. "{}" in that stands
    for the number; without it, the number is to be typed in there."""

    name: str
    word: str
    number: str
    place: str

    @property
    def front(self) -> str:
        """The address of its front page."""
        return "/".join([*self.place.split("/")[:3], ""])


MUTUALS = "https://mutuals.fca.org.uk/"
REGISTERS = (
    Register(
        "Companies House",
        r"compan",
        r"\d{8}|[A-Z]{2}\d{6}",
        "https://find-and-update.company-information.service.gov.uk/company/{}",
    ),
    Register(
        "Scottish Charity Register",
        r"charity|oscr",
        r"SC\d{6}",
        "https://www.oscr.org.uk/about-charities/search-the-register/charity-details?number={}",
    ),
    Register(
        "Charity register of Northern Ireland",
        r"charity.*northern ireland|ccni",
        r"\d{6}",
        "https://www.charitycommissionni.org.uk/charity-details/?regId={}&subId=0",
    ),
    Register(
        "Charity register of England and Wales",
        r"charity",
        r"\d{6,7}",
        "https://register-of-charities.charitycommission.gov.uk/charity-details/?regId={}&subId=0",
    ),
    Register(
        "Care Quality Commission", r"(?:care quality|cqc).*provider", r"1-\d+", "https://www.cqc.org.uk/provider/{}"
    ),
    Register("Care Quality Commission", r"care quality|cqc", r"1-\d+", "https://www.cqc.org.uk/location/{}"),
    Register("Mutuals Public Register", r"mutual|societ", r"[A-Z]{0,2}\d+R?[A-Z]?", MUTUALS),
)


def register(label: str, number: str) -> Register | None:
    """The register that a label and the look of its number mean; none where we know none."""
    for one in REGISTERS:
        if re.search(one.word, label, re.IGNORECASE) and re.fullmatch(one.number, number):
            return one
    return None


def address(label: str, number: str) -> str:
    """Where the number is looked up; empty where we know no register."""
    found = register(label, number)
    return found.place.format(number) if found else ""
