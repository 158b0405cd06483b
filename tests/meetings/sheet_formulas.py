"""The formulas of the cash-flow workbook in, with many sets of inputs; what each set comes to out, all of them at once.

The engine that test_documents.py uses needs minutes for a hundred sets. This one knows only the functions that the
sheets of months use, and reckons every set in one array.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, reduce
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
from openpyxl.formula import Tokenizer

_SIGNS = {"=": "==", "<>": "!=", "&": "@"}
Numbers = Any  # an array with a number for each set of inputs, or one number for all


class _Text(str):
    """A text that "&" joins with a number, as in "<="&B$5."""

    def __matmul__(self, other: object) -> str:
        return f"{self}{other}"


def _sum_if(asked: list[Any], wanted: Any, summed: list[Any]) -> Numbers:
    pairs = [(one, amount) for one, amount in zip(asked, summed, strict=True) if isinstance(one, int | float)]
    if isinstance(wanted, str):
        assert wanted.startswith("<="), wanted
        return sum(amount for one, amount in pairs if one <= float(wanted[2:]))
    return sum(np.where(np.equal(one, wanted), amount, 0.0) for one, amount in pairs)


FUNCTIONS = {
    "IF": np.where,
    "AND": lambda *those: reduce(np.logical_and, those),
    "OR": lambda *those: reduce(np.logical_or, those),
    "INDEX": lambda row, place: row[place - 1],
    "SUMIF": _sum_if,
    "SUM": sum,
    "ROUND": np.round,
    "Text": _Text,
}


class Sheets:
    """The workbook at `path`, with `inputs` by the names its formulas use. Yearly amounts are three."""

    def __init__(self, path: Path, inputs: Mapping[str, Any]) -> None:
        self._book = openpyxl.load_workbook(path)
        self._inputs = inputs
        self.value = cache(self._value)
        self.row = cache(self._row)

    def _value(self, sheet: str, cell: str) -> Any:
        """What a cell of a sheet comes to."""
        written = self._book[sheet][cell].value
        if not isinstance(written, str) or not written.startswith("="):
            return written
        source = "".join(self._piece(sheet, token) for token in Tokenizer(written).items)
        return eval(source, {}, {**FUNCTIONS, "at": self.value, "row": self.row, "given": self._named})

    def _piece(self, sheet: str, token: Any) -> str:
        """A token of a formula, as Python."""
        if token.type == "OPERAND" and token.subtype == "RANGE":
            return self._place(sheet, token.value)
        if token.type == "OPERAND" and token.subtype == "TEXT":
            return f"Text({token.value})"
        return _SIGNS.get(token.value, "," if token.type == "SEP" else token.value)

    @staticmethod
    def _place(sheet: str, text: str) -> str:
        place = text.replace("$", "")
        if not any(letter.isdigit() for letter in place):
            return f"given({place!r})"
        return f"{'row' if ':' in place else 'at'}({sheet!r}, {place!r})"

    def _row(self, sheet: str, place: str) -> list[Any]:
        return [self.value(sheet, cell.coordinate) for cells in self._book[sheet][place] for cell in cells]

    def _named(self, name: str) -> Any:
        return self._inputs[name]
