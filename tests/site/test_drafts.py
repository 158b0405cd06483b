"""Nothing lost: drafts of the form are asked about before they go, come back, and are shown where they cannot open."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser import button
from tests.conftest import RECORDS, ROOT

Open = Callable[..., Any]
PAGE = "/contribute/case-study/"
GOOD = (ROOT / "tests/good_record.yml").read_text(encoding="utf-8")
STORED = "Object.keys(localStorage).filter((key) => key.includes('record-draft')).sort()"


def ready(page: Any) -> Any:
    page.wait_for_selector("#record-form:not([hidden])")
    page.evaluate("document.querySelector('[data-start]').open = true")
    return page


def draft_is_told(page: Any) -> None:
    page.locator("[data-draft]", has_text="A draft is kept in this browser, on this device only").wait_for()


def written(page: Any, name: str) -> None:
    page.get_by_label("Name", exact=True).fill(name)
    draft_is_told(page)


def focus(page: Any) -> str:
    return str(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))


def test_deleting_asks_and_can_be_undone(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    name = page.get_by_label("Name", exact=True)
    written(page, "Half a record")
    page.reload()
    ready(page)
    expect(name).to_have_value("Half a record")
    delete = button(page, "Delete the draft on this device")
    delete.press("Enter")
    page.get_by_text("Delete the draft of Half a record from this device?").wait_for()
    page.keyboard.press("Escape")
    expect(name).to_have_value("Half a record")
    expect(delete).to_be_focused()
    delete.press("Enter")
    button(page, "Delete the draft", exact=True).click()
    expect(name).to_have_value("")
    assert page.evaluate(STORED) == []
    assert "data-draft" in focus(page)
    button(page, "Undo").press("Enter")
    expect(name).to_have_value("Half a record")
    assert len(page.evaluate(STORED)) == 1
    assert "data-draft" in focus(page)
    assert page.faults == []


def test_several_drafts_are_kept_by_name(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    written(page, "First one")
    button(page, "Begin another record").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("")
    written(page, "Second one")
    expect(page.locator("[data-drafts]")).to_contain_text("First one")
    button(page, "Open this draft").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("First one")
    expect(page.locator("[data-drafts]")).to_contain_text("Second one")
    assert len(page.evaluate(STORED)) == 2


def test_pasting_asks_before_it_takes_the_place_of_a_draft(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    name = page.get_by_label("Name", exact=True)
    written(page, "Half a record")
    page.locator("#paste").fill(GOOD)
    page.locator("[data-paste]").click()
    button(page, "No, keep it").click()
    expect(name).to_have_value("Half a record")
    page.locator("[data-paste]").click()
    button(page, "Put the text in its place").click()
    expect(name).to_have_value("Northmoor Leisure")
    button(page, "Undo").click()
    expect(name).to_have_value("Half a record")


def test_removing_a_source_says_which_facts_lose_it(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    page.locator("#paste").fill(GOOD)
    page.locator("[data-paste]").click()
    status = page.locator('[data-field="status"] [data-kind="source"] select').first
    expect(status).not_to_have_value("")
    remove = page.locator('[data-field="sources"][data-kind="map"] [data-source] > [data-remove]')
    remove.click()
    asked = page.locator("[data-ask-words]")
    expect(asked).to_contain_text("2 parts rest on this source and will lose it")
    expect(asked).to_contain_text("Status")
    expect(asked).to_contain_text("Started")
    button(page, "Remove the source").click()
    expect(status).to_have_value("")
    button(page, "Undo").click()
    expect(page.locator('[data-field="status"] [data-kind="source"] select').first).not_to_have_value("")


def test_a_broken_draft_is_shown_as_text_and_stays(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    written(page, "Half a record")
    for broken in ('{"record": {"name": "Torn', "null", '{"record": 7}'):
        page.evaluate(f"(text) => localStorage.setItem({STORED}[0], text)", broken)
        page.reload()
        ready(page)
        expect(page.get_by_label("The text of the draft")).to_have_value(broken)
        assert page.evaluate(f"localStorage.getItem({STORED}[0])") == broken
    button(page, "Delete this text from this device").click()
    button(page, "Delete it", exact=True).click()
    assert page.evaluate(STORED) == []
    assert page.faults == []


def test_a_draft_older_than_the_published_record_says_so(open_page: Open) -> None:
    page = open_page(f"{PAGE}?record=sunshine-care")
    page.wait_for_selector("[data-found]:not([hidden])")
    page.locator("#part-about > summary").click()
    page.get_by_label("Place", exact=False).first.fill("Elsewhere")
    draft_is_told(page)
    now = (RECORDS / "sunshine-care.yml").read_text(encoding="utf-8")
    old = now.replace("name: Sunshine Care\n", "name: An older name\n").replace("nation: england", "nation: wales")
    draft = json.loads(page.evaluate(f"localStorage.getItem({STORED}[0])"))
    page.evaluate(f"(text) => localStorage.setItem({STORED}[0], text)", json.dumps({**draft, "text": old}))
    page.reload()
    found = page.locator("[data-found]")
    expect(found).to_contain_text("has changed since this draft was begun")
    assert found.locator("li").all_inner_texts() == [
        "Name, was: An older name. Is now: Sunshine Care",
        "Nation, was: Wales. Is now: England",
    ]


# Bad moments


def test_the_last_letters_before_a_reload_are_kept(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    name = page.get_by_label("Name", exact=True)
    name.press_sequentially("Torn in the middle of a wo")
    page.reload()
    ready(page)
    expect(name).to_have_value("Torn in the middle of a wo")


def test_two_tabs_write_two_drafts(open_page: Open) -> None:
    one = ready(open_page(PAGE))
    written(one, "Begun in one tab")
    other = one.context.new_page()
    other.goto(one.url)
    ready(other)
    expect(other.get_by_label("Name", exact=True)).to_have_value("Begun in one tab")
    written(other, "Written in the other")
    one.wait_for_function("localStorage.getItem('/record-draft:new').includes('the other')")
    one.get_by_label("Place", exact=False).first.fill("Northmoor")
    expect(one.locator("[data-draft]")).to_contain_text("open in another tab as well")
    kept = [json.loads(text)["record"] for text in one.evaluate(f"{STORED}.map((key) => localStorage.getItem(key))")]
    assert [(each["name"], each.get("place")) for each in kept] == [
        ("Written in the other", None),
        ("Begun in one tab", "Northmoor"),
    ]


@pytest.mark.parametrize("error", ["QuotaExceededError", "SecurityError"])
def test_where_nothing_can_be_kept_leaving_is_asked_about(error: str, open_page: Open) -> None:
    page = ready(open_page(PAGE))
    page.evaluate(f"() => {{ Storage.prototype.setItem = () => {{ throw new DOMException('no', '{error}'); }}; }}")
    page.get_by_label("Name", exact=True).press_sequentially("Kept nowhere")
    expect(page.locator("[data-draft]")).to_contain_text("This browser keeps no draft. Download the file")
    asked = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    page.wait_for_function("document.body")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Kept nowhere")
    assert asked == ["beforeunload"]


def test_where_nothing_is_kept_another_record_takes_nothing_away(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); };")
    page.reload()
    ready(page)
    said = page.locator("[data-draft]")
    expect(said).to_contain_text("This browser keeps no draft")
    name = page.get_by_label("Name", exact=True)
    for leave in ("Begin another record", "Open it in the form"):
        name.fill("Kept nowhere")
        page.locator("#load-record").select_option("sunshine-care")
        button(page, leave).click()
        expect(name).not_to_have_value("Kept nowhere")
        expect(said).to_contain_text("“Undo” brings back what the form held")
        assert "kept on this device" not in said.inner_text()
        button(page, "Undo").click()
        expect(name).to_have_value("Kept nowhere")
    assert page.faults == []


def test_a_link_to_a_record_that_is_not_here_says_so_and_shows_what_is(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    written(page, "Half a record")
    page.goto(f"{page.url}?record=no-such-record")
    expect(page.locator("[data-found]")).to_contain_text("leads to a record that is not here")
    expect(page.get_by_label("A record of this site")).to_be_visible()
    expect(page.locator("[data-drafts]")).to_contain_text("Half a record")
    expect(page.get_by_label("Name", exact=True)).to_have_value("")


def test_where_a_script_does_not_come_the_page_says_what_to_do(open_page: Open) -> None:
    page = open_page(PAGE)
    waiting = page.locator("[data-waiting]")
    page.wait_for_selector("#record-form:not([hidden])")
    expect(waiting).to_be_hidden()
    for missing in ("record-check.js", "yaml.min.js"):
        page.route(f"**/{missing}", lambda route: route.abort())
        page.reload()
        expect(waiting).to_be_visible()
        expect(page.locator("#record-form")).to_be_hidden()
        page.unroute(f"**/{missing}")


def test_what_an_older_draft_has_and_the_form_has_not_is_shown_and_stays(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    record = {
        "format": 1,
        "name": "Old one",
        "motto": "We never close.",
        "status": {"value": "trading", "mood": "ok"},
    }
    old = json.dumps({"text": None, "record": record, "mine": {}})
    page.evaluate("(text) => localStorage.setItem('/record-draft:new', text)", old)
    page.reload()
    ready(page)
    expect(page.get_by_label("Name", exact=True)).to_have_value("Old one")
    assert page.locator("[data-found] li").all_inner_texts() == ["Motto: We never close.", "Status, Mood: ok"]
    written(page, "New one")
    page.wait_for_function(f"{STORED}.length === 2")
    assert page.evaluate("localStorage.getItem('/record-draft:new')") == old
    assert page.faults == []


def test_a_draft_of_300_events_opens_in_under_a_second(open_page: Open) -> None:
    """And a key is answered in a fifth of that. Work is counted, not time: a machine may have other work."""
    page = ready(open_page(PAGE))
    event = {"date": 2012, "event": "Takes over another centre.", "sources": ["council-2024"]}
    record = {**yaml.safe_load(GOOD), "timeline": [event] * 300}
    draft = json.dumps({"record": record, "full": True}, default=str)
    page.evaluate("(text) => localStorage.setItem('/record-draft:new+2', text)", draft)
    page.reload()
    ready(page)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked(script: str) -> float:
        """The seconds that the page's own thread worked for a script."""
        times: list[float] = []
        for run in ("0", script):
            page.evaluate(run)
            found = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
            times.append(found["ThreadTime"])
        return times[1] - times[0]

    opened = worked("document.querySelector('[data-drafts] button').click()")
    assert page.locator('[data-field="timeline"] [data-entry][data-object]').count() == 300
    name = "document.querySelector('[data-field=\"name\"] input')"
    answered = worked(f"{name}.dispatchEvent(new Event('change', {{bubbles: true}}))")
    assert 0.01 < opened < 1 and answered < 0.2, (opened, answered)
