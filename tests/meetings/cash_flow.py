"""Figures of a new organisation in; its cash month by month for three years out, as planned and in the bad years.

The second reckoning: the workbook's formulas are held against it. The figures to begin with are the made-up ones of
docs/guide/plan-the-business.md, and so are the three tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

MONTHS = 36

# What the workbook is handed out with, by the names its formulas use. Yearly amounts are three.
STARTING: Mapping[str, Any] = {
    "FirstMonth": datetime(2027, 4, 1),
    "OpeningCash": 200_000,
    "MonthsToPay": 1,
    "Contract": [2_000_000] * 3,
    "SecondCustomer": [0] * 3,
    "OtherIncome": [0] * 3,
    "Pay": [1_500_000] * 3,
    "Overheads": [300_000] * 3,
    "OtherCosts": [180_000] * 3,
    "LostVat": [0] * 3,
    "AwardRate": 0.03,
    "AwardMonth": 1,
    "CutRate": 0.2,
    "CutMonth": 1,
    "SavingRate": 0.2,
    "SavingWait": 6,
    "Redundancy": 0,
    "LostMonth": 13,
    "PayMoves": 1,
    "CostsEnd": 1,
    "OverheadWait": 6,
    "WindDown": 0,
}


@dataclass(frozen=True)
class Scenario:
    """The name of a sheet, and which of the tests happen on it."""

    name: str
    award: int = 0
    cut: int = 0
    lost: int = 0


SCENARIOS = (
    Scenario("As planned"),
    Scenario("Pay award", award=1),
    Scenario("Contract cut", cut=1),
    Scenario("Award and cut", award=1, cut=1),
    Scenario("Contract lost", lost=1),
)

# The lines of a month, in their order on the sheet.
LINES = ("earned", "other_earned", "received", "one_off_in", "pay", "overheads", "other_costs", "one_off_out",
         "test_cost", "net", "opening", "closing", "surplus")  # fmt: skip


def reckon(
    given: Mapping[str, Any], scenario: Scenario, one_offs: tuple[tuple[int, int, int], ...] = ()
) -> dict[str, list[float]]:
    """Each line for 36 months. One-off sums are (month, money in, money out)."""
    found: dict[str, list[float]] = {key: [] for key in LINES}
    for month in range(1, MONTHS + 1):
        line = _worked(given, scenario, month)
        line["one_off_in"] = sum(one[1] for one in one_offs if one[0] == month)
        line["one_off_out"] = sum(one[2] for one in one_offs if one[0] == month)
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


def _worked(given: Mapping[str, Any], scenario: Scenario, month: int) -> dict[str, float]:
    """What a month's work earns and costs, whoever has paid."""
    year = (month - 1) // 12
    cut = scenario.cut and month >= given["CutMonth"]
    saving = scenario.cut and month >= given["CutMonth"] + given["SavingWait"]
    lost = scenario.lost and month >= given["LostMonth"]
    award = scenario.award and month >= given["AwardMonth"]
    left = 1 - given["SavingRate"] if saving else 1
    pay = given["Pay"][year] / 12 * left * (1 - given["PayMoves"] if lost else 1)
    others = (given["OtherCosts"][year] + given["LostVat"][year]) / 12 * left
    redundancy = scenario.cut and month == given["CutMonth"] + given["SavingWait"]
    winding_down = scenario.lost and month == given["LostMonth"]
    ended = scenario.lost and month >= given["LostMonth"] + given["OverheadWait"]
    return {
        "earned": 0 if lost else given["Contract"][year] / 12 * (1 - given["CutRate"] if cut else 1),
        "other_earned": (given["SecondCustomer"][year] + given["OtherIncome"][year]) / 12,
        "pay": pay * (1 + given["AwardRate"] if award else 1),
        "other_costs": others * (1 - given["CostsEnd"] if lost else 1),
        "overheads": 0 if ended else given["Overheads"][year] / 12,
        "test_cost": (given["Redundancy"] if redundancy else 0) + (given["WindDown"] if winding_down else 0),
    }
