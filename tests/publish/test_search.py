"""What search loads, made from pages and the glossary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.publish import built, search_index, search_sections

PAGE = """<html><head><meta name="description" content="What &amp; why."></head><body><nav>Menu</nav>
<article><div data-searched>
<span hidden data-search-facet="Kind:Guide"></span><span hidden data-search-facet="Stage:1: Find out"></span>
{body}
</div></article></body></html>"""


def page(folder: Path, body: str, address: str = "guide/find-out/") -> search_sections.Page:
    """A page with this article, as search sees it."""
    file = folder / address / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE.format(body=body), encoding="utf-8")
    found = search_sections.of_page(folder, address)
    assert found is not None
    return found


def test_a_page_is_cut_at_headings_that_have_an_address(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        "<h1>Find <em>out</em></h1><p>Before.</p><h2 id='a'>One?</h2><p>First.</p><h3>No address</h3><p>Second.</p>"
        "<ul><li id='b'><h2>Two</h2>Third.</li></ul><h3 id='c' data-wordings='three|drei'>Three</h3>Fourth."
        "<h2 id='sources'>Sources</h2>",
    )
    assert [(each.anchor, each.title, each.wordings, each.text) for each in found.sections] == [
        ("", "Find out", "", "Before."),
        ("a", "One?", "", "First. No address · Second."),
        ("b", "Two", "", "Third."),
        ("c", "Three", "three|drei", "Fourth."),
    ]
    assert found.facets == [("Kind", "Guide"), ("Stage", "1: Find out")]
    assert found.summary == "What & why."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a · b · c"),
        ("<p>one<em>two</em>.</p><p>three</p>", "onetwo. three"),
        (
            "<h3>No address</h3><ul><li>one</li><li></li><li>two: <p>three</p></li></ul>",
            "No address · one · two: three",
        ),
        (
            "<p>2024<span class='fact__note'>A company.</span> <span class='term'>It</span> ran.</p>",
            "2024 · A company. It ran.",
        ),
        (
            "<p>Said <a class='cite'>Source 4</a>, and shown <span class='cites'>fairly sure</span>.</p>",
            "Said, and shown.",
        ),
        ("<p>A law (of 2013 <a class='cite'>1</a>) held <a class='cite'>2</a>; so</p>", "A law (of 2013) held; so"),
        ("<p>Kept</p><button>Print</button><p data-not-searched>Noise</p><pre>code</pre><!-- said -->", "Kept"),
    ],
)
def test_texts_have_dots_between_blocks_and_no_marks(written: str, read: str, tmp_path: Path) -> None:
    assert page(tmp_path, f"<h1>T</h1>{written}").sections[0].text == read


def test_a_second_heading_of_one_address_begins_no_section(tmp_path: Path) -> None:
    found = page(tmp_path, "<h1>T</h1><section id='a'><h2>One</h2><p>First.</p><h3>Two</h3><p>Second.</p></section>")
    assert [(each.anchor, each.title, each.text) for each in found.sections] == [
        ("", "T", ""), ("a", "One", "First. Two · Second."),
    ]  # fmt: skip


def test_the_pages_of_a_site_in_order(tmp_path: Path) -> None:
    for address in ("guide/", "guide/host/", "", "about/"):
        page(tmp_path, "<h1>T</h1>", address)
    assert list(built.pages(tmp_path)) == ["about/", "guide/host/", "guide/", ""]
    assert list(built.pages(tmp_path, "guide")) == ["guide/host/", "guide/"]


def test_a_record_is_summed_up_by_its_lead(tmp_path: Path) -> None:
    assert page(tmp_path, "<h1>T</h1><p class='lead'>It  began.</p>").summary == "It began."


def test_a_page_that_is_not_searched_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<article><h1>All pages</h1></article>")
    assert search_sections.pages(tmp_path) == []
    assert search_index.build(tmp_path) == f"{tmp_path}: Search found no page in it. Build the pages first."


def test_records_come_last(tmp_path: Path) -> None:
    page(tmp_path, "<h1>Z</h1>", "zebra/")
    file = tmp_path / "case-studies/a/index.html"
    file.parent.mkdir(parents=True)
    file.write_text(PAGE.format(body="<h1>A</h1>").replace("Kind:Guide", "Kind:Case study"))
    assert [each.address for each in search_sections.pages(tmp_path)] == ["zebra/", "case-studies/a/"]


def test_files_hold_all_and_are_named_by_what_is_in_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent.parent)
    monkeypatch.setattr(search_index, "_FILE", 4)
    for name in ("one", "two"):
        page(tmp_path, f"<h1>{name}</h1>Text<h2 id='a'>Same</h2>More", f"{name}/")
    lunr = tmp_path / "assets/javascripts/lunr"
    lunr.mkdir(parents=True)
    assert search_index.build(tmp_path) == ""
    assert not lunr.exists()
    folder = tmp_path / search_index.FOLDER
    first = json.loads((folder / search_index.FIRST).read_text())
    assert first["pages"] == [["one/", "one", "What & why.", [0, 1], [0]], ["two/", "two", "What & why.", [0, 1], [0]]]
    assert first["facets"] == [["Kind", "Guide"], ["Stage", "1: Find out"]]
    assert first["headings"] == [["a", "Same"]]
    assert json.loads((folder / first["wordings"]).read_text())["wordings"] == [""]
    assert first["form"] == search_index.FORM
    assert {"terms", "alike", "stops"} <= set(first)
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        {search_index.FIRST, first["wordings"], *first["texts"]}
    )
    parts = [json.loads((folder / name).read_text()) for name in first["texts"]]
    assert parts == [[["Text", "More"]], [["Text", "More"]]]
    before = set(first["texts"])
    page(tmp_path, "<h1>two</h1>Other", "two/")
    search_index.build(tmp_path)
    after = set(json.loads((folder / search_index.FIRST).read_text())["texts"])
    assert len(before & after) == 1 and len(list(folder.iterdir())) == 4, "what is not used goes"


def test_parts_are_cut_between_pages() -> None:
    pages = [
        search_sections.Page(f"{n}/", "", [], [search_sections.Section("", "t", "", ["x" * 300_001])]) for n in range(5)
    ]
    assert [len(part) for part in search_index.texts(pages)] == [2, 2, 1]
    for each in pages:
        each.sections[0].parts = ["x" * 300_000]
    assert [len(part) for part in search_index.texts(pages)] == [3, 2], "a file that is just full takes one more"
    assert list(search_index.texts([])) == []


def test_words_come_from_the_glossary() -> None:
    glossary = {
        "terms": [
            {"term": "spin-out", "also": ["spinout"], "meaning": "A service that leaves."},
            {"term": "one vote", "key": "vote", "meaning": "Each has one."},
        ],
        "alike": [["pay", "wages"]],
    }
    made = search_index.of_glossary(glossary)
    assert made["terms"] == [
        ["spin-out", "spin-out", ["spinout"]],
        ["one vote", "vote", []],
    ]
    assert search_index.behind([], glossary)["meanings"] == ["A service that leaves.", "Each has one."]
    assert made["alike"] == [["pay", "wages"]]
    assert "the" in made["stops"] and "pension" not in made["stops"]
    assert search_index.of_glossary({"terms": []})["alike"] == []
