"""The short form: a dozen questions by keyboard and on a phone, a valid record, and what goes with it, not into it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from macros.read import reading
from macros.read.schema import Schema
from tests.browser import button
from tests.site import axe
from tests.site.test_drafts import PAGE, Open
from tests.site.test_form import check, text_of

MOST_TABS = 90
MOST_OF_A_MAIL = 2046  # characters of an address that Windows hands to a mail program
CHECKED_AFTER = 500  # ms: what was typed is checked 300 ms later
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


# Fills in the fields in their order, as a person would at these stops; how many it found.
FILL = """(answers) => {
    const fields = [...document.querySelectorAll('#record-form :is(input, textarea, select)')];
    let at = 0;
    for (const field of fields.filter((one) => one.checkVisibility())) {
        const label = (field.labels?.[0] || field).textContent.replace(/\\s+/g, ' ').trim();
        if (at === answers.length || !label.startsWith(answers[at][0])) continue;
        const words = answers[at++][1];
        field.value = field.options ? [...field.options].find(({text}) => text.startsWith(words)).value : words;
        for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, {bubbles: true}));
    }
    return at;
}"""


def opened(page: Any) -> Any:
    page.wait_for_selector("#record-form:not([hidden])")
    return page


@pytest.fixture
def filled(open_page: Open) -> Any:
    """The short form on a phone, filled as by the first test, but without a key."""
    page = opened(open_page(PAGE, width=390))
    assert page.evaluate(FILL, ANSWERS) == len(ANSWERS)
    page.get_by_role("button", name="Check it").first.focus()
    return page


def by_keyboard(page: Any) -> Any:
    """The short form, filled by keyboard alone; Tab stops are counted, and each is seen."""
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


def test_the_short_form_makes_a_valid_record_by_keyboard_alone(open_page: Open, tmp_path: Path) -> None:
    page = by_keyboard(opened(open_page(PAGE, width=390)))
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


def test_what_has_an_answer_is_not_said_to_be_looked_for(filled: Any) -> None:
    page = filled
    page.locator('[data-field="started"] [data-field="value"] [data-input]').fill("April 2012")
    looked = page.get_by_label("What I left out, I looked for today")
    looked.check()
    text = text_of(page)
    assert "value: 2012-04" in text and text.count("not_found:") == 3
    looked.uncheck()
    text = text_of(page)
    assert "value: 2012-04" in text and "not_found:" not in text


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
    assert note.replace("\n", "\r\n") in mail["body"][0]
    assert page.locator("[data-mailed]").is_visible() and page.locator("[data-unmailed]").is_hidden()
    page.get_by_label("In your own words").fill("We did it — slowly. " * 60)
    text_of(page)
    assert len(page.locator("[data-mail]").get_attribute("href")) < MOST_OF_A_MAIL
    expect(page.locator("[data-unmailed]")).to_contain_text("too long for the button to the e-mail. Copy them")
    assert page.locator("[data-mailed]").is_hidden()
    page.get_by_label("In your own words").fill("I ran one of the pools.")
    text_of(page)
    page.reload()
    opened(page)
    expect(page.get_by_label("In your own words")).to_have_value("I ran one of the pools.")


def test_before_the_last_step_the_form_asks_about_the_sender_and_a_copy_can_be_saved(filled: Any) -> None:
    """Nothing is sent without it, nothing is lost for it, and the focus goes to what has no answer."""
    page = filled
    text = text_of(page)
    assert page.evaluate("document.activeElement.name") == "my-own"
    asked = page.locator(".mine .field__error:visible")
    assert [told.split(".")[0] for told in asked.all_inner_texts()] == [
        "Tick this if it is true", "Tick this if you agree", "Choose one",
    ]  # fmt: skip
    expect(page.locator("[data-verdict]")).to_contain_text("answer what “About you” asks above: 3 questions")
    assert page.locator("[data-mail], [data-github], #record-note").locator("visible=true").count() == 0
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download the file").click()
    assert Path(saved.value.path()).read_text(encoding="utf-8") == text
    page.evaluate("scrollTo(0, 0)")  # else the header may lie over a part of a button, which axe calls too small
    assert axe.findings(page) == []
    page.get_by_label("The words are my own").check()
    page.get_by_label("They may be used under CC BY 4.0").check()
    assert asked.count() == 1
    page.get_by_label("Your connection with the organisation").select_option("None")
    assert asked.count() == 0 and page.locator(".mine [aria-invalid]").count() == 0
    expect(page.locator("[data-verdict]")).to_have_text("The check finds nothing to mend. Choose one way.")
    assert page.locator("[data-mail]").is_visible() and page.locator("#record-note").is_visible()
    assert page.faults == []


def test_what_a_sentence_names_can_be_seen(filled: Any) -> None:
    """A source older than its fact may tell of a plan: the field that says so is then in the short form too."""
    page = filled
    status = page.locator('[data-field="status"]').first
    planned = status.locator('[data-field="planned"] select').first
    assert planned.is_hidden()
    status.locator('[data-field="as_of"] [data-input]').fill("June 2025")
    text_of(page)
    expect(page.locator("[data-summary] li")).to_contain_text(["choose “Yes” under “Planned”"])
    planned.select_option("Yes")
    assert "planned: true" in text_of(page)
    assert page.locator("[data-summary]").is_hidden()


def test_a_source_listed_twice_is_made_one(filled: Any) -> None:
    page = filled
    button(page, "Add a source").first.click()
    second = page.locator("[data-source]").nth(1)
    for key, written in (("title", "The leisure contract report"), ("publisher", "Northmoor Council")):
        second.locator(f'[data-field="{key}"] [data-input]').fill(written)
    second.locator('[data-field="url"] [data-input]').fill("example.org/report/")
    second.locator('[data-field="date"] [data-input]').fill("2024")
    second.locator('[data-field="read"] select').select_option("part")
    second.locator('[data-field="kind"] select').select_option("public_body")
    why = page.locator('[data-field="why"] [data-kind="source"] select')
    why.select_option(label="The leisure contract report (northmoor-council-2024-2)")
    text_of(page)
    told = "You listed this source twice: 'Leisure contract report' has the same address. Keep one of the two."
    expect(page.locator("[data-summary] li")).to_have_text([f"Sources, Source 2: {told}"])
    for stays in (second.get_by_role("button", name="Make them one"), page.locator("[data-summary] a")):
        stays.focus()  # and the form is checked again, as it is a moment after something was typed
        page.evaluate("document.querySelector('[data-source]').closest('form').dispatchEvent(new Event('input'))")
        page.wait_for_timeout(CHECKED_AFTER)
        assert stays.evaluate("(e) => e === document.activeElement"), "who is on it has lost it"
    second.get_by_role("button", name="Make them one").press("Enter")
    expect(page.locator("[data-source]")).to_have_count(1)
    assert page.evaluate("document.activeElement.textContent") == "Source 1"
    assert text_of(page).count("northmoor-council-2024") == 3 and page.locator("[data-summary]").is_hidden()
    button(page, "Undo").click()
    expect(page.locator("[data-source]")).to_have_count(2)
    expect(why.locator("option:checked")).to_have_text("The leisure contract report (northmoor-council-2024-2)")
    assert page.faults == []


def test_what_others_can_take_has_help_and_an_example_of_its_own(open_page: Open) -> None:
    page = opened(open_page(PAGE))
    said = page.locator('[data-field="others"]').inner_text()
    assert "What a group that thinks of leaving can learn here" in said
    assert "Settle who pays the staff before the day" in said and "Cuts of a fifth" not in said
    assert "Cuts of a fifth" in page.locator('[data-field="why"]').inner_text()


ENDED = "The status is '{}', but “Outcome” does not say “What happened”. Tell how it ended."
WHAT = '[data-field="what_happened"]'


def test_of_what_ended_the_short_form_asks_what_happened(filled: Any, tmp_path: Path, description: Schema) -> None:
    page = filled
    question = page.locator(f"{WHAT} .field__ask")
    status = page.locator('[data-field="status"] [data-field="value"] select').first
    labels = description.labels(description.at(("status", "value")))
    endings = description.root["definitions"]["ending"]["enum"]
    for value in labels:
        status.select_option(value)
        assert question.locator("visible=true").count() == (value in endings), value
    status.select_option("closed")
    text_of(page)
    expect(page.locator("[data-summary] a")).to_have_text([f"Outcome, What happened: {ENDED.format('Closed')}"])
    page.locator("[data-summary] a").press("Enter")
    told = page.locator(f'{WHAT} [data-field="value"] textarea')
    expect(told).to_be_focused()
    expect(told).to_be_in_viewport(ratio=1)
    assert "(optional)" not in page.locator(WHAT).inner_text()
    expect(page.get_by_label("The short form")).to_be_checked()
    told.fill("The council took the centres back when the contract ended.")
    page.locator(f'{WHAT} [data-field="as_of"] [data-input]').fill("May 2024")
    page.locator(f'{WHAT} [data-kind="source"] select').select_option(index=1)
    file = tmp_path / "example-leisure.yml"
    file.write_text(text_of(page), encoding="utf-8")
    assert page.locator("[data-summary]").is_hidden() and check(file) == ""
    status.select_option("trading")
    expect(question).to_be_visible()  # what is written is never out of sight
    axe.shortened(page)
    assert axe.findings(page) == [] and page.faults == []


def test_a_link_to_what_ended_leads_there_from_the_full_form(filled: Any) -> None:
    page = filled
    page.locator('[data-field="status"] [data-field="value"] select').first.select_option("never_began")
    page.get_by_label("The full form").check()
    text_of(page)
    page.locator("#part-outcome > summary").click()
    page.locator("[data-summary] a").click()
    at = page.locator(f"{WHAT} [data-add]").last
    expect(at).to_be_focused()
    expect(at).to_be_in_viewport(ratio=1)
    expect(page.locator(f"{WHAT} [data-error]").first).to_be_in_viewport()


def test_a_link_to_what_is_missing_leads_to_what_can_be_seen(open_page: Open) -> None:
    page = opened(open_page(PAGE, width=390))
    text_of(page)
    page.locator("[data-summary] a", has_text="Status").press("Enter")
    expect(page.locator('[data-field="status"] [data-field="value"] select').first).to_be_focused()
    expect(page.get_by_label("The short form")).to_be_checked()


def test_where_the_short_form_does_not_ask_it_says_that_it_is_the_full_form_now(filled: Any) -> None:
    page = filled
    page.get_by_label("The full form").check()
    page.locator("#part-timeline > summary").click()
    page.locator("#part-timeline [data-add]").last.click()
    page.get_by_label("The short form").check()
    page.locator("#part-timeline").evaluate("(part) => { part.open = false; }")
    text_of(page)
    page.locator("[data-summary] a").first.press("Enter")
    expect(page.locator("[data-draft]")).to_contain_text("This is the full form now")
    assert page.evaluate("document.activeElement.closest('#part-timeline') && document.activeElement.checkVisibility()")


def test_the_summary_says_when_more_may_show(filled: Any) -> None:
    """Rules between fields wait until each field is sound."""
    page = filled
    more = page.locator("[data-summary] > p")
    as_of = page.locator('[data-field="status"] [data-field="as_of"] [data-input]')
    as_of.fill("Spring 2031")
    text_of(page)
    expect(more).to_have_text("More may show once these are mended, because some checks wait for that.")
    as_of.fill("May 2031")
    text_of(page)
    expect(page.locator("[data-summary] li").first).to_contain_text("is later than “Last checked”")
    expect(more).to_have_count(0)


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
    of_all = [question for question in asked.values() if isinstance(question, str)]
    assert 10 <= len(of_all) <= 14
    assert sorted(page.locator(".field__ask").all_inner_texts()) == sorted(of_all)
    expect(page.locator("[data-new].depths")).to_contain_text(f"The short form: {len(of_all)} questions")
    for path in asked:
        assert description.at(tuple(path.split("."))), path
    axe.shortened(page)
    assert axe.findings(page) == []
