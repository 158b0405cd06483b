"""A registration as a record has it, its label and its number, in; its address in the public register out."""

import re

from macros.read import fields

REGISTERS: list[dict[str, str]] = fields.beside(__file__)


def address(label: str, number: str) -> str:
    """Where the number is looked up; empty where we know no register."""
    for one in REGISTERS:
        if re.search(one["word"], label, re.IGNORECASE) and re.fullmatch(one["number"], number):
            return one["place"].format(number)
    return ""
