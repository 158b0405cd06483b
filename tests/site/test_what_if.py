"""The what-if page: the workbook's model to the pound, figures as people write them, and nothing lost or sent."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl.utils import get_column_letter
from playwright.sync_api import expect

from macros.meetings.files import TEMPLATES
from tests.meetings.cash_flow import MONTHS, SCENARIOS
from tests.meetings.workbook import Workbook
from tests.site import axe

Open = Callable[..., Any]
SETS = 100
KEPT = "localStorage.getItem('handbook.what-if')"
RESULT = "[data-what-if-result]"
SIDE = (657, 994)  # CSS pixels that the margins of an A4 sheet leave
YEARLY = ("Contract", "SecondCustomer", "OtherIncome", "Pay", "Overheads", "OtherCosts", "LostVat")
RATES = ("AwardRate", "CutRate", "SavingRate", "PayMoves", "CostsEnd")
WAITS = ("MonthsToPay", "SavingWait", "OverheadWait")
STARTS = ("AwardMonth", "CutMonth", "LostMonth")


def any_figures(dice: random.Random) -> dict[str, Any]:
    """One set of inputs that the workbook takes."""
    return {
        "OpeningCash": round(dice.uniform(-2e5, 9e5), 2),
        **{name: [round(dice.uniform(0, 3e6), dice.choice((0, 2))) for _ in range(3)] for name in YEARLY},
        **{name: round(dice.random(), 3) for name in RATES},
        **{name: dice.randint(0, 12) for name in WAITS},
        **{name: dice.randint(1, 36) for name in STARTS},
        **{name: dice.choice((0, dice.randint(1, 200_000))) for name in ("Redundancy", "WindDown")},
    }


def test_the_page_agrees_with_the_workbook_to_the_pound(open_page: Open) -> None:
    """Each month of each case, for 100 sets of inputs at random, against the formulas in the workbook itself."""
    dice = random.Random(185)
    sets = [any_figures(dice) for _ in range(SETS)]
    tests = [{"award": one.award, "cut": one.cut, "lost": one.lost} for one in SCENARIOS]
    page = open_page("/decide/what-if/")
    found = page.evaluate(
        "([sets, tests]) => sets.map((given) => tests.map((those) => handbook.cashFlow(given, those)))", [sets, tests]
    )
    sheets = Workbook(TEMPLATES / "cash-flow.xlsx").fill({f"OneOff{part}": [0] * 8 for part in ("Month", "In", "Out")})
    columns = [get_column_letter(month + 1 + (month - 1) // 12) for month in range(1, MONTHS + 1)]
    for given, cases in zip(sets, found, strict=True):
        sheets.fill(given)
        for scenario, here in zip(SCENARIOS, cases, strict=True):
            closing = [float(sheets.value(scenario.name, f"{column}18")) for column in columns]
            assert here["closing"] == pytest.approx(closing, abs=0.01), scenario
            assert here["lowest"] == pytest.approx(min(closing), abs=0.01)
            assert here["month"] == closing.index(min(closing)) + 1
            below = [month for month, sum_ in enumerate(closing, start=1) if sum_ < 0]
            assert here["below"] == len(below)
            assert here["out"] == (below[0] if below else 0)
    assert page.faults == []


WRITTEN = {
    "": 0, "£12,000": 12_000, "12k": 12_000, "1.2m": 1_200_000, " £ 1.5 million ": 1_500_000, "-£3,000.50": -3000.5,
    "−2k": -2000, "16%": 16, "16.5 per cent": 16.5, "1 250 000": 1_250_000, "0": 0, ".5m": 500_000,
    "twelve": None, "12,00": None, "1.200.000": None, "12kk": None, "£": 0, "1e5": None, "12-14": None, "∞": None,
}  # fmt: skip


def test_figures_are_read_as_people_write_them(open_page: Open) -> None:
    page = open_page("/decide/what-if/")
    found = page.evaluate("texts => texts.map((text) => handbook.figure(text))", list(WRITTEN))
    assert [None if number != number else number for number in found] == list(WRITTEN.values())

    # A wrong figure gets its sentence, and the results wait.
    for name, text, sentence in (
        ("Contract", "two million", "Write a sum in pounds"),
        ("Contract", "-5", "Nothing below zero"),
        ("PensionLow", "160", "from 0 to 100"),
        ("PensionHigh", "2%", "below the figure before it"),
        ("MonthsToPay", "1.5", "whole months"),
        ("LostMonth", "40", "from 1 to 36"),
    ):
        field = page.locator(f"[name={name}]")
        before = field.input_value()
        field.fill(text)
        field.press("Enter")
        expect(page.locator(f"#figure-{name}-error")).to_contain_text(sentence)
        expect(page.locator(RESULT)).to_contain_text("Mend one figure first")
        field.fill(before)
        field.blur()
        expect(page.locator(f"#figure-{name}-error")).to_be_hidden()
    assert page.faults == []


def test_ranges_kept_cleared_and_undone(open_page: Open) -> None:
    page = open_page("/decide/what-if/")
    result = page.locator(RESULT)
    expect(page.locator("[data-example]")).to_be_visible()
    expect(page.locator("[data-by-workbook]")).to_be_hidden()
    expect(result.locator("svg")).to_have_count(5)
    # the planned case of the example: £20,000 a year with a rate of 15%, £40,000 short with 20%
    planned = result.locator("tbody tr").first
    expect(planned).to_contain_text("−\u2060£86,667, month 36")
    expect(planned).to_contain_text("At worst month 11")
    expect(result.locator("svg").first).to_contain_text("Runs out: month 11Lowest −£86.7k, month 36")
    expect(result.locator("tbody tr").last).to_contain_text("−\u2060£46,667, month 24")

    page.locator("[name=OpeningCash]").fill("1.5m")
    page.locator("[name=OpeningCash]").blur()
    expect(planned).to_contain_text("Lasts")
    expect(page.locator("[data-example]")).to_be_hidden()
    page.reload()
    expect(page.locator("[name=OpeningCash]")).to_have_value("1.5m")
    page.locator("[name=LostMonth]").fill("")
    page.locator("[name=LostLast]").fill("")
    page.locator("[name=LostLast]").blur()
    expect(result.locator("svg")).to_have_count(4)

    page.get_by_role("button", name="Clear all").click()
    expect(result).to_contain_text("Type your figures")
    page.reload()
    expect(page.locator("[name=OpeningCash]")).to_have_value("")
    page.get_by_role("button", name="Show the example").click()
    expect(result.locator("svg")).to_have_count(5)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[name=OpeningCash]")).to_have_value("")
    assert page.faults == []


# Two runs, the worst first: the worst is below nought from month 5 and lowest in month 30, the best never is.
PICTURE = """() => {
    const run = (closing) => ({
        closing, lowest: Math.min(...closing), month: closing.indexOf(Math.min(...closing)) + 1,
        out: closing.findIndex((sum) => sum < 0) + 1,
    });
    const worst = run(Array.from({length: 36}, (_, i) => i < 4 ? 1000 : i === 29 ? -1234567 : -500));
    const best = run(Array.from({length: 36}, (_, i) => i === 35 ? 999500 : 2000));
    const shown = (runs, range) => {
        const picture = handbook.cashPicture(runs, range, "In words");
        const line = (part) => picture.querySelector(`.cash-picture__${part}`).getAttribute("d");
        const path = (part) => line(part).match(/[\\d.]+ [\\d.]+/g);
        const texts = [...picture.querySelectorAll("text")].map((e) => [e.textContent, e.getAttribute("text-anchor")]);
        const at = (part, name) => Number(picture.querySelector(`.cash-picture__${part}`)?.getAttribute(name));
        return {
            texts, band: path("band"), best: path("best"), worst: path("worst"),
            label: picture.getAttribute("aria-label"),
            out: at("out", "x1"), point: [at("point", "cx"), at("point", "cy")], nought: at("nought", "y1"),
        };
    };
    const ahead = run(Array.from({length: 36}, (_, i) => 999499 - i));
    return [shown([worst, best], [-1234567, 999500]), shown([ahead], [0, 999499])];
}"""


def test_the_picture_shows_the_band_the_worst_month_and_when_the_money_runs_out(open_page: Open) -> None:
    page = open_page("/decide/what-if/")
    both, one = page.evaluate(PICTURE)
    assert both["texts"] == [
        ["−£1.23m", "end"], ["£0", "end"], ["£1m", "end"],
        ["Month 1", "middle"], ["12", "middle"], ["24", "middle"], ["36", "end"],
        ["Runs out: month 5", "start"], ["Lowest −£1.23m, month 30", "end"],
    ]  # fmt: skip
    assert both["label"] == "In words"
    assert both["band"] == [*both["best"], *reversed(both["worst"])] and len(both["band"]) == 72

    def places(path: list[str]) -> list[tuple[float, float]]:
        return [(float(x), float(y)) for x, y in (point.split() for point in path)]

    best, worst = places(both["best"]), places(both["worst"])
    assert all(high[1] < low[1] for high, low in zip(best, worst, strict=True)), "the best stands above the worst"
    assert both["point"] == pytest.approx(worst[29], abs=0.1) and both["out"] == pytest.approx(worst[4][0], abs=0.1)
    assert worst[3][1] < both["nought"] < worst[4][1], "what is below nought stands below its line"
    assert (best[0][0], best[-1][0]) == (52, 310) and min(y for _, y in best) >= 20 and max(y for _, y in worst) < 166
    assert ["£999k", "end"] in one["texts"] and not any("Runs out" in text for text, _ in one["texts"])
    assert page.faults == []


def test_a_store_that_is_full_blocked_or_poisoned_does_no_harm(open_page: Open) -> None:
    page = open_page("/decide/what-if/")
    stores = {
        "poisoned": "localStorage.setItem('handbook.what-if', '{\"OpeningCash\": {\"a\": 1}}')",
        "no json": "localStorage.setItem('handbook.what-if', '<img src=x>')",
        "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        "blocked": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })",
    }
    for name, harm in stores.items():
        page.add_init_script(f"try {{ localStorage.clear(); }} catch {{}} {harm}")
        page.reload()
        expect(page.locator("[name=OpeningCash]"), name).to_have_value("200,000")
        page.locator("[name=OpeningCash]").fill("0")
        page.locator("[name=OpeningCash]").blur()
        if name in ("full", "blocked"):
            expect(page.locator("[data-said]")).to_contain_text("keeps nothing")
    assert page.faults == []


def test_who_cannot_see_it_hears_what_comes_of_a_figure_and_what_is_wrong_with_one(open_page: Open) -> None:
    page = open_page("/decide/what-if/", width=390)
    heard, cash = page.locator("[role=status][data-aloud]"), page.get_by_label("Cash in the bank on day one")
    expect(heard).to_be_empty()
    cash.fill("lots")
    cash.blur()
    expect(heard).to_have_text("Cash in the bank on day one: Write a sum in pounds, such as 12,000 or 12k or 1.2m.")
    beside = page.get_by_label("Months until customers pay")
    assert cash.bounding_box()["y"] == pytest.approx(beside.bounding_box()["y"], abs=2), "the fields stay in one line"
    cash.fill("0")
    cash.blur()
    expect(heard).to_contain_text("When the money runs out.")
    outs = page.locator(".what-if__table tbody tr").evaluate_all("all => all.map((row) => row.cells[3].textContent)")
    assert heard.inner_text().count(":") == len(outs) == 5
    page.get_by_role("button", name="Clear all").click()
    page.locator("[name=Contract]").fill("0")
    page.locator("[name=Contract]").blur()
    expect(heard).to_contain_text("Type your figures")


def test_without_script_the_page_names_the_workbook(open_page: Open) -> None:
    page = open_page("/decide/what-if/", width=320, script=False)
    expect(page.locator("[data-by-workbook] a")).to_have_attribute("href", "../../documents/cash-flow.xlsx")
    expect(page.locator("[data-what-if]")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_narrow_and_on_one_side_of_paper(open_page: Open) -> None:
    page = open_page("/decide/what-if/", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": SIDE[0], "height": SIDE[1]})
    page.emulate_media(media="print")
    assert page.evaluate("document.querySelector('.what-if').getBoundingClientRect().bottom + scrollY") <= SIDE[1]


def test_axe_finds_nothing(open_page: Open) -> None:
    page = open_page("/decide/what-if/", width=390)
    for text in ("2m", "lots"):
        page.locator("[name=Contract]").fill(text)
        page.locator("[name=Contract]").blur()
        assert axe.findings(page) == []
    assert axe.of_the_dark(page) == []
