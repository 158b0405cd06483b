"""The cash flow of cash_flow.py as a workbook with live formulas, no macros, and checks against nonsense.

Each formula is written with the value it has at the start, so that a viewer that does not calculate shows the truth.
Every text is written as text: none can become a formula.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from macros.meetings import cash_flow
from macros.meetings.cash_flow import CASES, INPUTS, LINES, MONTHS, ONE_OFFS, PARTS, YEARS, Case, Input

FIRST_LINE = 6  # the row of the first line on a case's sheet, from 0
_WIDTH = 13  # twelve months and their total
_LAST = xl_col_to_name(YEARS * _WIDTH)
_MONEY = "#,##0;-#,##0;0"
_ROW = {key: FIRST_LINE + place for place, (key, _) in enumerate(LINES)}
_WARNING = FIRST_LINE + len(LINES)
_TESTS = {"award": "$C$3", "cut": "$E$3", "lost": "$G$3"}
_SAVING = "IF(AND({cut}=1,{m}>=CutMonth+SavingWait),1-SavingRate,1)"
_LOST = "AND({lost}=1,{m}>=LostMonth)"

# Each line as a formula. {m} and {y} are the cells of the month and the year, {c} the month's own column, {p} the
# column of the month before; {award}, {cut} and {lost} say whether a test happens on this sheet.
FORMULAS = {
    "earned": f"=IF({_LOST},0,INDEX(Contract,{{y}})/12*IF(AND({{cut}}=1,{{m}}>=CutMonth),1-CutRate,1))",
    "other_earned": "=(INDEX(SecondCustomer,{y})+INDEX(OtherIncome,{y}))/12",
    "received": f"=SUMIF($B$5:${_LAST}$5,{{m}}-MonthsToPay,$B${_ROW['earned'] + 1}:${_LAST}${_ROW['earned'] + 1})"
    f"+SUMIF($B$5:${_LAST}$5,{{m}}-MonthsToPay,$B${_ROW['other_earned'] + 1}:${_LAST}${_ROW['other_earned'] + 1})",
    "one_off_in": "=SUMIF(OneOffMonth,{m},OneOffIn)",
    "pay": f"=INDEX(Pay,{{y}})/12*{_SAVING}*IF({_LOST},1-PayMoves,1)"
    "*IF(AND({award}=1,{m}>=AwardMonth),1+AwardRate,1)",
    "overheads": "=IF(AND({lost}=1,{m}>=LostMonth+OverheadWait),0,INDEX(Overheads,{y})/12)",
    "other_costs": f"=(INDEX(OtherCosts,{{y}})+INDEX(LostVat,{{y}}))/12*{_SAVING}*IF({_LOST},1-CostsEnd,1)",
    "one_off_out": "=SUMIF(OneOffMonth,{m},OneOffOut)",
    "test_cost": "=IF(AND({cut}=1,{m}=CutMonth+SavingWait),Redundancy,0)+IF(AND({lost}=1,{m}=LostMonth),WindDown,0)",
    "net": "={c}9+{c}10-{c}11-{c}12-{c}13-{c}14-{c}15",
    "opening": "={p}18",
    # the whole sum at once, so that no rounding adds up and nothing is nothing
    "closing": f'=ROUND(OpeningCash+SUMIF($B$5:${_LAST}$5,"<="&{{m}},$B$16:${_LAST}$16),6)',
    "surplus": "={c}7+{c}8-{c}11-{c}12-{c}13-{c}15",
}

# What stands beside an input: {r} is its cells. "Mend" stops the results, "Look again" does not.
_CHECKS = {
    "cash": '=IF(COUNT({r})<{n},"Mend: type a number","OK")',
    "money": '=IF(COUNT({r})<{n},"Mend: type a number",IF(MIN({r})<0,"Mend: nothing below zero","OK"))',
    "share": '=IF(COUNT({r})<1,"Mend: type a number",IF(OR({r}<0,{r}>1),"Mend: from 0% to 100%","OK"))',
    "month": '=IF(COUNT({r})<1,"Mend: type a number",'
    'IF(OR({r}<1,{r}>36,{r}<>INT({r})),"Mend: a whole month, 1 to 36","OK"))',
    "wait": '=IF(COUNT({r})<1,"Mend: type a number",'
    'IF(OR({r}<0,{r}>12,{r}<>INT({r})),"Mend: whole months, 0 to 12","OK"))',
    "date": '=IF(COUNT({r})<1,"Mend: type a date",IF(OR({r}<36526,{r}>73050),"Mend: a date from 2000 to 2099",'
    'IF(DAY({r})<>1,"Mend: the first day of a month","OK")))',
}
_ONE_OFF_CHECK = (
    '=IF(COUNTA(B{n}:D{n})=0,"OK",IF(COUNT(B{n})<1,"Mend: type the month, 1 to 36",'
    'IF(OR(B{n}<1,B{n}>36,B{n}<>INT(B{n})),"Mend: a whole month, 1 to 36",'
    'IF(COUNTA(C{n}:D{n})>COUNT(C{n}:D{n}),"Mend: type a number",'
    'IF(MIN(C{n}:D{n})<0,"Mend: nothing below zero","OK")))))'
)
_SENSE = (
    ("A second customer", '=IF(SUM(SecondCustomer)=0,"Look again: one customer only","OK")'),
    ("Pay in every year", '=IF(MIN(Pay)=0,"Look again: a year without pay","OK")'),
    ("Redundancy pay", '=IF(AND(SavingRate>0,Redundancy=0),"Look again: savings without redundancy pay","OK")'),
    ("Savings and the cut", '=IF(SavingRate>CutRate,"Look again: you save more than you lose","OK")'),
    ("Winding down", '=IF(WindDown=0,"Look again: winding down costs nothing","OK")'),
)
_VALIDATION: dict[str, dict[str, Any]] = {
    "cash": {"validate": "decimal", "criteria": "between", "minimum": -1e9, "maximum": 1e9},
    "money": {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1e9},
    "share": {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1},
    "month": {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": MONTHS},
    "wait": {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 12},
    "date": {"validate": "date", "criteria": "between", "minimum": date(2000, 1, 1), "maximum": date(2099, 12, 1)},
}
_ASKS = {
    "cash": "An amount in pounds, without the pound sign.",
    "money": "An amount in pounds, nothing below zero, without the pound sign.",
    "share": "A share from 0% to 100%.",
    "month": "A whole number from 1 to 36. Month 1 is the first month.",
    "wait": "A whole number of months from 0 to 12.",
    "date": "A date such as 01/04/2027: the first day of a month.",
}
_MEND_FIRST = "Mend the inputs first"
_START = (
    "This workbook shows whether the money lasts, month by month for three years, and in the bad years that stage 6 of "
    "the handbook asks you to test. The question of that stage:",
    "The figures in it are made up. They are those of the handbook's example, so that you can see how it works. Type "
    "your own over them on the sheet Inputs.",
    "1. Inputs: type only in the cells with a thick border. Beside each input stands a check. Where it says Mend, the "
    "results wait until you have.",
    "2. Results: the lowest cash in each case, and a place to write the remedy, who agreed to it and by when.",
    "3. By month: the cash at the end of each month, in every case.",
    "4. A sheet for each case: as planned, an unfunded pay award, the contract cut, both together, the contract lost.",
    "You pass if cash stays above zero in each month, or if each month that fails has a remedy in writing: a sum, a "
    "date and the person who agreed to it.",
    "Count signed income only. Keep what is likely or hoped for out of it.",
    "It leaves out VAT that you charge and pay over, tax on profits and the days within a month. Months in which two "
    "payrolls or a quarter's rent fall together can be worse than shown: enter them as one-off sums.",
    "Formulas are locked against slips, without a password (in Excel: Review, Unprotect Sheet). There are no macros.",
    "This is not financial advice. Have someone who is paid to disagree look for what is wrong with it.",
)


class _Book:
    """The workbook while it is written."""

    def __init__(self, title: str, author: str, day: date) -> None:
        self.out = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self.out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        moment = datetime(day.year, day.month, day.day)
        self.book.set_properties({"title": title, "author": author, "created": moment})
        self.book.set_calc_mode("auto")
        base = {"font_name": "Arial", "font_size": 11, "valign": "top"}

        def make(**more: Any) -> Any:
            return self.book.add_format({**base, **more})

        self.title = make(bold=True, font_size=16)
        self.head = make(bold=True, text_wrap=True, bottom=2, bg_color="#E8E8E8")
        self.number_head = make(bold=True, text_wrap=True, bottom=2, bg_color="#E8E8E8", align="right")
        self.month_head = make(bold=True, bottom=2, bg_color="#E8E8E8", align="right", num_format="mmm yy")
        self.text = make(text_wrap=True)
        self.bold = make(bold=True, text_wrap=True)
        self.banner = make(bold=True)
        self.money = make(num_format=_MONEY)
        self.total = make(num_format=_MONEY, bold=True, left=1, right=1)
        self.sum = make(num_format=_MONEY, bold=True, top=1)
        self.warning = make(bold=True, align="right")
        self.month = make(num_format="mmm yyyy", align="left")
        self.written = make(text_wrap=True, border=2, locked=False)
        self.inputs = {
            kind: make(border=2, locked=False, bg_color="#FFFBE6", num_format=shape)
            for kind, shape in {
                "cash": _MONEY, "money": _MONEY, "share": "0.0%", "month": "0", "wait": "0", "date": "d mmm yyyy",
            }.items()
        }  # fmt: skip

    def sheet(self, name: str, title: str, widths: tuple[float, ...], landscape: bool = False) -> Any:
        """A sheet with its heading, set up for A4."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        sheet.set_footer("&L&A&RPage &P of &N")
        sheet.hide_gridlines(2)
        if landscape:
            sheet.set_landscape()
        else:
            sheet.fit_to_pages(1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, title, self.title)
        sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
        return sheet


def workbook(title: str, author: str, question: str, day: date) -> bytes:
    """The workbook as a file. `question` is the gate question of its stage, `day` the day it is dated."""
    book = _Book(title, author, day)
    given = cash_flow.starting()
    reckoned = {case: cash_flow.reckon(given, case) for case in CASES}
    sheet = book.sheet("Start here", title, (78,))
    for row, text in enumerate((_START[0], question, *_START[1:]), 2):
        sheet.write_string(row, 0, text, book.bold if text == question else book.text)
        sheet.set_row(row, 16 * -(-len(text) // 70) + 4)
    _inputs(book)
    results = book.sheet("Results", "Results: does the money last?", (18, 14, 11, 10, 13, 13, 13, 24))
    by_month = book.sheet("By month", "Cash at the end of each month", (14, *[16] * len(CASES)))
    for case in CASES:
        _case_sheet(book, case, given, reckoned[case])
    _results(book, results, reckoned)
    _by_month(book, by_month, reckoned)
    book.book.get_worksheet_by_name("Start here").activate()
    book.book.close()
    return book.out.getvalue()


def _inputs(book: _Book) -> None:
    sheet = book.sheet("Inputs", "Inputs: type in the cells with a thick border", (44, 14, 14, 14, 32, 42))
    sheet.set_landscape()
    row = 2
    for part in PARTS:
        yearly = part.inputs[0].yearly
        heads = ["Year 1", "Year 2", "Year 3"] if yearly else ["Type here", "", ""]
        for column, text in enumerate([part.title, *heads, "Note", "Check"]):
            sheet.write_string(row, column, text, book.head)
        for one in part.inputs:
            row += 1
            _input(book, sheet, row, one)
        row += 2
    for column, text in enumerate(["One-off sums", "Month (1 to 36)", "Money in", "Money out", "What it is", "Check"]):
        sheet.write_string(row, column, text, book.head)
    first = row + 1
    for number in range(1, ONE_OFFS + 1):
        row += 1
        sheet.write_string(row, 0, f"One-off sum {number}", book.text)
        for column, kind in ((1, "month"), (2, "money"), (3, "money")):
            sheet.write_blank(row, column, None, book.inputs[kind])
            _validate(sheet, row, column, kind, "One-off sum")
        sheet.write_blank(row, 4, None, book.written)
        sheet.write_formula(row, 5, _ONE_OFF_CHECK.format(n=row + 1), book.text, "OK")
    for column, name in ((1, "Month"), (2, "In"), (3, "Out")):
        letter = xl_col_to_name(column)
        book.book.define_name(f"OneOff{name}", f"=Inputs!${letter}${first + 1}:${letter}${row + 1}")
    row += 2
    for column, text in enumerate(["Does it make sense?", "", "", "", "", "Check"]):
        sheet.write_string(row, column, text, book.head)
    starts = {one.name: [one.start] * YEARS if one.yearly else one.start for one in INPUTS}
    for label, formula in _SENSE:
        row += 1
        sheet.write_string(row, 0, label, book.text)
        sheet.write_formula(row, 5, formula, book.text, _sense_at_start(formula, starts))
    row += 1
    sheet.write_string(row, 0, "Inputs to mend", book.bold)
    sheet.write_formula(row, 5, f'=COUNTIF(F1:F{row},"Mend*")', book.bold, 0)
    book.book.define_name("ToMend", f"=Inputs!$F${row + 1}")
    sheet.freeze_panes(2, 1)


def _sense_at_start(formula: str, starts: Mapping[str, Any]) -> str:
    """What a check of sense says of the figures the workbook begins with."""
    said = formula.split('"')[1]
    holds = {
        "one customer": sum(starts["SecondCustomer"]) == 0,
        "without pay": min(starts["Pay"]) == 0,
        "without redundancy": starts["SavingRate"] > 0 and starts["Redundancy"] == 0,
        "more than you lose": starts["SavingRate"] > starts["CutRate"],
        "winding down": starts["WindDown"] == 0,
    }
    return said if next(here for words, here in holds.items() if words in said) else "OK"


def _input(book: _Book, sheet: Any, row: int, one: Input) -> None:
    sheet.write_string(row, 0, one.label, book.text)
    columns = YEARS if one.yearly else 1
    for column in range(1, columns + 1):
        shape = book.inputs[one.kind]
        if one.kind == "date":
            sheet.write_datetime(row, column, datetime.combine(one.start, datetime.min.time()), shape)
        else:
            sheet.write_number(row, column, one.start, shape)
        _validate(sheet, row, column, one.kind, one.label)
    cells = f"B{row + 1}:D{row + 1}" if one.yearly else f"B{row + 1}"
    absolute = f"$B${row + 1}:$D${row + 1}" if one.yearly else f"$B${row + 1}"
    book.book.define_name(one.name, f"=Inputs!{absolute}")
    sheet.write_string(row, 4, one.note, book.text)
    sheet.write_formula(row, 5, _CHECKS[one.kind].format(r=cells, n=columns), book.text, "OK")


def _validate(sheet: Any, row: int, column: int, kind: str, label: str) -> None:
    rule = {"input_title": label[:32], "input_message": _ASKS[kind], "error_title": "That cannot be right"}
    sheet.data_validation(row, column, row, column, {**_VALIDATION[kind], **rule, "error_message": _ASKS[kind]})


def _columns() -> list[tuple[int, int]]:
    """The column of each month, with the month's number from 1."""
    return [(1 + (month - 1) // 12 * _WIDTH + (month - 1) % 12, month) for month in range(1, MONTHS + 1)]


def _case_sheet(book: _Book, case: Case, given: Mapping[str, Any], lines: Mapping[str, list[float]]) -> None:
    widths = (28, *([8.4] * 12 + [10]) * YEARS)
    sheet = book.sheet(case.name, f"{case.name}: cash month by month, in pounds", widths, landscape=True)
    _banner(book, sheet)
    sheet.write_string(2, 0, "Tests on this sheet (1: it happens)", book.text)
    for column, name in enumerate(("Award", "Cut", "Lost")):
        sheet.write_string(2, 1 + 2 * column, name, book.text)
        sheet.write_number(2, 2 + 2 * column, (case.award, case.cut, case.lost)[column], book.bold)
    for row, text in ((3, "Year"), (4, "Month"), (5, "")):
        sheet.write_string(row, 0, text, book.head)
    for key, label in LINES:
        sheet.write_string(_ROW[key], 0, label, book.bold if key in ("net", "closing") else book.text)
        sheet.set_row(_ROW[key], 30 if len(label) > 24 else 16)
    sheet.write_string(_WARNING, 0, "Cash below zero", book.bold)
    before = ""
    for column, month in _columns():
        letter = xl_col_to_name(column)
        sheet.write_number(3, column, (month - 1) // 12 + 1, book.number_head)
        sheet.write_number(4, column, month, book.number_head)
        sheet.write_formula(5, column, f"=EDATE(FirstMonth,{month - 1})", book.month_head, _serial(given, month))
        cells = {"m": f"{letter}$5", "y": f"{letter}$4", "c": letter, "p": before, **_TESTS}
        for key, _ in LINES:
            formula = "=OpeningCash" if key == "opening" and month == 1 else FORMULAS[key].format(**cells)
            shape = book.sum if key in ("net", "closing") else book.money
            sheet.write_formula(_ROW[key], column, formula, shape, lines[key][month - 1])
        below = "BELOW" if lines["closing"][month - 1] < 0 else ""
        sheet.write_formula(_WARNING, column, f'=IF({letter}18<0,"BELOW","")', book.warning, below)
        before = letter
    for year in range(YEARS):
        _year_total(book, sheet, year, lines)
    sheet.freeze_panes(FIRST_LINE, 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_row(2, 30)
    sheet.set_print_scale(92)
    sheet.repeat_rows(0, 5)
    sheet.repeat_columns(0, 0)
    sheet.set_v_pagebreaks([1 + _WIDTH, 1 + 2 * _WIDTH])
    sheet.print_area(0, 0, _WARNING, YEARS * _WIDTH)


def _year_total(book: _Book, sheet: Any, year: int, lines: Mapping[str, list[float]]) -> None:
    """The column after twelve months: sums, and the cash the year begins and ends with."""
    column = (year + 1) * _WIDTH
    first, last = xl_col_to_name(column - 12), xl_col_to_name(column - 1)
    for row, text in ((3, f"Year {year + 1}"), (4, "total"), (5, "")):
        sheet.write_string(row, column, text, book.number_head)
    for key, _ in LINES:
        row, months = _ROW[key], lines[key][year * 12 : year * 12 + 12]
        formula, value = f"=SUM({first}{row + 1}:{last}{row + 1})", sum(months)
        if key == "opening":
            formula, value = f"={first}{row + 1}", months[0]
        elif key == "closing":
            formula, value = f"={last}{row + 1}", months[-1]
        sheet.write_formula(row, column, formula, book.total, value)


def _banner(book: _Book, sheet: Any) -> None:
    said = '=IF(ToMend>0,"Inputs to mend: "&ToMend&". See the sheet Inputs.","Inputs checked: nothing to mend.")'
    sheet.write_formula(1, 0, said, book.banner, "Inputs checked: nothing to mend.")


def _serial(given: Mapping[str, Any], month: int) -> int:
    """The number by which a spreadsheet knows the first day of a month of the plan."""
    start = given["FirstMonth"]
    at = start.year * 12 + start.month - 1 + month - 1
    return (date(at // 12, at % 12 + 1, 1) - date(1899, 12, 30)).days


def _row(name: str, key: str, row: int = 0) -> str:
    """The cells of a line on a case's sheet."""
    line = row or _ROW[key] + 1
    return f"'{name}'!$B${line}:${_LAST}${line}"


def _results(book: _Book, sheet: Any, reckoned: Mapping[Case, Mapping[str, list[float]]]) -> None:
    _banner(book, sheet)
    heads = ("Case", "Lowest cash", "In the month", "Months below zero", "Year 1: work less costs",
             "Year 2: work less costs", "Year 3: work less costs", "Result")  # fmt: skip
    for column, text in enumerate(heads):
        sheet.write_string(3, column, text, book.head if column in (0, 7) else book.number_head)
    sheet.set_row(3, 48)
    starts = cash_flow.starting()
    for row, case in enumerate(CASES, 4):
        lines, name = reckoned[case], case.name
        closing, serials = _row(name, "closing"), _row(name, "", 6)
        low, months = min(lines["closing"]), sum(amount < 0 for amount in lines["closing"])
        surplus = [sum(lines["surplus"][year * 12 : year * 12 + 12]) for year in range(YEARS)]
        cells: list[tuple[str, Any, Any]] = [
            (f"MIN({closing})", low, book.money),
            (f"INDEX({serials},MATCH(MIN({closing}),{closing},0))",
             _serial(starts, lines["closing"].index(low) + 1), book.month),
            (f'COUNTIF({_row(name, "", _WARNING + 1)},"BELOW")', months, book.money),
            *[
                (f"'{name}'!{xl_rowcol_to_cell(_ROW['surplus'], (year + 1) * _WIDTH)}", surplus[year], book.money)
                for year in range(YEARS)
            ],
            (f'IF(MIN({closing})<0,"Runs out: write a remedy","Cash stays above zero")',
             "Runs out: write a remedy" if low < 0 else "Cash stays above zero", book.bold),
        ]  # fmt: skip
        sheet.write_string(row, 0, name, book.bold)
        for column, (formula, value, shape) in enumerate(cells, 1):
            sheet.write_formula(row, column, f'=IF(ToMend>0,"{_MEND_FIRST}",{formula})', shape, value)
    row = 5 + len(CASES)
    sheet.set_row(row, 32)
    for column, text in ((0, "Case"), (1, "Remedy, with the sum"), (4, "Who agreed to it"), (6, "By when")):
        sheet.write_string(row, column, text, book.head)
    for column in (2, 3, 5, 7):
        sheet.write_blank(row, column, None, book.head)
    for case in CASES:
        row += 1
        sheet.set_row(row, 32)
        sheet.write_string(row, 0, case.name, book.bold)
        for first, last in ((1, 3), (4, 5), (6, 7)):
            sheet.merge_range(row, first, row, last, "", book.written)
    sheet.insert_chart(row + 2, 0, _chart(book), {
        "description": "Line chart of the cash at the end of each month for the five cases. "
        "The same figures stand on the sheet By month.",
    })  # fmt: skip
    sheet.freeze_panes(4, 1)


def _chart(book: _Book) -> Any:
    chart = book.book.add_chart({"type": "line"})
    dashes = ("solid", "dash", "round_dot", "long_dash_dot", "square_dot")
    for column, dash in enumerate(dashes, 1):
        letter = xl_col_to_name(column)
        chart.add_series({
            "name": f"='By month'!${letter}$3",
            "categories": f"='By month'!$A$4:$A${MONTHS + 3}",
            "values": f"='By month'!${letter}$4:${letter}${MONTHS + 3}",
            "line": {"color": "#000000", "width": 1.75, "dash_type": dash},
        })  # fmt: skip
    chart.set_title({"name": "Cash at the end of each month", "name_font": {"size": 12}})
    chart.set_y_axis({"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#BBBBBB"}}})
    chart.set_x_axis({"num_format": "mmm yy", "label_position": "low", "interval_unit": 6})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 840, "height": 340})
    return chart


def _by_month(book: _Book, sheet: Any, reckoned: Mapping[Case, Mapping[str, list[float]]]) -> None:
    _banner(book, sheet)
    starts = cash_flow.starting()
    sheet.write_string(2, 0, "Month", book.head)
    for column, case in enumerate(CASES, 1):
        sheet.write_string(2, column, case.name, book.number_head)
    for row, (source, month) in enumerate(_columns(), 3):
        letter = xl_col_to_name(source)
        sheet.write_formula(row, 0, f"='{CASES[0].name}'!{letter}6", book.month, _serial(starts, month))
        for column, case in enumerate(CASES, 1):
            formula = f"='{case.name}'!{letter}{_ROW['closing'] + 1}"
            sheet.write_formula(row, column, formula, book.money, reckoned[case]["closing"][month - 1])
    sheet.freeze_panes(3, 1)
