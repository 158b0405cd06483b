"""What stands around each page: its colours, the list of its parts, and its folds on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from tests.site.test_browser import Open

SCHEME = "document.body.dataset.mdColorScheme"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"


@pytest.mark.parametrize("blocked", [False, True], ids=["", "nothing can be stored"])
@pytest.mark.parametrize("dark", [False, True], ids=["light device", "dark device"])
def test_colours_are_the_devices_until_the_reader_chooses(dark: bool, blocked: bool, open_page: Open) -> None:
    page = open_page("/about/", dark=dark)
    if blocked:
        page.add_init_script(BLOCKED)
        page.reload()
    own, other = ("slate", "default") if dark else ("default", "slate")
    assert page.evaluate(SCHEME) == own
    page.get_by_role("button", name="Light colours" if dark else "Dark colours").click()
    assert page.evaluate(SCHEME) == other
    page.goto(page.url.replace("about/", ""))
    assert page.evaluate(SCHEME) == (own if blocked else other)
    page.emulate_media(color_scheme="light" if dark else "dark")  # evening comes
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", other)
    assert not page.faults


def test_the_list_of_parts_marks_where_the_reader_is(open_page: Open) -> None:
    page = open_page("/reference/legal-forms/")
    parts = page.locator(".md-nav--secondary a")
    marked = page.locator(".md-nav--secondary .md-nav__link--active")
    expect(marked).to_have_count(0)
    for number in (3, 1):  # past several parts at once, and back
        page.evaluate(
            "(part) => document.querySelector(part).scrollIntoView()", parts.nth(number).get_attribute("href")
        )
        expect(marked).to_have_text([parts.nth(number).inner_text()])


def test_paper_opens_what_is_folded_and_the_screen_has_it_folded_again(open_page: Open) -> None:
    page = open_page("/guide/find-out/")
    opened = page.evaluate("""() => {
      const open = () => document.querySelectorAll("article details[open]").length;
      const counts = [open()];
      for (const when of ["beforeprint", "afterprint"]) dispatchEvent(new Event(when)), counts.push(open());
      return [...counts, document.querySelectorAll("article details").length];
    }""")
    before, printed, after, folds = opened
    assert before == after < printed == folds


def test_the_two_doors_of_home_stand_beside_each_other_only_where_both_are_full(open_page: Open) -> None:
    page = open_page("/", width=768)
    first, second = (page.locator(".doors > .door").nth(place).bounding_box() for place in (0, 1))
    assert first["width"] == second["width"] and first["y"] + first["height"] < second["y"]
    page.set_viewport_size({"width": 1280, "height": 900})
    first, second = (page.locator(".doors > .door").nth(place).bounding_box() for place in (0, 1))
    assert first["y"] == second["y"] and second["height"] < first["height"]


def test_the_boxes_of_a_chapter_and_its_text_are_equally_wide(open_page: Open) -> None:
    page = open_page("/guide/find-out/", width=768)
    boxes = [page.locator(f"article {box}").first.bounding_box() for box in (".contents", ".gate", "#in-short + p")]
    assert len({box["width"] for box in boxes}) == 1


def test_a_table_that_goes_on_beyond_its_edge_says_so(open_page: Open) -> None:
    page = open_page("/reference/legal-forms/", width=1024)
    cue = page.locator(".columns .table-cue")
    expect(cue).to_be_visible()
    box = page.locator("[data-choice=co-operative-society]")
    box.evaluate("box => { box.closest('details').open = true; }")
    box.check()
    expect(cue).to_be_hidden()  # one column fits
    box.uncheck()
    expect(cue).to_be_visible()
    page.emulate_media(media="print")
    expect(cue).to_be_hidden()
    page = open_page("/reference/legal-forms/", width=390)
    expect(page.locator(".columns--ready")).not_to_have_count(0)
    assert page.locator(".table-cue:visible").count() == 0, "columns are turned there, nothing is scrolled"


def test_the_edge_of_a_table_is_shaded_without_script(open_page: Open) -> None:
    page = open_page("/reference/legal-forms/", width=1024, script=False)
    frame = page.locator(".compare-scroll").first
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    assert "local" in frame.evaluate("frame => getComputedStyle(frame).backgroundAttachment")


def test_a_fold_keeps_its_sign_in_the_colours_that_a_reader_sets(open_page: Open) -> None:
    page = open_page("/reference/four-nations/")
    page.emulate_media(forced_colors="active")
    folds = page.locator("article summary:visible")
    painted = "(folds) => folds.map((fold) => getComputedStyle(fold, '::after').backgroundColor)"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    colours = folds.evaluate_all(painted)
    assert len(colours) > 5 and ground not in colours


def test_who_meets_a_dead_address_is_led_to_answers_first(open_page: Open) -> None:
    page = open_page("/404.html", script=False)
    led = page.locator("article li a").evaluate_all("all => all.map((a) => new URL(a.href).pathname)")
    assert led[:2] == ["/your-job/", "/questions/"]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/", ".door--main .button"),
        ("/reference/help/", ".worries dd"),
        ("/reference/what-changes/", "article h2, article h3"),
    ],
)
def test_the_first_screen_of_a_phone_holds_an_answer(path: str, answer: str, open_page: Open) -> None:
    """What a page is for stands before how it was made."""
    page = open_page(path, width=390)
    box = page.locator(answer).first.bounding_box()
    assert box and box["y"] + box["height"] <= 844


def test_the_nine_steps_stand_in_one_line_on_the_smallest_phone(open_page: Open) -> None:
    page = open_page("/guide/agree-the-deal/", width=320)
    steps = page.locator(".gate__steps a").evaluate_all("all => all.map((one) => one.getBoundingClientRect())")
    assert len({round(step["y"]) for step in steps}) == 1
    assert all(step["width"] >= 24 and step["height"] >= 24 for step in steps)


def test_letters_at_200_percent_do_not_run_into_each_other_at_the_top(open_page: Open) -> None:
    page = open_page("/", width=195)  # 390 with letters twice as large
    shown = page.locator(".md-header :is(.site-name, .menu-button, .colours-button, .search-button)").all()
    name, *buttons = [one.bounding_box() for one in shown]
    assert len(buttons) == 3 and name
    for button in buttons:
        assert button and button["y"] >= name["y"] + name["height"] and button["x"] >= 0


def test_an_address_to_write_to_is_not_cut_on_a_phone(open_page: Open) -> None:
    page = open_page("/reference/help/", width=390)
    lines = page.locator(".worries a[href^='mailto:']").evaluate_all(
        "all => all.map((one) => one.getClientRects().length)"
    )
    assert lines and set(lines) == {1}


def test_a_fold_on_paper_is_text_as_any_other(open_page: Open) -> None:
    page = open_page("/guide/agree-the-deal/")
    page.emulate_media(media="print")
    folds = page.locator("article details")
    sides = folds.evaluate_all("all => all.map((one) => [getComputedStyle(one).borderLeftWidth, one.offsetLeft])")
    assert len(sides) > 20 and {width for width, _ in sides} == {"0px"}
    text, fold = (page.locator(f"#{which}").bounding_box() for which in ("in-short + p", "sources + details"))
    assert text and fold and (text["x"], text["width"]) == (fold["x"], fold["width"])


def test_reasons_that_fold_take_no_column_of_a_table(open_page: Open) -> None:
    page = open_page("/guide/agree-the-deal/")
    assert page.locator(".decisions thead th").all_inner_texts() == ["Decision", "Options", "How hard to undo"]
    assert page.locator(".decisions td ul + details").count() == page.locator(".decisions tbody tr").count()


@pytest.mark.parametrize(
    ("path", "part", "mark"),
    [
        ("/", "Home", "page"),
        ("/your-job/", "Your job", "page"),
        ("/questions/", "Your job", "true"),
        ("/guide/transfer/", "Guide", "true"),
        ("/case-studies/", "Case studies", "page"),
        ("/case-studies/salford-community-leisure/", "Case studies", "true"),
        ("/case-studies/by-sector/", "Case studies", "true"),
        ("/case-studies/pay-and-pensions/", "Case studies", "true"),
        ("/meetings/find-out/large-print/", "Meetings", "true"),
        ("/contents/", "About", "true"),
        ("/404.html", "", ""),
    ],
)
def test_the_header_marks_the_part_that_a_page_is_in(path: str, part: str, mark: str, open_page: Open) -> None:
    """For the eye and for a screen reader, whether the page is in the menu or not."""
    tabs = open_page(path).get_by_role("navigation", name="Parts of the handbook").get_by_role("link")
    marked = tabs.evaluate_all(
        """all => all.filter((one) => one.ariaCurrent || getComputedStyle(one).textDecorationLine !== "none")
            .map((one) => [one.textContent, one.ariaCurrent])"""
    )
    assert marked == ([[part, mark]] if part else [])


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/case-studies/by-sector/", ["Case studies"]),
        ("/meetings/find-out/", ["Meetings"]),
        ("/questions/", ["Questions"]),
        ("/404.html", []),
    ],
)
def test_the_menu_marks_one_place_or_none(path: str, marked: list[str], open_page: Open) -> None:
    page = open_page(path, width=390)
    page.locator("[data-menu-button]").click()
    assert page.locator(".site-nav a[aria-current]").all_inner_texts() == marked


def test_drawings_have_the_colours_that_the_reader_has_set(open_page: Open) -> None:
    page = open_page("/case-studies/outcomes/")
    page.emulate_media(forced_colors="active", color_scheme="dark")
    for scheme in ("slate", "default"):  # whatever was chosen here before
        page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme; }", scheme)
        drawn, link, ground = page.evaluate("""() => {
            const colour = (one, name) => getComputedStyle(document.querySelector(one))[name];
            return [colour(".drawing__full", "fill"), colour("article a", "color"), colour("body", "backgroundColor")];
        }""")
        assert drawn == link != ground


def test_the_first_stop_of_a_keyboard_leads_past_the_header(site: Path, open_page: Open) -> None:
    for file in site.rglob("*.html"):
        page = LexborHTMLParser(file.read_text("utf-8"))
        if page.css_first(".md-header") is None:
            continue  # an address that has moved
        (skip,) = page.css("a.md-skip")
        target = str(skip.attributes["href"])
        assert page.css_first(f"[id='{target.removeprefix('#')}']") is not None, file
    page = open_page("/meetings/find-out/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")
