"""Search, as a reader meets it: real questions in a browser, with a score; the dialog; and what the index holds."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup

from macros.publish import search_words
from tests.conftest import ROOT
from tests.site.test_browser import AXE, ONLY, RULES

Open = Callable[..., Any]
QUESTIONS = yaml.safe_load((ROOT / "tests/search_questions.yml").read_text())

# Types words into the box and waits for what is found. Returns the links in their order, and what is announced.
ASK = """async (words) => {
    const box = document.getElementById("search-words"), out = document.querySelector("[data-search-results]");
    delete out.dataset.done;
    box.value = words;
    box.dispatchEvent(new Event("input"));
    while (out.dataset.done !== words) await new Promise((resolve) => setTimeout(resolve, 2));
    return {
        links: [...out.querySelectorAll(".hit-term a, .hit a")].map((a) => a.href),
        said: document.querySelector("[data-search-status]").textContent,
        text: out.innerText,
    };
}"""


@pytest.fixture
def dialog(open_page: Open) -> Any:
    """A page with the search dialog open."""
    page = open_page("/guide/")
    page.keyboard.press("Control+k")
    page.wait_for_selector("[data-search] [data-search-start]")
    return page


def first_three(page: Any, words: str) -> list[str]:
    """The paths of the first three links found."""
    return [urlsplit(link).path.strip("/") for link in page.evaluate(ASK, words)["links"][:3]]


def test_questions(dialog: Any) -> None:
    """The share of questions with a right page among the first three results is not below what was reached."""
    missed = [
        f"{question['ask']}: {found}"
        for question in QUESTIONS["questions"]
        if not set(found := first_three(dialog, question["ask"])) & set(question["pages"])
    ]
    all_of_them = len(QUESTIONS["questions"])
    score = 1 - len(missed) / all_of_them
    print(f"Search: {all_of_them - len(missed)} of {all_of_them} questions ({score:.0%}). Missed:", *missed, sep="\n  ")
    assert score >= QUESTIONS["least"], missed
    assert dialog.faults == []


def test_questions_name_pages_that_are_there(site: Path) -> None:
    assert len(QUESTIONS["questions"]) >= 45
    for question in QUESTIONS["questions"]:
        for page in question["pages"]:
            assert (site / page / "index.html").is_file(), page


@pytest.mark.parametrize(
    "spellings",
    [
        ("co-operative", "cooperative", "co-op", "coop", "Cooperatives"),
        ("spin-out", "spinout", "spin out", "spinning out", "spin‑outs"),
        ("TUPE", "transfer of staff"),
        ("CIC", "community interest company"),
        ("LGPS", "local government pension scheme"),
    ],
)
def test_one_word_however_it_is_written(spellings: tuple[str, ...], dialog: Any) -> None:
    """All spellings find the same glossary entry and, among the first ten, mostly the same pages."""
    found = [dialog.evaluate(ASK, spelling)["links"] for spelling in spellings]
    paths = [[urlsplit(link).path for link in links[:10]] for links in found]
    for other, links in zip(paths[1:], found[1:], strict=True):
        assert links[0] == found[0][0], "the glossary's entry comes first"
        assert len(set(paths[0]) & set(other)) >= 0.6 * len(set(paths[0]))


def test_slips_are_put_right_and_it_says_so(dialog: Any) -> None:
    found = dialog.evaluate(ASK, "procurment law")
    assert "Showing results for “procurement law”. No page has “procurment”." in found["said"]
    assert found["links"]
    assert dialog.evaluate(ASK, "salfrod liesure")["links"][0].count("salford-community-leisure")


def test_nothing_found_helps(dialog: Any) -> None:
    found = dialog.evaluate(ASK, "pxnsxxns")
    assert "Nothing found" in found["said"]
    assert "pensions" in found["text"]
    assert "glossary" in found["text"]
    dialog.get_by_role("button", name="pensions", exact=True).click()
    dialog.wait_for_selector(".hit a")
    assert dialog.evaluate("document.activeElement.id") == "search-words"
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


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("words", ["", "tupe pay", "pxnsxxns"])
def test_the_dialog_shuts_nobody_out(words: str, dark: bool, width: int, open_page: Open) -> None:
    page = open_page("/guide/", width=width, dark=dark)
    page.get_by_role("button", name="Search").click()
    page.evaluate("document.querySelector('[data-search-narrow]').open = true")
    page.evaluate(ASK, words)
    page.evaluate(AXE)
    found = page.evaluate(f"axe.run({{runOnly: {RULES}, {ONLY}}})")["violations"]
    told = [f"{v['id']}: {v['help']}: {[n['target'] for n in v['nodes']][:5]}" for v in found]
    assert not told, "\n".join(told)
    assert page.get_by_role("dialog", name="Search the handbook").is_visible()
    assert page.evaluate("document.querySelector('[data-search]').scrollWidth") <= width
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


def test_a_page_that_is_only_read_loads_no_index(open_page: Open) -> None:
    page = open_page("/guide/")
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert not [name for name in loaded if "pagefind" in name or "search-data" in name]


def requests_of(page: Any) -> list[str]:
    """The names of the files that search asks for from now on, those of the engine's worker among them."""
    names: list[str] = []
    page.on("request", lambda request: names.append(request.url.rpartition("/")[2].partition("?")[0]))
    return names


def test_opening_loads_the_engine_and_no_index(open_page: Open) -> None:
    page = open_page("/guide/")
    page.wait_for_load_state("networkidle")
    names = requests_of(page)
    with page.expect_event("requestfinished", lambda request: "pf_meta" in request.url):  # of the engine's worker
        page.keyboard.press("Control+k")
    page.wait_for_selector("[data-facet='Kind']:enabled")
    page.wait_for_load_state("networkidle")
    assert not [name for name in names if name.endswith((".pf_index", ".pf_fragment", ".pf_filter"))]
    assert len(names) == len(set(names)) <= 7, names
    page.locator("#search-words").fill("c")
    page.wait_for_timeout(50)  # until it is read; what follows waits for what it may have begun
    page.evaluate(ASK, "")
    assert not [name for name in names if name.endswith(".pf_index")], "one letter is no search yet"
    assert page.faults == []


def test_a_search_loads_what_it_shows_once(dialog: Any, site: Path) -> None:
    dialog.wait_for_selector("[data-facet='Kind']:enabled")
    names = requests_of(dialog)
    dialog.evaluate(ASK, "library returned to the council")
    fragments = [name for name in names if name.endswith(".pf_fragment")]
    chunks = [name for name in names if name.endswith(".pf_index")]
    assert 3 <= len(fragments) <= 24, "those that are read to order them and those that are shown"
    assert 1 <= len(chunks) < len(list(site.glob("pagefind/index/*"))) / 2
    weight = sum(path.stat().st_size for name in names for path in site.glob(f"pagefind/*/{name}"))
    assert weight < 350_000
    dialog.evaluate(ASK, "library")
    dialog.evaluate(ASK, "library returned to the council")
    assert len(names) == len(set(names)), "nothing is asked for twice"


def test_each_word_is_looked_up_once(dialog: Any) -> None:
    """How often the engine is asked: once for each word of a question and of its other names, then never again."""
    dialog.wait_for_selector("[data-facet='Kind']:enabled")
    dialog.evaluate("""() => {
        globalThis.asked = [];
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (message, ...rest) {
            if (message.method === "search") globalThis.asked.push(message.args[0]);
            return post.call(this, message, ...rest);
        };
    }""")
    dialog.evaluate(ASK, "community interest company")
    asked = dialog.evaluate("globalThis.asked")
    assert set(asked) >= {"community", "interest", "company"}
    assert len(asked) == len(set(asked)) <= 6, asked
    assert not [word for word in asked if len(word) == 1]
    dialog.evaluate(ASK, "interest company")
    dialog.evaluate(ASK, "community interest company")
    assert dialog.evaluate("globalThis.asked") == asked


def test_search_tries_again_where_it_could_not_be_loaded(open_page: Open) -> None:
    page = open_page("/guide/")
    page.route("**/pages.json", lambda route: route.abort())
    page.keyboard.press("Control+k")
    page.locator("[data-search-status]", has_text="Search could not be loaded").wait_for()
    page.unroute("**/pages.json")
    assert page.evaluate(ASK, "library")["links"]


def test_facets_of_every_page(site: Path) -> None:
    """pages.json has every page of the index, each with its kind, and says what the page itself says."""
    made = json.loads((site / "pagefind/pages.json").read_text(encoding="utf-8"))
    assert set(made["pages"]) == {path.stem for path in (site / "pagefind/fragment").iterdir()}
    assert not (site / "pagefind/filter").exists()
    for name, numbers in made["pages"].items():
        page = json.loads(gzip.decompress((site / f"pagefind/fragment/{name}.pf_fragment").read_bytes())[12:])
        written = BeautifulSoup((site / page["url"].strip("/") / "index.html").read_text(encoding="utf-8"), "lxml")
        said = [str(tag["data-pagefind-filter"]).split(":", 1) for tag in written.select("[data-pagefind-filter]")]
        assert sorted(made["facets"][number] for number in numbers) == sorted(map(list, {tuple(pair) for pair in said}))
        assert any(facet == "Kind" for facet, _ in said)


def test_the_index_repeats_no_record(site: Path) -> None:
    """Lists of records are found as the records: else each record makes every search of their words dearer."""
    pages = [json.loads(gzip.decompress(path.read_bytes())[12:]) for path in site.glob("pagefind/fragment/*")]
    texts = {page["url"].strip("/"): page["content"] for page in pages}
    records = [path.stem for path in (ROOT / "case_studies").glob("*.yml") if path.name != "schema.yml"]
    names = [texts[f"case-studies/{name}"].split(".")[0] for name in records]
    for url in ("case-studies", "case-studies/by-sector", "case-studies/by-outcome", "case-studies/outcomes"):
        assert len(there := [name for name in names if name in texts[url]]) < len(names) / 4, (url, there)
    for url, text in texts.items():
        assert "more from other records" not in text or text.count("What it shows:") <= 8, url
        assert not [words for words in ("On this page", "The one before", "The next one") if words in text], url


def test_words_come_from_the_glossary_and_the_pages() -> None:
    glossary = {
        "terms": [{"term": "spin-out", "also": ["spinout"], "meaning": "A service that leaves."}],
        "alike": [["pay", "wages"]],
    }
    made = search_words.script(glossary, ["Pay and café, don't", "pay </script> re-let"])
    data = json.loads(made.removeprefix("globalThis.handbookSearchData = ").removesuffix(";\n"))
    assert data["terms"] == [
        {"term": "spin-out", "at": "spin-out", "meaning": "A service that leaves.", "forms": ["spinout"]}
    ]
    assert data["alike"] == [["pay", "wages"]]
    assert data["words"] == "pay and cafe dont let relet script"


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_reading_of_words_needs_no_page() -> None:
    """The offline copy reads words with the same file."""
    program = """
        require(process.argv[1]);
        const terms = [{ term: "TUPE", at: "tupe", meaning: "", forms: ["transfer of staff"] }];
        const data = { terms, alike: [["pay", "wages"]], words: "pay wages after tupe transfer staff pension" };
        const found = HandbookWords.read("Can they cut my WAGES after the transfer of staff? x penson", data);
        const whole = found.concepts.filter((concept) => concept.weight === 1);
        const forms = whole.map(({ any }) => any.map(({ words }) => words.join(" ")));
        console.log(JSON.stringify([forms, found.corrections, found.unknown]));
    """
    done = subprocess.run(
        ["node", "-e", program, str(ROOT / "docs/assets/search-words.js")], capture_output=True, text=True, check=True
    )
    concepts, corrections, unknown = json.loads(done.stdout)
    assert concepts == [["wages", "pay"], ["transfer of staff", "tupe"], ["pension"]]
    assert corrections == [{"from": "penson", "to": "pension"}]
    assert unknown == ["cut"]
