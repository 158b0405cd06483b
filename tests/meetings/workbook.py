"""A workbook in; what its formulas come to out, whatever is typed over its inputs. Reckoned by formualizer."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import formualizer
import openpyxl
import pytest
from openpyxl.utils.cell import coordinate_from_string, range_boundaries

EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet


class Workbook:
    """A workbook, from its bytes or its file."""

    def __init__(self, source: bytes | Path) -> None:
        self._content = source if isinstance(source, bytes) else source.read_bytes()
        self._reckoned = formualizer.Workbook.from_bytes(self._content)
        self._names = {
            name: defined.attr_text.replace("$", "").replace("'", "").split("!")
            for name, defined in openpyxl.load_workbook(io.BytesIO(self._content)).defined_names.items()
        }
        self._reckoned.evaluate_all()

    def place(self, name: str) -> str:
        """The cells of a named input, as in "B5:D5"."""
        return str(self._names[name][1])

    def value(self, sheet: str, cell: str) -> Any:
        """What a cell comes to; a date is a number of days, and nothing is ""."""
        column, row = coordinate_from_string(cell)
        found = self._reckoned.get_value(sheet, row, range_boundaries(f"{column}1")[0])
        assert not isinstance(found, dict), f"{sheet} {cell}: {found}"
        return "" if found is None else found

    def type(self, typed: Mapping[tuple[str, str], Any]) -> Workbook:
        """Type over cells, by sheet and cell, and reckon anew. Returns itself."""
        for (sheet, cell), value in typed.items():
            column, row = coordinate_from_string(cell)
            self._reckoned.set_value(sheet, row, range_boundaries(f"{column}1")[0], value)
        self._reckoned.evaluate_all()
        return self

    def fill(self, typed: Mapping[str, Any]) -> Workbook:
        """Type over inputs by their names: one value, or as many as a list has, from the first cell on."""
        given: dict[tuple[str, str], Any] = {}
        for name, value in typed.items():
            sheet, place = self._names[name]
            first, top, last, bottom = range_boundaries(place)
            cells = [(row, column) for row in range(top, bottom + 1) for column in range(first, last + 1)]
            for (row, column), one in zip(cells, value if isinstance(value, list) else [value], strict=False):
                given[sheet, f"{openpyxl.utils.get_column_letter(column)}{row}"] = one
        return self.type(given)

    def holds_what_it_reckons(self, close: float) -> int:
        """Hold the value that the file holds of each formula against what it comes to, numbers to within `close`: a
        viewer that does not calculate shows the truth. Returns how many there are."""
        held = openpyxl.load_workbook(io.BytesIO(self._content), data_only=True)
        count = 0
        for sheet in openpyxl.load_workbook(io.BytesIO(self._content)):
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
                value = held[sheet.title][cell.coordinate].value
                value = (value.date() - EPOCH).days if hasattr(value, "date") else value
                found, told = self.value(sheet.title, cell.coordinate), "" if value is None else value
                wanted = pytest.approx(told, abs=close) if isinstance(told, int | float) else told
                assert found == wanted, f"{sheet.title} {cell.coordinate}"
                count += 1
        return count
