"""Correcting a record: all of it is closed and named, short enough to look over, and what is wrong in it opens."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from macros.handbook import Handbook
from tests.browser import button
from tests.site import axe
from tests.site.test_browser import resize
from tests.site.test_drafts import PAGE, Open, draft_is_told
from tests.site.test_form import answer_about_you, tab_to, text_of

LONG = "high-life-highland"  # a record with many sources
MOST_SCREENS = 8
SOURCES = '[data-field="sources"][data-kind="map"] [data-source]'
OPEN = "#record-form [data-part][open], #record-form [data-entry][open]"

# What is told of a record that changed in so many places.
CHANGED = """(number) => {
    const holding = (value) => Object.fromEntries(Array.from({length: number}, (_, i) => [`k${i}`, value]));
    return RecordTold({at: () => ({}), word: () => null, choices: () => []}).changes(holding(1), holding(2));
}"""


def correcting(open_page: Open, slug: str = LONG, width: int = 1280) -> Any:
    page = open_page(f"{PAGE}?record={slug}", width=width)
    page.wait_for_selector("[data-found]:not([hidden])")
    return page


def test_a_correction_begins_closed_and_each_line_names_what_it_holds(open_page: Open, book: Handbook) -> None:
    """On a desk and on a phone, in few screens."""
    page = correcting(open_page)
    for width in (390, 1280):
        resize(page, width)
        assert screens(page) < MOST_SCREENS
    assert page.locator(OPEN).count() == 0
    record = book.records[LONG]
    titles = [source["title"] for source in record.data["sources"].values()]
    assert len(titles) > 10
    page.locator("#part-sources > summary").click()
    lines = page.locator(f"{SOURCES} > summary").all_inner_texts()
    assert [line.split(maxsplit=2)[2] for line in lines] == titles
    told = page.locator("[data-entry][data-object] > summary > [data-holds]").all_text_contents()
    assert len(told) > len(titles) and all(told)
    assert "Trading" in page.locator("#part-status [data-holds]").text_content()
    assert screens(page) < MOST_SCREENS
    resize(page, 390)
    assert screens(page) < MOST_SCREENS
    resize(page, 1280)
    page.evaluate("scrollTo(0, 0)")
    axe.shortened(page)
    assert axe.findings(page) == []
    resize(page, 390)
    assert axe.of_layout(page) == []
    assert page.faults == []


def screens(page: Any) -> float:
    """How many windows high the page is."""
    return float(page.evaluate("document.documentElement.scrollHeight / innerHeight"))


def test_a_correction_is_told_of_as_one_and_its_end_is_in_sight(open_page: Open, book: Handbook) -> None:
    page = correcting(open_page)
    words = page.locator("article").inner_text()
    assert f"You are correcting {book.records[LONG].name}. Open the part that is wrong" in words
    assert "twenty minutes" not in words and "starter file" not in words
    top = button(page, "Check it and get the file").first
    expect(top).to_be_in_viewport(ratio=1)
    assert page.locator("[data-draft]").inner_text().startswith("What you write is kept as a draft")
    top.click()
    assert page.evaluate("document.activeElement.name") == "my-own"
    button(page, "Begin another record").click()
    words = page.locator("article").inner_text()
    assert "twenty minutes" in words and "You are correcting" not in words
    page.get_by_label("The full form").check()
    assert [part.get_attribute("id") for part in page.locator("[data-part][open]").all()] == [
        "part-about", "part-sources", "part-status", "part-last",
    ]  # fmt: skip


def test_a_problem_opens_its_part_and_its_entry(open_page: Open) -> None:
    page = correcting(open_page)
    third = page.locator(SOURCES).nth(2)
    page.locator("#part-sources > summary").click()
    third.locator("> summary").click()
    title = third.locator('[data-field="title"] [data-input]')
    title.fill("")
    third.locator("> summary").click()
    expect(title).to_be_hidden()
    expect(third.locator("[data-holds]")).to_have_text("UK Government gender pay gap service")
    page.locator("#part-sources > summary").click()
    text_of(page)
    assert page.locator("[data-summary] li").count() == 1
    expect(title).to_be_visible()
    expect(third.locator('[data-field="title"] [data-error]')).to_be_visible()
    assert page.locator(OPEN).count() == 2, "what is right stays closed"
    page.locator("#part-sources > summary").click()
    page.locator("[data-summary] a").click()
    expect(title).to_be_focused()
    assert page.faults == []


def test_one_fact_is_corrected_by_keyboard(open_page: Open) -> None:
    page = correcting(open_page, "sunshine-care", width=390)
    tab_to(page, "Status", ("SUMMARY",))
    page.keyboard.press("Enter")
    tab_to(page, "Status", ("SUMMARY",))
    page.keyboard.press("Enter")
    tab_to(page, "True of", ("INPUT",))
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("May 2026")
    draft_is_told(page)
    page.keyboard.press("Enter")
    assert "as_of: 2026-05" in page.locator("#record-text").input_value()


def test_a_figure_that_was_put_right_is_named_where_it_still_stands(open_page: Open, book: Handbook) -> None:
    """The story, notes and lessons of a record have its figures in words: the page would contradict itself."""
    slug = "salford-community-leisure"
    members = book.records[slug].data["size"]["members"]
    assert members[4]["value"] == 384 and "384" in book.records[slug].data["story"]["control"]["text"]
    page = correcting(open_page, slug)
    page.locator("#part-size > summary").click()
    page.locator("#part-size [data-entry] > summary", has_text="384; March 2014").click()
    numbers = page.locator("#part-size [data-input]")
    at = numbers.evaluate_all("all => all.findIndex((one) => one.value === '384' && one.checkVisibility())")
    figure = numbers.nth(at)
    still = page.locator("[data-standing]")
    figure.fill("412")
    text_of(page)
    expect(still).to_be_visible()
    line = still.locator("li").inner_text()
    assert line.startswith("384: The story, Who controls it; ") and "Lessons by stage, 2, What happened" in line
    assert "Sources" not in line and line.count(";") == 2, "nothing but texts that say 384"
    story = page.locator("#f-story-control-text")
    story.evaluate("(area) => { area.closest('[data-part]').open = true; }")
    story.fill(story.input_value().replace("384", "412"))
    text_of(page)
    expect(still.locator("li")).not_to_contain_text("Who controls it")
    figure.fill("384")
    text_of(page)
    expect(still).to_be_hidden()
    assert page.faults == []


STANDING = """(cases) => {
    const data = JSON.parse(document.getElementById("record-form-data").textContent);
    const record = (value, summary) => ({ size: { income: [{ value }] }, summary });
    const told = RecordTold(RecordCheck(data));
    return cases.map(([was, now, text]) => told.standing(record(was, text), record(now, text)).length);
}"""


def test_only_the_same_figure_is_named(open_page: Open) -> None:
    cases = {
        (1200000, 1300000, "It took £1.2 million."): 1,
        (1200000, 1300000, "It took £1,200,000."): 1,
        (1200000, 1300000, "It took £11.2 million."): 0,
        (384, 412, "It had 1,384 members."): 0,
        (384, 412, "It had 384,000 members."): 0,
        (16, 17, "It had 16 libraries."): 0,
    }
    page = correcting(open_page, "sunshine-care")
    assert dict(zip(cases, page.evaluate(STANDING, [list(case) for case in cases]), strict=True)) == cases


def test_undo_leaves_the_part_open_that_was_worked_in(open_page: Open) -> None:
    page = correcting(open_page)
    page.locator("#part-timeline > summary").click()
    events = page.locator("#part-timeline [data-entry][data-object]")
    count = events.count()
    events.first.locator("> summary").click()
    events.first.locator("> [data-remove]").click()
    assert events.count() == count - 1
    button(page, "Undo").click()
    assert events.count() == count
    assert [each.get_attribute("id") for each in page.locator(OPEN).all()] == ["part-timeline"]


def test_a_correction_that_changes_nothing_is_told_so_before_it_is_sent(open_page: Open) -> None:
    page = correcting(open_page, "sunshine-care")
    button(page, "Check it and get the file").first.click()
    verdict = page.locator("[data-verdict]")
    expect(verdict).to_contain_text("You have changed nothing yet. Change what is wrong, or tell it in your own words")
    page.locator("#part-about > summary").click()
    page.locator('#part-about [data-field="name"] [data-input]').fill("Another name")
    text_of(page)
    expect(verdict).not_to_contain_text("nothing yet")
    assert page.faults == []


def test_what_goes_with_a_correction_says_what_changed(open_page: Open, book: Handbook) -> None:
    """In people's words, for those who read the e-mail before they open the file; of a long text, where it differs."""
    page = correcting(open_page, "sunshine-care")
    summary = book.records["sunshine-care"].data["summary"]
    words = summary.split()
    page.locator("#part-about > summary").click()
    about = page.locator("#part-about")
    about.locator('[data-field="place"] [data-input]').fill("Rochdale, Greater Manchester")
    about.locator('[data-field="summary"] [data-input]').fill(" ".join([*words[:10], "perhaps", *words[10:]]))
    about.locator('[data-field="region"] select').select_option("")
    text_of(page)
    note = page.locator("#record-note").input_value()
    told = note.partition("What I changed:\n")[2].splitlines()
    around = [" ".join(words[6:14]), " ".join([*words[6:10], "perhaps", *words[10:14]])]
    assert told[:3] == [
        f"- Summary, was: … {around[0]} …. Is now: … {around[1]} …",
        "- Region of England, gone: North West",
        "- Place, was: Rochdale. Is now: Rochdale, Greater Manchester",
    ]
    assert not any(line.startswith("- ") for line in told[3:]), "and nothing that was not changed"
    answer_about_you(page)
    mail = parse_qs(urlsplit(page.locator("[data-mail]").get_attribute("href")).query)
    assert "\r\n".join(told[:3]) in mail["body"][0]
    for number, end in ((20, []), (21, ["and 1 more"])):
        assert page.evaluate(CHANGED, number)[19:] == ["K19, was: 1. Is now: 2", *end], "of many the first twenty"
    assert page.faults == []


def test_what_goes_with_a_new_record_or_an_unchanged_one_lists_no_change(open_page: Open) -> None:
    page = correcting(open_page)
    text_of(page)
    assert "What I changed" not in page.locator("#record-note").input_value()
    button(page, "Begin another record").click()
    page.get_by_label("Name", exact=True).first.fill("Another")
    text_of(page)
    assert "What I changed" not in page.locator("#record-note").input_value()
