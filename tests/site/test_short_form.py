"""The short form: a dozen questions by keyboard and on a phone, a valid record, and what goes with it, not into it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from macros.read import reading
from macros.read.schema import Schema
from tests.site import axe
from tests.site.test_drafts import PAGE, Open
from tests.site.test_form import check, text_of

MOST_TABS = 90
# What a person types at each stop, by the beginning of its label and the question above it; all else is passed by.
ANSWERS = [
    ("Name", "Example Leisure"),
    ("Summary", "Leisure staff left Northmoor Council in 2012 to form a society. It runs nine centres."),
    ("Sector", "Leisure"),
    ("Nation", "England"),
    ("Place", "Northmoor"),
    ("Title", "Leisure contract report"),
    ("Publisher", "Northmoor Council"),
    ("Web address", "https://www.example.org/report"),
    ("Date", "May 2024"),
    ("How much was read", "Read in part"),
    ("Kind of source", "Paper of a public"),
    ("Status", "Trading"),
    ("True of", "May 2024"),
    ("Sources, 1", "Leisure"),
    ("Text", "The council planned cuts in 2011. Staff asked to run the centres themselves, and did from 2012."),
    ("Sources, 1", "Leisure"),
]
STOP = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    const header = document.querySelector('.md-header').getBoundingClientRect().bottom;
    const label = (at.labels?.[0] || at).textContent.replace(/\\s+/g, ' ').trim();
    return {label, tag: at.tagName, seen: box.bottom > header && box.top < innerHeight};
}"""


def opened(page: Any) -> Any:
    page.wait_for_selector("#record-form:not([hidden])")
    return page


@pytest.fixture
def filled(open_page: Open) -> Any:
    """The short form on a phone, filled by keyboard alone, and counted."""
    page = opened(open_page(PAGE, width=390))
    page.locator("[name=depth]").first.focus()
    waiting = list(ANSWERS)
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        at = page.evaluate(STOP)
        assert at["seen"], at
        if at["label"].startswith("Check it"):
            break
        if waiting and at["label"].startswith(waiting[0][0]) and at["tag"] in ("INPUT", "TEXTAREA", "SELECT"):
            (page.keyboard.type if at["tag"] == "SELECT" else page.keyboard.insert_text)(waiting.pop(0)[1])
    else:
        raise AssertionError(f"More than {MOST_TABS} Tab stops")
    assert waiting == []
    return page


def test_the_short_form_makes_a_valid_record_by_keyboard_alone(filled: Any, tmp_path: Path) -> None:
    page = filled
    file = tmp_path / "example-leisure.yml"
    file.write_text(text_of(page), encoding="utf-8")
    assert page.locator("[data-summary]").is_hidden(), page.locator("[data-summary]").inner_text()
    assert check(file) == ""
    record = reading.read(file).value
    assert {"identity", "origin", "ownership"}.isdisjoint(record)
    assert list(record["story"]) == ["why"]
    assert page.locator("#record-note").input_value().splitlines()[-1] == (
        "Not told: What others can take from it; Legal form; Came from; Started; Owned by."
    )
    page.get_by_label("What I left out, I looked for today").check()
    file.write_text(text_of(page), encoding="utf-8")
    assert check(file) == ""
    record = reading.read(file).value
    assert all("not_found" in record[part][key] for part, key in (("origin", "parent"), ("ownership", "kind")))
    page.get_by_label("What I left out, I looked for today").uncheck()
    assert "not_found" not in text_of(page)
    assert page.faults == []


def test_consent_and_interest_go_with_the_file_and_not_into_it(filled: Any) -> None:
    page = filled
    page.get_by_label("The words are my own").check()
    page.get_by_label("They may be used under CC BY 4.0").check()
    page.get_by_label("Your connection with the organisation").select_option("I work or worked there")
    page.get_by_label("In your own words").fill("I ran one of the pools.")
    text = text_of(page)
    note = page.locator("#record-note").input_value()
    assert note.splitlines()[:4] == [
        "The words are my own: yes.",
        "May be used under CC BY 4.0: yes.",
        "My connection with the organisation: I work or worked there.",
        "I ran one of the pools.",
    ]
    assert "pools" not in text and "own" not in reading_keys(text)
    mail = parse_qs(urlsplit(page.locator("[data-mail]").get_attribute("href")).query)
    assert note in mail["body"][0]
    page.reload()
    opened(page)
    expect(page.get_by_label("In your own words")).to_have_value("I ran one of the pools.")


def reading_keys(text: str) -> set[str]:
    return {line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()}


def test_the_full_form_goes_on_with_the_same_draft(filled: Any) -> None:
    page = filled
    text = text_of(page)
    assert page.get_by_label("Read with care", exact=False).is_hidden()
    page.get_by_label("The full form").check()
    assert page.get_by_label("Read with care", exact=False).is_visible()
    assert text_of(page) == text


def test_the_short_form_asks_what_the_description_lists(open_page: Open, description: Schema) -> None:
    page = opened(open_page(PAGE))
    asked = description.root["x-short"]
    assert 10 <= len(asked) <= 14
    assert sorted(page.locator(".field__ask").all_inner_texts()) == sorted(asked.values())
    for path in asked:
        assert description.at(tuple(path.split("."))), path
    assert axe.findings(page) == []
