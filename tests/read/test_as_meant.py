"""Dates and numbers as people write them: one table, two programs."""

from __future__ import annotations

import pytest
import yaml
from playwright.sync_api import Browser

from macros.read import as_meant
from macros.read.schema import is_calendar_date
from tests.conftest import ROOT
from tests.read.test_web_address import BAD, GOOD

TABLE = yaml.safe_load((ROOT / "tests/as_meant.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("written", "meant"), TABLE["dates"].items())
def test_dates(written: str, meant: list[str]) -> None:
    assert [as_meant.date(written, period=True), as_meant.date(written, period=False)] == meant


@pytest.mark.parametrize(("written", "meant"), TABLE["loose"].items())
def test_what_says_more_than_a_date_can_hold_is_told_with_a_date_to_write(written: str, meant: list[str]) -> None:
    assert [as_meant.loose(written, period=True), as_meant.loose(written, period=False)] == meant
    assert not any(meant) or "" in (as_meant.date(written, period=True), as_meant.date(written, period=False))


@pytest.mark.parametrize(("written", "meant"), TABLE["numbers"].items())
def test_numbers(written: str, meant: str) -> None:
    assert as_meant.number(written) == meant


def test_what_is_a_sentence_is_no_date() -> None:
    assert as_meant.date("1 April 2013" + " " * 29, period=True) == ""
    assert as_meant.date("1 April 2013" + " " * 28, period=True) == "2013-04-01"
    assert as_meant.number("1" * 40) == "1" * 40 and as_meant.number("1" * 41) == ""


@pytest.mark.parametrize(
    ("written", "year"),
    [("2011-12", "2011-04/2012-03"), ("2009-10", "2009-04/2010-03"), ("2011-11", ""), ("2012-13", ""), ("2011", "")],
)
def test_a_month_that_may_be_a_financial_year(written: str, year: str) -> None:
    assert as_meant.financial_year(written) == year
    assert not year or is_calendar_date(written)


def test_the_browser_understands_the_same(browser: Browser) -> None:
    page = browser.new_page()
    page.add_script_tag(content=(ROOT / "docs/assets/as-meant.js").read_text(encoding="utf-8"))
    for kind, name in (("dates", "date"), ("loose", "loose")):
        ask = f"(all) => all.map((text) => [AsMeant.{name}(text, true), AsMeant.{name}(text, false)])"
        assert page.evaluate(ask, list(TABLE[kind])) == list(TABLE[kind].values())
    ask = "(all) => all.map((text) => AsMeant.number(text))"
    assert page.evaluate(ask, list(TABLE["numbers"])) == list(TABLE["numbers"].values())
    addresses = [*GOOD, *(each for found in BAD.values() for each in found)]
    ask = "(all) => all.map((text) => AsMeant.addressFault(text))"
    assert page.evaluate(ask, addresses) == [as_meant.address_fault(each) for each in addresses]
    page.close()
