"""Figures of a new organisation in; its cash month by month for three years out, as planned and in the bad years.

The same reckoning stands in the workbook as formulas (cash_book.py), and a test holds the two against each other.
The figures to begin with are the made-up ones of docs/guide/plan-the-business.md, and so are the three tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

MONTHS = 36
YEARS = 3
ONE_OFFS = 8


@dataclass(frozen=True)
class Input:
    """One input: its name in formulas, label, kind, what it begins with, and a note. A yearly input has three cells.

    Kinds: "date", "cash" (any amount), "money" (nothing below zero), "share" (0 to 1), "month" (a whole number,
    1 to 36) and "wait" (a whole number of months, 0 to 12).
    """

    name: str
    label: str
    kind: str
    start: Any
    note: str = ""
    yearly: bool = False


@dataclass(frozen=True)
class Part:
    """Inputs that belong together."""

    title: str
    inputs: tuple[Input, ...]


def _yearly(name: str, label: str, amount: int, note: str = "") -> Input:
    return Input(name, label, "money", amount, note, yearly=True)


PARTS = (
    Part(
        "The start",
        (
            Input("FirstMonth", "First month, as the first day of it", "date", date(2027, 4, 1)),
            Input("OpeningCash", "Cash in the bank on the first day", "cash", 200_000, "Promised in writing only"),
            Input("MonthsToPay", "Months until customers pay", "wait", 1, "0 where they pay within the month"),
        ),
    ),
    Part(
        "Signed income for each year, without VAT",
        (
            _yearly("Contract", "Main contract", 2_000_000),
            _yearly("SecondCustomer", "Second customer", 0, "Signed only: no hopes"),
            _yearly("OtherIncome", "Other signed income", 0),
        ),
    ),
    Part(
        "Costs for each year",
        (
            _yearly("Pay", "Pay, National Insurance and pensions", 1_500_000),
            _yearly("Overheads", "Overheads that cannot shrink", 300_000, "Rent, audit, insurance, systems"),
            _yearly("OtherCosts", "All other costs", 180_000),
            _yearly("LostVat", "VAT on what you buy and cannot recover", 0, "Ask a VAT specialist in writing"),
        ),
    ),
    Part(
        "Test 1: a pay award nobody funds",
        (
            Input("AwardRate", "Size of the award", "share", 0.03),
            Input("AwardMonth", "First month of the award", "month", 1),
        ),
    ),
    Part(
        "Test 2: the contract is cut",
        (
            Input("CutRate", "Share of the main contract that goes", "share", 0.2),
            Input("CutMonth", "First month of the cut", "month", 1),
            Input("SavingRate", "Share of pay and other costs you then save", "share", 0.2, "Overheads stay"),
            Input("SavingWait", "Months until the savings begin", "wait", 6, "Notice, talks with unions"),
            Input("Redundancy", "Redundancy pay, once", "money", 0, "Paid when the savings begin"),
        ),
    ),
    Part(
        "Test 3: the key contract is lost",
        (
            Input("LostMonth", "First month without the contract", "month", 13),
            Input("PayMoves", "Share of pay that moves or ends that day", "share", 1),
            Input("CostsEnd", "Share of other costs that ends that day", "share", 1),
            Input("OverheadWait", "Months you still pay overheads after", "wait", 6),
            Input("WindDown", "Cost of winding down, once", "money", 0, "Redundancy, repairs, fees"),
        ),
    ),
)
INPUTS = tuple(one for part in PARTS for one in part.inputs)


@dataclass(frozen=True)
class Case:
    """One case: its name, and which of the tests happen in it."""

    name: str
    award: int = 0
    cut: int = 0
    lost: int = 0


CASES = (
    Case("As planned"),
    Case("Pay award", award=1),
    Case("Contract cut", cut=1),
    Case("Award and cut", award=1, cut=1),
    Case("Contract lost", lost=1),
)

# The lines of a month, in their order on the sheet.
LINES = (
    ("earned", "Work done: main contract"),
    ("other_earned", "Work done: other signed income"),
    ("received", "Money in from customers"),
    ("one_off_in", "One-off money in"),
    ("pay", "Pay, National Insurance and pensions"),
    ("overheads", "Overheads"),
    ("other_costs", "Other costs, with lost VAT"),
    ("one_off_out", "One-off money out"),
    ("test_cost", "Redundancy or winding down"),
    ("net", "Money in less money out"),
    ("opening", "Cash at the start of the month"),
    ("closing", "Cash at the end of the month"),
    ("surplus", "Work done less costs"),
)


def starting() -> dict[str, Any]:
    """The inputs as the workbook is handed out: yearly ones as three amounts, one-off sums as (month, in, out)."""
    given = {one.name: [one.start] * YEARS if one.yearly else one.start for one in INPUTS}
    return {**given, "one_offs": []}


def reckon(given: Mapping[str, Any], case: Case) -> dict[str, list[float]]:
    """Each line for 36 months."""
    found: dict[str, list[float]] = {key: [] for key, _ in LINES}
    for month in range(1, MONTHS + 1):
        year = (month - 1) // 12
        cut = case.cut and month >= given["CutMonth"]
        saving = case.cut and month >= given["CutMonth"] + given["SavingWait"]
        lost = case.lost and month >= given["LostMonth"]
        left = 1 - given["SavingRate"] if saving else 1
        line: dict[str, float] = {
            "earned": 0 if lost else given["Contract"][year] / 12 * (1 - given["CutRate"] if cut else 1),
            "other_earned": (given["SecondCustomer"][year] + given["OtherIncome"][year]) / 12,
            "one_off_in": sum(one[1] for one in given["one_offs"] if one[0] == month),
            "one_off_out": sum(one[2] for one in given["one_offs"] if one[0] == month),
            "pay": given["Pay"][year] / 12 * left * (1 - given["PayMoves"] if lost else 1),
            "other_costs": (given["OtherCosts"][year] + given["LostVat"][year])
            / 12
            * left
            * (1 - given["CostsEnd"] if lost else 1),
            "overheads": 0
            if lost and month >= given["LostMonth"] + given["OverheadWait"]
            else given["Overheads"][year] / 12,
            "test_cost": 0,
        }
        if case.award and month >= given["AwardMonth"]:
            line["pay"] *= 1 + given["AwardRate"]
        if case.cut and month == given["CutMonth"] + given["SavingWait"]:
            line["test_cost"] += given["Redundancy"]
        if case.lost and month == given["LostMonth"]:
            line["test_cost"] += given["WindDown"]
        paid = month - given["MonthsToPay"]
        done = [a + b for a, b in zip(found["earned"], found["other_earned"], strict=True)]
        done.append(line["earned"] + line["other_earned"])
        line["received"] = done[paid - 1] if paid > 0 else 0
        out = line["pay"] + line["overheads"] + line["other_costs"] + line["test_cost"]
        line["net"] = line["received"] + line["one_off_in"] - out - line["one_off_out"]
        line["opening"] = found["closing"][-1] if month > 1 else given["OpeningCash"]
        # the whole sum at once, so that no rounding adds up; adding 0.0 takes the sign off nothing
        line["closing"] = round(given["OpeningCash"] + sum(found["net"]) + line["net"], 6) + 0.0
        line["surplus"] = line["earned"] + line["other_earned"] - out
        for key, amount in line.items():
            found[key].append(amount)
    return found
