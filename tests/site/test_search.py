"""Search, as a reader meets it: questions with a score; the dialog; and what happens where something fails."""

from __future__ import annotations

import functools
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, expect

from macros.publish import offline, search_index
from macros.read.strict_yaml import PARSER
from tests.browser import settled
from tests.conftest import ROOT, Quiet
from tests.site import axe
from tests.site.test_browser import resize

Open = Callable[..., Any]
Ask = Callable[..., list[dict[str, Any]]]
QUESTIONS = yaml.load((ROOT / "tests/search_questions.yml").read_text(encoding="utf-8"), PARSER)
SCRIPTS = sorted((ROOT / "docs/assets").glob("search*.js"))
LONGEST = 450  # lines of our own script for search

# Types words into the box and waits for what is found in all texts. Returns the links in their order, and what is told.
ASK = """async (words) => {
    const box = document.getElementById("search-words"), out = document.querySelector("[data-search-results]");
    delete out.dataset.done;
    box.value = words;
    box.dispatchEvent(new Event("input"));
    const end = performance.now() + 30000;
    while (out.dataset.done !== words || out.dataset.texts !== "all") {
        if (performance.now() > end) throw new Error(`no answer: ${JSON.stringify(out.dataset)}`);
        if (out.dataset.texts === "failed") box.dispatchEvent(new Event("input")); // a late try failed
        await new Promise((done) => setTimeout(done, 2));
    }
    return {
        links: [...out.querySelectorAll(".hit-term a, .hit a")].map((a) => a.href),
        said: document.querySelector("[data-search-status]").textContent,
        text: out.parentElement.innerText,
    };
}"""
STATUS = "[data-search-status]"
ROOMY = "--max-semi-space-size=64"  # MB for what is soon rubbish: a fifth less work in all


@pytest.fixture
def dialog(open_page: Open) -> Any:
    """A page with the search dialog open."""
    page = open_page("/guide/")
    page.keyboard.press("Control+k")
    page.wait_for_selector("[data-search] [data-search-start]")
    return page


@contextmanager
def asking(site: Path) -> Iterator[Ask]:
    """A function: what the engine answers to each question, without a browser. It indexes the site once."""
    command = ["node", ROOMY, str(ROOT / "tests/search_in_node.mjs"), str(site)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as engine:
        assert engine.stdin and engine.stdout
        told, answered = engine.stdin, engine.stdout

        def answers(*asked: str | dict[str, Any]) -> list[dict[str, Any]]:
            print(json.dumps([each if isinstance(each, dict) else {"words": each} for each in asked]), file=told)
            told.flush()
            found: list[dict[str, Any]] = json.loads(answered.readline())
            return found

        yield answers
        engine.kill()


@pytest.fixture(scope="session")
def ask(site: Path) -> Iterator[Ask]:
    """What the engine answers of our own site."""
    with asking(site) as answers:
        yield answers


def links(answer: dict[str, Any]) -> list[str]:
    """The addresses in an answer, as they are shown."""
    return [one["address"] for one in (*answer["terms"], *(hit for group in answer["groups"] for hit in group["hits"]))]


def answers(found: str, wanted: str) -> bool:
    """Whether an address is the page that is wanted, and the section where one is named."""
    page, _, anchor = found.partition("#")
    wanted_page, _, wanted_anchor = wanted.partition("#")
    return page.strip("/") == wanted_page and wanted_anchor in ("", anchor)


needs_node = pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")


@needs_node
def test_questions(ask: Ask) -> None:
    """The share of questions with a right place among the first three results is not below what was reached."""
    questions = QUESTIONS["questions"]
    missed = [
        f"{question['ask']}: {links(answer)[:3]}"
        for question, answer in zip(questions, ask(*(each["ask"] for each in questions)), strict=True)
        if not any(answers(found, wanted) for found in links(answer)[:3] for wanted in question["pages"])
    ]
    score = 1 - len(missed) / len(questions)
    print(f"Search: {len(questions) - len(missed)} of {len(questions)} ({score:.0%}). Missed:", *missed, sep="\n  ")
    assert score >= QUESTIONS["least"], missed


def test_questions_name_places_that_are_there(site: Path) -> None:
    assert len(QUESTIONS["questions"]) >= 120
    for question in QUESTIONS["questions"]:
        for wanted in question["pages"]:
            page, _, anchor = wanted.partition("#")
            html = (site / page / "index.html").read_text(encoding="utf-8")
            assert not anchor or f'id="{anchor}"' in html, wanted


@needs_node
def test_words_are_read_as_people_write_them(ask: Ask) -> None:
    """Accents, Welsh ones too, initials with dots, numbers with commas; and what only begins alike is not found."""
    wales, accents, tupe, dots, number, comma, home, slip = ask(
        "wales", "Ŵalês", "tupe rules", "T.U.P.E. rules", "35000", "35,000", "home care", "libaries"
    )
    assert (accents["read"], accents["corrections"]) == ("wales", [])
    assert links(accents) == links(wales)
    assert links(dots) == links(tupe)
    assert links(comma) == links(number) and len(links(number)) >= 2
    assert links(home)[0] == "case-studies/sunshine-care/"
    marked = {
        part["text"].casefold()
        for group in home["groups"]
        for hit in group["hits"]
        for part in hit["parts"]
        if part["marked"]
    }
    assert marked and not [text for text in marked if "homeless" in text]
    assert slip["corrections"] == [{"from": "libaries", "to": "library"}]


@needs_node
def test_a_hit_says_once_where_it_stands_and_what_was_apart_stays_apart(ask: Ask) -> None:
    """The page of that kind has the kind's own name; and a date does not run into the sentence on the next line."""
    meeting, ended = ask("who to invite to the meeting", "aura council-owned company")
    said = {hit["about"] for group in meeting["groups"] for hit in group["hits"]}
    assert "Meetings" in said and "Meetings · Meetings" not in said
    hit = ended["groups"][0]["hits"][0]
    assert "31 October 2024 · A council-owned company" in " ".join(part["text"] for part in hit["parts"])
    for answer in ask("contract", "aura", "members of the board"):
        hits = [hit for group in answer["groups"] for hit in group["hits"]]
        assert not [hit for hit in hits if hit["parts"] and hit["parts"][0]["text"].startswith("·")]


@needs_node
def test_it_in_capitals_is_a_word_of_its_own(ask: Ask) -> None:
    """In capitals it means computers, else nothing to search for."""
    ours, theirs, small = ask("getting IT out of the council network", "council ICT", "who has it")
    assert "reference/money-and-tax/#ict-and-support-services" in links(ours)[:10]
    assert "reference/money-and-tax/#ict-and-support-services" in links(theirs)[:10]
    assert "reference/money-and-tax/#ict-and-support-services" not in links(small)


@needs_node
def test_a_question_is_the_title_and_the_site_itself_comes_last(ask: Ask) -> None:
    job, decides = ask("will I lose my job", "who decides")
    first = job["groups"][0]["hits"][0]
    assert (first["title"], first["about"]) == ("Do I keep my job?", "Questions staff ask · Answers")
    assert not [link for link in links(decides)[:3] if link.startswith(("contribute/", "about/", "data/"))]
    text = " ".join(part["text"] for hit in job["groups"][0]["hits"] for part in hit["parts"])
    assert "fairly sure" not in text and " ." not in text


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], Path]:
    """Builds a site of a few pages, by address and article, with the scripts that search it."""

    def made(pages: dict[str, str]) -> Path:
        shutil.copytree(ROOT / "docs/assets", tmp_path / "assets", ignore=shutil.ignore_patterns("fonts", "*.css"))
        for address, html in pages.items():
            kind = {"guide": "Guide", "reference": "Reference"}.get(address.partition("/")[0], "About")
            facet = f'<span hidden data-search-facet="Kind:{kind}"></span>'
            file = tmp_path / address / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(f"<article><div data-searched>{facet}{html}</div></article>", encoding="utf-8")
        monkeypatch.chdir(tmp_path)  # where no glossary is
        assert search_index.build(tmp_path) == ""
        return tmp_path

    return made


@needs_node
def test_few_hits_of_one_page(small: Callable[[dict[str, str]], Path]) -> None:
    parts = "".join(f"<h2 id='p{n}'>Zebras, part {n}</h2><p>Zebras eat grass.</p>" for n in range(6))
    zebras = small(
        {"guide/zebras/": f"<h1>Zebras</h1><p>All.</p>{parts}", "guide/lions/": "<h1>Lions</h1><p>Roar.</p>"}
    )
    with asking(zebras) as ask:
        (found,) = ask("zebras")
    assert len(links(found)) == 3 and found["pages"] == 1


@needs_node
@pytest.mark.parametrize(("number", "more"), [(12, False), (13, True)])
def test_of_one_kind_twelve_at_first_and_then_more(
    number: int, more: bool, small: Callable[[dict[str, str]], Path]
) -> None:
    pages = {f"guide/p{n}/": f"<h1>Zebra number{n}</h1><p>It eats grass.</p>" for n in range(number)}
    zebras = small({**pages, "reference/zebra/": "<h1>Zebra</h1><p>An animal.</p>"})
    asked = {"words": "zebra", "wanted": {"Kind": "Guide"}}
    with asking(zebras) as ask:
        answers = ask(asked, {**asked, "most": 2}, {**asked, "words": "animal"}, "zebra")
    first, then, none_of_it, all_kinds = answers
    (group,) = first["groups"]
    assert (len(group["hits"]), group["more"]) == (12, more)
    (group,) = then["groups"]
    assert (len(group["hits"]), group["more"]) == (number, False)
    assert (first["pages"], first["without"]) == (number, number + 1)
    assert first["counts"]["Kind"] == [["Guide", number], ["Reference", 1]]
    assert none_of_it["counts"]["Kind"] == [["Guide", 0], ["Reference", 1]], "what is chosen can be taken back"
    assert [(one["title"], len(one["hits"])) for one in all_kinds["groups"]][:2] == [("Best matches", 3), ("Guide", 4)]


@needs_node
def test_words_are_brought_to_one_form(small: Callable[[dict[str, str]], Path]) -> None:
    forms = {
        "transfer": "transferred", "policy": "policies", "organise": "organizing", "pay": "pays", "box": "boxes",
        "ŵy": "wy", "35000": "35,000", "cic": "C.I.C.",
    }  # fmt: skip
    words = small({f"guide/p{n}/": f"<h1>{word}</h1><p>x</p>" for n, word in enumerate(forms)})
    with asking(words) as ask:
        found = ask(*forms.values())
    assert [links(each) for each in found] == [[f"guide/p{n}/"] for n in range(len(forms))]
    assert [each["corrections"] for each in found] == [[]] * len(forms)


@needs_node
def test_a_word_may_be_unfinished_until_a_space_follows_it(small: Callable[[dict[str, str]], Path]) -> None:
    with asking(small({"guide/rhinoceros/": "<h1>Rhinoceros</h1><p>It eats grass.</p>"})) as ask:
        assert [links(found) for found in ask("rhino", "rhino ")] == [["guide/rhinoceros/"], []]


@needs_node
def test_a_word_is_marked_however_its_parts_are_joined(small: Callable[[dict[str, str]], Path]) -> None:
    with asking(small({"guide/zebra/": "<h1>Zebra</h1><p>A self-employed animal.</p>"})) as ask:
        answers = ask("self-employed", "selfemployed")
    for found in answers:
        assert [part["text"] for part in found["groups"][0]["hits"][0]["parts"] if part["marked"]] == ["self-employed"]


def test_our_own_script_stays_short() -> None:
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in SCRIPTS) <= LONGEST
    for path in SCRIPTS:
        assert "(?<" not in path.read_text(encoding="utf-8"), f"{path.name}: Safari 15 cannot look behind"


SPELLINGS = [
    ("co-operative", "cooperative", "co-op", "coop", "Cooperatives"),
    ("spin-out", "spinout", "spin out", "spinning out", "spin‑outs"),
    ("TUPE", "transfer of staff"),
    ("CIC", "community interest company"),
    ("LGPS", "local government pension scheme"),
]


@needs_node
def test_one_word_however_it_is_written(ask: Ask) -> None:
    """All spellings find the same glossary entry and, among the first ten, mostly the same pages."""
    found = iter(ask(*(spelling for spellings in SPELLINGS for spelling in spellings)))
    for _, *others in SPELLINGS:
        there = links(next(found))
        pages = {link.partition("#")[0] for link in there[:10]}
        for other in others:
            here = links(next(found))
            assert here[0] == there[0], f"{other}: the glossary's entry comes first"
            assert len(pages & {link.partition("#")[0] for link in here[:10]}) >= 0.5 * len(pages), other


def test_slips_are_put_right_and_it_says_so(dialog: Any) -> None:
    found = dialog.evaluate(ASK, "procurment law")
    assert "Showing results for “procurement law”. No page has “procurment”." in found["said"]
    assert found["links"]
    assert dialog.evaluate(ASK, "salfrod liesure")["links"][0].count("salford-community-leisure")


def test_nothing_found_helps(dialog: Any) -> None:
    found = dialog.evaluate(ASK, "pxnsxxns")
    assert "Nothing found" in found["said"]
    assert "glossary" in found["text"] and "all pages" in found["text"]
    assert dialog.evaluate(ASK, "<img src=x onerror=alert(1)> qqqqzz")["text"].count("Nothing found") == 0
    assert dialog.faults == []


def test_facets_count_and_narrow(dialog: Any) -> None:
    dialog.evaluate(ASK, "library")
    names = dialog.evaluate("[...document.querySelectorAll('[data-facet]')].map((s) => s.dataset.facet)")
    assert names == ["Kind", "Stage", "Sector", "Nation", "Status"]
    nation = dialog.get_by_label("Nation")
    wales = next(o for o in nation.locator("option").all_inner_texts() if o.startswith("Wales ("))
    nation.select_option(label=wales)
    dialog.locator("[data-search-chosen]", has_text="(1 chosen)").wait_for()
    count = wales.removeprefix("Wales (").removesuffix(")")
    assert dialog.locator("[data-search-status]").inner_text() == f"{count} page{'s' if count != '1' else ''}."
    dialog.get_by_label("Kind").select_option(index=1)
    dialog.locator("[data-search-chosen]", has_text="(2 chosen)").wait_for()
    assert dialog.locator(".hits h3").all_inner_texts() == ["Case studies"]
    dialog.get_by_role("button", name="Clear").click()
    dialog.wait_for_selector("[data-search-chosen]:empty", state="attached")


def test_results_are_grouped_and_marked(dialog: Any) -> None:
    dialog.evaluate(ASK, "pension deficit")
    heads = dialog.locator(".hits h3").all_inner_texts()
    assert heads[0] == "Best matches"
    assert {"Guide", "Case studies"} & set(heads[1:])
    assert dialog.locator(".hit mark").count() > 3
    link = dialog.locator(".hit a").first.get_attribute("href")
    assert "#" in link, "the link leads to the part of the page"


@pytest.mark.parametrize("words", ["", "tupe pay", "pxnsxxns"])
def test_the_dialog_shuts_nobody_out(words: str, open_page: Open) -> None:
    """On a desk and on a phone, light and dark."""
    page = open_page("/guide/")
    page.get_by_role("button", name="Search").click()
    page.evaluate("document.querySelector('[data-search-narrow]').open = true")
    page.evaluate(ASK, words)
    assert axe.findings(page) == []
    for width in (1280, 390):
        resize(page, width)
        assert page.get_by_role("dialog", name="Search the handbook").is_visible()
        assert page.evaluate("document.querySelector('[data-search]').scrollWidth") <= width
    assert axe.of_layout(page) == []
    assert axe.of_the_dark(page) == []
    resize(page, 1280)
    assert axe.of_colours(page) == []
    assert page.faults == []


def typed(page: Any, words: str) -> None:
    """Type into the box, and wait for what is found of all the words: what half a word finds is soon replaced."""
    page.keyboard.type(words)
    page.wait_for_function(
        "(words) => document.querySelector('[data-search-results]').dataset.done === words", arg=words
    )


def test_by_keyboard(open_page: Open) -> None:
    page = open_page("/guide/")
    page.get_by_role("button", name="Search").focus()
    page.keyboard.press("Enter")
    typed(page, "harwich")
    page.keyboard.press("ArrowDown")
    assert "harwich-connexions" in page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # the first may only empty the box
    assert not page.locator("[data-search]").is_visible()
    assert page.evaluate("document.activeElement.matches('[data-search-open]')"), "focus goes back where it was"
    page.keyboard.press("Control+k")
    typed(page, "harwich conn")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit a:focus")
    page.keyboard.press("Enter")
    page.wait_for_url("**/case-studies/harwich-connexions/**")


def names_of(page: Any) -> list[str]:
    """The names of the files that a page has asked for."""
    loaded: list[str] = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    return [urlsplit(name).path.rpartition("/")[2] for name in loaded]


def test_nothing_of_search_is_loaded_until_it_is_opened(open_page: Open) -> None:
    page = open_page("/guide/")
    settled(page)
    assert [name for name in names_of(page) if "search" in name] == ["search.css", "search.js"]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.keyboard.press("Control+k")
    page.wait_for_selector("[data-search-results][data-texts=all]", state="attached")
    assert len(asked) == len(set(asked)), "nothing is asked for twice"
    assert {"search-worker.js", "first.json"} <= set(asked)
    assert page.faults == []


def test_a_search_has_an_address_and_back_closes_it(open_page: Open) -> None:
    page = open_page("/guide/", width=390)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("union")
    page.wait_for_selector(".hit a")
    page.wait_for_url("**/guide/?q=union")
    page.go_back()
    expect(page.locator("[data-search]")).not_to_be_visible()
    assert page.url.endswith("/guide/")
    page.go_forward()
    expect(page.locator("#search-words")).to_have_value("union")
    assert page.faults == []


def test_who_comes_back_finds_words_and_place(open_page: Open) -> None:
    page = open_page("/guide/?q=pension")
    page.wait_for_selector("[data-search-results][data-texts=all]")
    page.get_by_label("Kind").select_option("Guide")
    page.locator("[data-search-chosen]", has_text="(1 chosen)").wait_for()
    hit = page.locator(".hit a").nth(5)
    title = hit.inner_text()
    hit.click()
    page.wait_for_url(lambda address: "?q=" not in address)
    page.go_back()
    page.locator(".hit a:focus", has_text=title).wait_for()
    assert page.locator("#search-words").input_value() == "pension"
    assert page.get_by_label("Kind").input_value() == "Guide"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url(lambda address: "?q=" not in address)
    assert page.faults == []


# What happens where something fails


def test_a_failure_is_told_and_not_kept(open_page: Open) -> None:
    page = open_page("/guide/")
    page.route("**/assets/search/first.json*", lambda route: route.abort())
    page.keyboard.press("Control+k")
    page.locator(STATUS, has_text="Search could not be loaded").wait_for()
    page.unroute("**/assets/search/first.json*")
    assert page.evaluate(ASK, "library")["links"]


def test_a_network_that_is_cut_in_the_middle_is_told(open_page: Open) -> None:
    """Titles are found; of the texts it is said that they are not there, never that there is nothing."""
    page = open_page("/guide/")
    page.route("**/assets/search/texts-*", lambda route: route.abort())
    page.keyboard.press("Control+k")
    page.keyboard.type("harwich")
    page.wait_for_selector(".hit a[href*='harwich-connexions']")
    page.locator(STATUS, has_text="Only a part was searched: the texts could not be loaded.").wait_for()
    page.locator("#search-words").fill("payslip qqxx")
    page.locator("#search-words").fill("qqxxzz")
    page.locator(STATUS, has_text="Nothing found yet for “qqxxzz”. Only a part was searched").wait_for()
    page.unroute("**/assets/search/texts-*")
    assert "Only a part" not in page.evaluate(ASK, "harwich")["said"]


CUT = """
import { readFileSync } from "node:fs";
import vm from "node:vm";
const assets = process.argv[1];
for (const name of ["vendor/minisearch/minisearch.js", "search-words.js", "search-engine.js"]) {
    vm.runInThisContext(readFileSync(`${assets}/${name}`, "utf8"));
}
let asked = 0;
const load = async (name) => {
    if (name === "first.json") return JSON.parse(readFileSync(`${assets}/search/${name}`, "utf8"));
    asked += 1;
    throw new Error("cut");
};
const engine = HandbookSearch(load, () => setImmediate(() => engine({ words: "pension" })));
await engine({ words: "pension" });
await new Promise((done) => setTimeout(done, 2000));
console.log(asked);
process.exit(); // one that asks without end would stay
"""


@needs_node
def test_a_cut_network_is_not_asked_without_end(site: Path) -> None:
    """Else the list is made anew ten times a second, and a finger finds no link that stands still."""
    command = ["node", "--input-type=module", "-e", CUT, str(site / "assets")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert int(done.stdout) == 2


def test_texts_that_answer_with_a_page_are_no_texts(open_page: Open) -> None:
    """As where a network asks for a password first."""
    page = open_page("/guide/")
    page.route("**/assets/search/*.json*", lambda route: route.fulfill(body="<html>", content_type="text/html"))
    page.keyboard.press("Control+k")
    page.locator(STATUS, has_text="Search could not be loaded").wait_for()


@pytest.fixture
def own(site: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the site to change at will, served: its folder and its address."""
    folder = tmp_path / "own"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("*.svg", "documents", "print"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_open_tab_loads_anew_after_the_site_was_published(own: tuple[Path, str], browser: Browser) -> None:
    folder, address = own
    context = browser.new_context()
    page = context.new_page()
    page.route("**/assets/search/texts-*", lambda route: route.abort())
    page.goto(f"{address}/guide/")
    page.keyboard.press("Control+k")
    page.keyboard.type("harwich")
    page.locator(STATUS, has_text="could not be loaded").wait_for()
    record = folder / "case-studies/harwich-connexions/index.html"
    record.write_text(record.read_text().replace("</h1>", "</h1><p>Quizzacious news.</p>", 1))
    assert not search_index.build(folder)
    page.unroute("**/assets/search/texts-*")
    assert "harwich-connexions" in page.evaluate(ASK, "quizzacious")["links"][0]
    context.close()


def test_data_of_another_form_asks_to_load_the_page_again(own: tuple[Path, str], browser: Browser) -> None:
    folder, address = own
    first = folder / search_index.FOLDER / search_index.FIRST
    first.write_text(first.read_text().replace(f'"form":{search_index.FORM}', '"form":0', 1))
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/guide/?q=pension")
    page.locator(STATUS, has_text="This page is older than the website. Load the page again to search.").wait_for()
    context.close()


@pytest.mark.parametrize("without", ["Worker", "HTMLDialogElement.prototype.showModal"])
def test_a_browser_without(without: str, browser: Browser, address: str) -> None:
    """No worker, as some firms set it; no dialog, as Safari 15.0."""
    context = browser.new_context()
    context.add_init_script(f"delete window.{without}")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{address}/guide/")
    page.get_by_role("button", name="Search").click()
    assert "harwich-connexions" in page.evaluate(ASK, "harwich")["links"][0]
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # the first may only empty the box
    expect(page.locator("[data-search]")).not_to_be_visible()
    assert faults == []
    context.close()


def test_a_worker_that_is_refused_is_done_without(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search-worker.js", lambda route: route.abort())
    page.goto(f"{address}/guide/?q=harwich")
    page.wait_for_selector(".hit a[href*='harwich-connexions']")
    context.close()


def test_without_script_the_door_leads_to_all_pages(open_page: Open) -> None:
    page = open_page("/guide/", script=False)
    page.get_by_role("link", name="All pages").first.click()
    page.wait_for_url("**/contents/")


def test_where_our_script_fails_the_door_leads_to_all_pages(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/assets/search.js", lambda route: route.abort())
    page.goto(f"{address}/guide/")
    page.get_by_role("link", name="Search").click()
    page.wait_for_url("**/contents/")
    context.close()


def test_the_copy_is_searched_from_a_folder(site: Path, tmp_path: Path, browser: Browser) -> None:
    """With the same engine and the same data, as scripts; without a server or a network."""
    zipped = tmp_path / "copy.zip"
    offline.make(site, zipped, "A handbook")
    shutil.unpack_archive(zipped, tmp_path)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / offline.FOLDER / "guide/index.html").as_uri())
    page.keyboard.press("Control+k")
    found = page.evaluate(ASK, "can I refuse to move")["links"]
    assert "questions/#must-i-join-and-can-i-say-no-to-moving" in found[0]
    page.locator(".hit a").first.click()
    page.wait_for_url("**/questions/index.html#must-i-join-and-can-i-say-no-to-moving")
    context.close()


def test_the_index_repeats_no_record(site: Path) -> None:
    """Lists of records are found as the records: else each record makes every search of their words dearer."""
    folder = site / search_index.FOLDER
    first = json.loads((folder / search_index.FIRST).read_text(encoding="utf-8"))
    parts = (json.loads((folder / name).read_text(encoding="utf-8")) for name in first["texts"])
    whole = [" ".join(page) for part in parts for page in part]
    texts = {page[0].strip("/"): text for page, text in zip(first["pages"], whole, strict=True)}
    names = [page[1] for page in first["pages"] if page[0].count("/") == 2 and page[0].startswith("case-studies/")]
    for url in ("case-studies", "case-studies/by-sector", "case-studies/by-outcome", "case-studies/outcomes"):
        assert len(there := [name for name in names if name in texts[url]]) < len(names) / 4, (url, there)
    for url, text in texts.items():
        assert "more from other records" not in text or text.count("What it shows:") <= 8, url
        assert not [words for words in ("On this page", "The one before", "The next one") if words in text], url


def test_only_our_own_search_is_published(site: Path) -> None:
    there = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    assert not [name for name in there if "lunr" in name or "pagefind" in name or name.startswith("search/")]
    assert not (site / "assets/javascripts").exists()


def test_where_a_table_has_words_in_the_address_search_has_a_name_of_its_own(open_page: Open) -> None:
    page = open_page("/case-studies/?q=salford&search=pension")
    expect(page.locator("[data-search] input[type=search]")).to_have_value("pension")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"\?q=salford$"))
    expect(page.get_by_label("Find in the table")).to_have_value("salford")
