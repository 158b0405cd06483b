"""Our plan in a browser: one tick in chapter and plan, gates that fill themselves, files, Word, paper, ugly stores."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from macros.handbook import Handbook
from macros.read.prose import tick_key
from tests.site import axe

Open = Callable[..., Any]
KEPT = "localStorage.getItem('handbook.plans')"
TASK = '[data-kind="task"]'
OUT = "Object.defineProperty(window, '{}', {{ get() {{ throw new DOMException('no'); }} }});"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def saved(page: Any, name: str, to: Path) -> Path:
    """The file that a button saves."""
    with page.expect_download() as coming:
        page.get_by_role("button", name=name).click()
    coming.value.save_as(to)
    return to


def test_the_page_holds_all_that_the_chapters_do_and_who_does_it(site: Path, book: Handbook) -> None:
    html = LexborHTMLParser((site / "decide/plan/index.html").read_text(encoding="utf-8"))
    shown = {item.attributes["data-entry"]: item for item in html.css("[data-entry]")}
    for slug, chapter in book.chapters.items():
        data = chapter.data
        for one in data["tasks"]:
            item = shown[f"{slug}/{tick_key(one['task'])}"]
            assert one["task"] in item.text() and item.attributes["data-by"] == " ".join(one["by"])
        texts = [*data["evidence"], *(one["decision"] for one in data["decisions"])]
        assert all(f"{slug}/{tick_key(text)}" in shown for text in texts)
        page = LexborHTMLParser((site / f"guide/{slug}/index.html").read_text(encoding="utf-8"))
        assert {box.attributes["data-tick"] for box in page.css("[data-tick]")} <= shown.keys()


def test_a_tick_in_a_chapter_is_the_plans_own_and_outlives_leaving(open_page: Open) -> None:
    """By keyboard, there and back; what is on paper for the gate counts itself."""
    page = open_page("/guide/find-out/", width=390)
    page.locator("[data-tick]").first.press("Space")
    page.get_by_role("link", name="Our plan", exact=True).first.click()
    expect(page.locator(f"{TASK} input").first).to_be_checked()
    expect(page.locator(".plan-overview tbody tr").first).to_contain_text("1 of 9")
    papers = page.locator('[data-stage="find-out"] [data-kind="paper"] input')
    count = papers.count()
    for index in range(count):
        papers.nth(index).press("Space")
    expect(page.locator(".plan-gate__status").first).to_contain_text("All papers are there")
    expect(page.locator(".plan-overview tbody tr").first).to_contain_text("Ready to answer")
    page.locator(f"{TASK} input").nth(1).press("Space")
    page.go_back()
    expect(page.locator("[data-tick]:checked")).to_have_count(2 + count)
    assert page.faults == []


def test_everything_written_comes_back_after_a_loss(open_page: Open, tmp_path: Path) -> None:
    """Roles, dates, notes, decisions, own tasks; undo for each; to a file and from it, to Word, beside others."""
    page = open_page("/decide/plan/")
    task, decision = page.locator(TASK).nth(1), page.locator('[data-kind="decision"]').first
    task.locator("summary").press("Enter")
    task.get_by_label("Role").fill("Union rep")
    task.get_by_label("By when").fill("2026-12-10")
    task.get_by_label("Note").fill("<b>Ask</b> the night shift\nfirst")
    decision.locator("summary").press("Enter")
    decision.get_by_label("What was decided").select_option(index=2)
    own = page.get_by_label("A task of our own").first
    own.fill("Ring the other library")
    own.press("Enter")
    expect(page.locator(".plan-next")).to_contain_text("10 December 2026")
    expect(decision.locator("input").first).to_be_checked()
    before = page.evaluate(KEPT)

    own_row = page.locator('[data-kind="own"]')
    own_row.get_by_role("button", name="Take away").press("Enter")
    expect(own_row).to_have_count(0)
    page.keyboard.press("Enter")  # the focus is on Undo
    expect(own_row).to_have_count(1)
    page.get_by_role("button", name="Delete this plan").click()
    expect(page.locator(".plan-overview tbody tr").first).to_contain_text("0 of 9")
    page.get_by_role("button", name="Undo").click()
    plan = json.loads(before)["plans"][0]
    kept = json.loads(page.evaluate(KEPT))
    assert plan["entries"] == next(one for one in kept["plans"] if one["id"] == kept["open"])["entries"]

    words = docx.Document(str(saved(page, "Save as Word", tmp_path / "plan.docx")))
    rows = [[cell.text for cell in row.cells] for row in words.tables[0].rows]
    assert rows[2][3:] == ["Union rep · 10 December 2026", "<b>Ask</b> the night shift\nfirst"]
    assert ["☐", "Ring the other library", "Our own", "", ""] in rows
    assert [row for row in rows if row[0] == "☒" and row[2] == "Decision"]

    file = saved(page, "Save as a file", tmp_path / "plan.json")
    page.evaluate("localStorage.clear()")
    page.reload()
    page.locator('input[type="file"]').set_input_files(file)
    expect(page.get_by_role("status")).to_contain_text("Opened beside the others: Our plan (2)")
    expect(task.locator(".plan-held")).to_have_text("Union rep · 10 December 2026 · <b>Ask</b> the night shift first")
    assert json.loads(page.evaluate(KEPT))["plans"][1]["entries"] == plan["entries"]
    page.get_by_label("Its name").fill("Night shift")
    page.get_by_label("Its name").press("Tab")
    expect(page.get_by_label("Plan", exact=True)).to_contain_text("Night shift")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#plan-chosen option")).to_have_count(1)
    assert page.faults == []


def test_dates_say_what_they_are_and_a_file_has_the_name_of_its_plan(open_page: Open) -> None:
    page = open_page("/decide/plan/")
    own = page.get_by_label("A task of our own").first
    own.fill("Ring the other library")
    own.press("Enter")
    for kind, label in (("task", "By when"), ("own", "By when"), ("decision", "Date"), ("paper", "Date")):
        row = page.locator(f'[data-kind="{kind}"]').first
        row.locator("summary").press("Enter")
        expect(row.get_by_label(label, exact=True), kind).to_have_count(1)
    for name, file in (("Tŷ Newydd’r: plan 2", "ty-newydd-r-plan-2.json"), ("中文", "our-plan.json")):
        page.get_by_label("Its name").fill(name)
        page.get_by_label("Its name").press("Tab")
        with page.expect_download() as coming:
            page.get_by_role("button", name="Save as a file").click()
        assert coming.value.suggested_filename == file
    assert page.faults == []


BROKEN = {
    "cut off": '{"handbook": "our-plan", "plan": {"entries"',
    "of another kind": '["a", 1]',
    "odd inside": '{"plan": {"name": "%s", "entries": {"__proto__": {}, '
    '"find-out/gate": {"choice": "stop", "note": 7}}}}' % ("n" * 81),
}


def test_a_broken_file_gets_a_sentence_and_changes_nothing(open_page: Open, tmp_path: Path) -> None:
    page = open_page("/decide/plan/")
    page.locator(f"{TASK} input").first.check()
    for name, text in BROKEN.items():
        file = tmp_path / "plan.json"
        file.write_text(text, encoding="utf-8")
        page.locator('input[type="file"]').set_input_files(file)
        expect(page.locator(".plan-unread textarea"), name).to_have_value(text)
        assert saved(page, "Save this text", tmp_path / "text").read_text(encoding="utf-8") == text
        count = len(json.loads(page.evaluate(KEPT))["plans"])
        assert count == (2 if name == "odd inside" else 1), name
    expect(page.locator('[data-entry="find-out/gate"]')).to_contain_text("To stop is a result")
    expect(page.locator("#plan-chosen option").last).to_have_text("n" * 80)
    assert page.faults == []


FULL_DEVICE = """const set = Storage.prototype.setItem;
Storage.prototype.setItem = function (...given) {
    if (this === localStorage) throw new DOMException('full', 'QuotaExceededError');
    set.apply(this, given);
};"""
OLDER = '{"open":"first","plans":[{"id":"first","name":"Our plan","entries":{}}]}'
FULL_OR_SHUT = {
    "shut": (OUT.format("localStorage") + OUT.format("sessionStorage"), "until you leave this page"),
    "full": (FULL, "until you leave this page"),
    "full, but for the tab": (FULL_DEVICE, "until you close this tab"),
}
POISONED = {
    "no plan": "<img src=x onerror=alert(1)>",
    "half of it": '{"open": {}, "plans": [null, {"id": 3, "entries": {"find-out/gate": {"choice": "<b>"}, "x": 1}}]}',
}


def test_what_is_no_part_of_a_plan_is_left_out_and_what_is_too_long_cut(open_page: Open) -> None:
    page = open_page("/decide/plan/")
    read = page.evaluate(
        """() => handbook.plans.planOf({ name: " ", entries: {
            "find-out/long": { choice: "c".repeat(201), who: "w".repeat(121), note: "n".repeat(4001), tick: true },
            "find-out/dates": { date: "2026-02-31", note: "x" }, "find-out/day": { date: "2026-12-10" },
            "find-out/month": { date: "2026-13-01" }, "find-out/words": { date: "soon" },
            "find-out/tick": { tick: "yes", words: "A task" }, "find-out/own-1": { words: "Ours" },
            "find-out/number": { note: 7 }, "Find out": { tick: true }, "find-out/list": ["a"], "find-out/none": null,
        } })"""
    )
    assert read["id"] and read["name"] == "Our plan"
    long = read["entries"].pop("find-out/long")
    assert {name: len(text) for name, text in long.items() if name != "tick"} == {
        "choice": 200,
        "who": 120,
        "note": 4000,
    }
    assert read["entries"].pop("find-out/dates")["note"] == "x"
    assert read["entries"] == {"find-out/day": {"date": "2026-12-10"}, "find-out/own-1": {"words": "Ours"}}
    assert page.evaluate("[null, 7, [], {}, {entries: []}].map(handbook.plans.planOf)") == [None] * 5


def test_plans_of_one_name_in_the_store_stay_apart_and_texts_put_aside_add_up(open_page: Open) -> None:
    page = open_page("/decide/plan/")
    state = page.evaluate(
        """() => {
            const plan = (note) => ({ id: "one", name: "One", entries: { "find-out/gate": { note } } });
            localStorage.setItem("handbook.plans", JSON.stringify({ open: "none", plans: [plan("a"), plan("b")] }));
            const { plans, open } = handbook.plans.all();
            for (const text of ["first", "second"]) {
                localStorage.setItem("handbook.plans", text);
                handbook.plans.all();
            }
            const aside = handbook.plans.aside();
            const before = handbook.plans.set("find-out/gate", { note: "c" });
            return { plans, open, aside, before, after: handbook.plans.set("find-out/gate", null) };
        }"""
    )
    assert [plan["entries"]["find-out/gate"]["note"] for plan in state["plans"]] == ["a", "b"]
    assert len({plan["id"] for plan in state["plans"]}) == 2 and state["open"] == state["plans"][0]["id"]
    assert state["aside"].split("\n\n")[-2:] == ["first", "second"], "neither takes the place of the other"
    assert (state["before"], state["after"]) == (None, {"note": "c"}), "what was there comes back, to be undone"


def test_once_there_is_room_again_the_device_keeps_it_and_leaving_is_asked_about_only_before(open_page: Open) -> None:
    page = open_page("/decide/plan/")
    asked = """(full) => {
        const set = window.ownSet ??= Storage.prototype.setItem;
        Storage.prototype.setItem = function (...given) {
            if (full === "both" || (full === "device" && this === localStorage)) throw new DOMException("full");
            set.apply(this, given);
        };
        handbook.plans.set("find-out/gate", { note: full });
        const leaving = !dispatchEvent(new Event("beforeunload", { cancelable: true }));
        const has = (store) => store.getItem("handbook.plans")?.includes(full) ?? null;
        const held = [localStorage, sessionStorage].map(has);
        return [handbook.plans.place(), leaving, held, handbook.plans.entry("find-out/gate").note];
    }"""
    assert page.evaluate(asked, "device") == ["tab", False, [None, True], "device"]
    assert page.evaluate(asked, "both") == ["page", True, [None, False], "both"]
    assert page.evaluate(asked, "neither") == ["device", False, [True, None], "neither"]


@pytest.mark.parametrize("name", FULL_OR_SHUT)
def test_a_store_that_is_full_or_shut_is_told(name: str, open_page: Open) -> None:
    harm, sentence = FULL_OR_SHUT[name]
    page = open_page("/about/")
    page.evaluate("text => localStorage.setItem('handbook.plans', text)", OLDER)
    page.add_init_script(harm)
    page.goto(page.url.replace("/about/", "/decide/plan/"))
    page.locator(f"{TASK} input").first.check()
    expect(page.locator(".plan-overview tbody tr").first).to_contain_text("1 of 9")
    expect(page.get_by_role("status")).to_contain_text(sentence)
    if "tab" in sentence:
        page.goto(page.url.replace("/decide/plan/", "/guide/find-out/"))
        expect(page.locator("[data-tick]:checked")).to_have_count(1)
    page.locator("[data-tick], .task input").nth(1).check()
    expect(page.locator("[data-kept-said], .sheet-tools__said").first).to_contain_text(sentence)
    expect(page.locator(".task input:checked")).to_have_count(2)
    assert page.faults == []


@pytest.mark.parametrize("name", POISONED)
def test_what_cannot_be_read_is_kept_as_text_until_it_is_closed(name: str, open_page: Open) -> None:
    page = open_page("/about/")
    page.evaluate("text => localStorage.setItem('handbook.plans', text)", POISONED[name])
    page.goto(page.url.replace("/about/", "/decide/plan/"))
    unread = page.locator(".plan-unread")
    for _ in range(2):
        expect(unread.locator("textarea")).to_have_value(POISONED[name])
        page.locator(f"{TASK} input").first.check()
        page.reload()
        expect(page.locator(f"{TASK} input").first).to_be_checked()
    unread.get_by_role("button", name="Close").click()
    page.reload()
    expect(unread).to_be_hidden()
    assert page.faults == []


@pytest.mark.parametrize("script", [True, False])
def test_one_partys_tasks_show_and_print_without_script_too(script: bool, open_page: Open) -> None:
    page = open_page("/decide/plan/", width=320, script=script)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_label("Union", exact=True).check()
    page.emulate_media(media="print")
    assert page.locator(f'{TASK}[data-by~="union"]').first.is_visible()
    assert not page.locator(f"{TASK}:not([data-by~='union']):visible").count()
    assert not page.locator('[data-kind="decision"]:visible').count()


def test_paper_has_what_was_written_or_not(open_page: Open) -> None:
    page = open_page("/decide/plan/")
    page.evaluate("window.print = () => {}")
    page.locator(f"{TASK} input").first.check()
    page.locator(".plan-gate").first.get_by_label("Not yet").check()
    page.get_by_role("button", name="Print", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator(".plan-gate .plan-held").first).to_be_visible()
    expect(page.locator(".plan-overview")).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Print without our entries").click()
    page.emulate_media(media="print")
    expect(page.locator(".plan-gate .plan-held").first).to_be_hidden()
    expect(page.locator(".plan-gate__blank").first).to_be_visible()
    expect(page.locator(".plan-overview")).to_be_hidden()
    assert page.locator(f"{TASK} input").first.evaluate("box => getComputedStyle(box, '::before').content") == "none"


def test_axe_finds_nothing(open_page: Open) -> None:
    page = open_page("/decide/plan/", width=390)
    page.locator(TASK).nth(1).locator("summary").click()
    page.locator('[data-kind="decision"]').first.locator("summary").click()
    axe.shortened(page)
    assert axe.findings(page) + axe.of_the_dark(page) == []
    assert page.faults == []
