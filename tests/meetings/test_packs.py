"""Meeting packs: made from chapters and records by rule, whole on paper, one sheet to a page, printed in one step."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from macros.check import chapters
from macros.check.chapters import Chapter
from macros.handbook import Handbook
from macros.meetings import packs
from macros.meetings.page_macros import MeetingMacros, qr_code
from macros.read import prose
from macros.shape import questions
from tests import sheets, small
from tests.conftest import ROOT
from tests.once import once
from tests.sheets import Sheet
from tests.small import TODAY

BUILT = date(2025, 11, 24)  # the day of SOURCE_DATE_EPOCH in tests/conftest.py

STAGES = [path.stem for path in sorted((ROOT / "docs/guide").glob("*.md")) if path.stem != "index"]
Open = Callable[..., Any]
Paper = Callable[[str], list[Sheet]]


@cache
def pack(site: Path, stage: str) -> LexborHTMLParser:
    """A built pack, to read."""
    return LexborHTMLParser((site / "meetings" / stage / "index.html").read_text(encoding="utf-8"))


@pytest.fixture
def paper(open_page: Open, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Sheet]]:
    """A function: a pack as a browser prints it. Each is printed once in a run."""

    def of(stage: str) -> list[Sheet]:
        def print_it(file: Path) -> None:
            file.write_bytes(open_page(f"/meetings/{stage}/").pdf(prefer_css_page_size=True))

        return sheets.of(once(tmp_path_factory, f"{stage.replace('/', '-')}.pdf", print_it))

    return of


def made(book: Handbook, stage: str, **settings: Any) -> str:
    """The pack of a stage, made of a book."""
    page = SimpleNamespace(url=f"meetings/{stage}/", meta={})
    return MeetingMacros(book, small.settings_of(**settings), lambda: page).meeting_pack(stage)


def sheets_at(stage: str, book: Handbook) -> list[str]:
    """The sheets of a pack: the first alone has the readiness check, and none for the commissioner."""
    without = "commissioner" if book.chapters[stage].data["stage"] == 1 else "readiness"
    return [key for key in packs.SHEETS if key != without]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("edition", ["", "/large-print"])
def test_a_pack_has_every_sheet_and_all_that_the_chapter_says(
    stage: str, edition: str, site: Path, book: Handbook
) -> None:
    page = pack(site, stage + edition)
    wanted_sheets = sheets_at(stage, book)
    assert [head.id for sheet in page.css(".sheet") if (head := sheet.css_first("h2"))] == list(wanted_sheets)
    text = " ".join(page.text(separator=" ").split())
    data = book.chapters[stage].data
    wanted = [data["gate"], *data["evidence"], *data["meeting"]["rate"], *data["meeting"]["questions"]]
    wanted += [one["task"] for one in data["tasks"]] + [one["decision"] for one in data["decisions"]]
    wanted += [one["who"] for one in data["in_the_room"]]
    for words in wanted:
        assert " ".join(words.split()) in text, words


@pytest.mark.parametrize(("sheet", "party"), [("branch", "union"), ("commissioner", "host")])
def test_each_party_has_a_sheet_of_its_own_tasks(sheet: str, party: str, site: Path, book: Handbook) -> None:
    for stage, chapter in book.chapters.items():
        found = pack(site, stage).css_first(f".sheet--{sheet}")
        asked = any(party in one["by"] for one in chapter.data["tasks"])
        assert bool(found) == asked, "who is asked for nothing gets no sheet"
        if not found:
            continue
        text = " ".join(found.text(separator=" ").split())
        for one in chapter.data["tasks"]:
            assert (one["task"] in text) == (party in one["by"]), (stage, one["task"])
        assert all(one["decision"] in text for one in chapter.data["decisions"])


def test_the_first_pack_alone_has_the_readiness_check(site: Path, book: Handbook) -> None:
    statements = book.library.one("readiness")["statements"]
    rows = pack(site, "find-out").css(".ready tbody tr")
    assert all(one["statement"] in row.text() for one, row in zip(statements, rows, strict=True))
    assert not pack(site, "transfer").css(".ready")


@pytest.mark.parametrize("stage", ["find-out", "transfer"])
def test_an_agenda_fills_each_length_without_gaps(stage: str, book: Handbook) -> None:
    steps = packs.agenda(sheets_at(stage, book))
    for column, length in enumerate(packs.LENGTHS):
        times = [found for step in steps if (found := step.times[column])]
        assert times[0][0] == 0 and times[-1][1] == length
        assert all(before[1] == after[0] > before[0] for before, after in itertools.pairwise(times))


def test_what_each_ticks_alone_is_copied_for_everyone_and_has_its_time(site: Path, book: Handbook) -> None:
    """Where a pack has "Is it right for us?", its copies, its agenda and the sheet itself say the same of it."""
    for stage in ("find-out", "transfer"):
        page, held = pack(site, stage), "readiness" in sheets_at(stage, book)
        agenda = page.css_first(".sheet--agenda")
        assert agenda
        everyone = re.search(r"for everyone, (.*?);", agenda.text())
        assert everyone and ("“Is it right for us?”" in everyone[1]) == held
        assert len([row for row in agenda.css("tbody tr") if "Is it right for us?" in row.text()]) == held
    row = next(row for row in pack(site, "find-out").css(".agenda tbody tr") if "Is it right" in row.text())
    assert "left out" not in row.text(), "it is copied for everyone in each length"
    for words in (row.text(), pack(site, "find-out").css(".sheet--readiness h2 ~ p")[0].text()):
        assert "alone" in words and "meet again" in words


def test_two_cases_for_each_stage_one_of_each_kind(book: Handbook) -> None:
    told = packs.cases(book, TODAY)
    again = packs.cases(book, TODAY)
    assert [case.record.slug for pair in told.values() for case in pair] == [
        c.record.slug for pair in again.values() for c in pair
    ]
    for stage, (well, badly) in told.items():
        assert well.data["tone"] == "went_well", stage
        assert badly.data["tone"] in ("went_badly", "mixed"), stage
        assert well.record.slug != badly.record.slug
        assert {well.data["stage"], badly.data["stage"]} == {stage}
    slugs = [case.record.slug for pair in told.values() for case in pair]
    assert len(set(slugs)) >= len(slugs) - 4, "packs tell of many organisations, not of the same few"


def test_a_case_says_its_status_with_the_date_and_where_its_facts_stand(site: Path, book: Handbook) -> None:
    page = pack(site, "transfer")
    for case, told in zip(packs.cases(book, BUILT)["transfer"], page.css(".case"), strict=True):
        record = case.record
        for words in (record.name, packs.ASKED[case.data["tone"]], case.data["happened"]):
            assert words in told.text()
        assert len(told.text().split()) <= 120
        assert record.status.inline not in told.text(), "what became of it stands on another sheet"
        answer = page.css_first(".sheet--notes")
        assert answer and case.data["shows"] in answer.text() and record.status.inline in answer.text()
        assert told.css_first(f"a[href='../../case-studies/{case.record.slug}/']")


def test_what_became_of_a_case_stands_on_the_sheet_of_the_chair_alone(site: Path, book: Handbook) -> None:
    """The case has why they left, as its record tells it; what became of it is the end of the record's summary."""
    for stage, pair in packs.cases(book, BUILT).items():
        page = pack(site, stage)
        answers = page.css(".sheet--notes > p")
        for case, told, answer in zip(pair, page.css(".case"), answers, strict=True):
            record = book.records[case.record.slug].data
            began, became = told.css(".case__began")[0].text(), answer.text()
            assert began and record["story"]["why"]["text"].startswith(began)
            assert 8 < len(began.split()) <= 45
            last = prose.sentences(record["summary"])[-1]
            assert last in became and last not in told.text()
            assert case.data["shows"] in became and len(became.split()) <= 100
    second = pack(site, "find-out").css(".case")[1].text()
    assert "Be Independent" in second and packs.ASKED["unfinished"] in second
    assert "council was asked to take the service back" not in second


def test_a_lesson_is_told_up_to_its_end() -> None:
    record = {"summary": "A body. It closed in 2018.", "status": {"as_of": "2018-06"}}
    happened = "It began well in 2014. It closed in 2018."
    lesson: Any = SimpleNamespace(data={"happened": happened, "tone": "went_badly"})
    told = packs.told(lesson, record)
    assert (told.happened, told.became, told.asked) == (
        "It began well in 2014.",
        "It closed in 2018.",
        packs.ASKED["unfinished"],
    )
    whole = packs.told(lesson, {**record, "status": {"as_of": 2019}})
    assert (whole.happened, whole.asked) == (happened, packs.ASKED["went_badly"])


def test_a_lesson_that_begins_with_its_end_is_told_whole() -> None:
    record = {"summary": "A body. It closed.", "status": {"as_of": "2018-06"}}
    lesson: Any = SimpleNamespace(data={"happened": "In 2018 it closed. Staff were told late.", "tone": "went_badly"})
    assert packs.told(lesson, record).happened == "In 2018 it closed. Staff were told late."


@pytest.mark.parametrize(
    ("sentences", "words", "last", "kept"),
    [
        (["One two.", "Three four.", "Five."], 4, False, "One two. Three four."),
        (["One two.", "Three four.", "Five."], 3, False, "One two."),
        (["One two.", "Three four.", "Five."], 3, True, "Three four. Five."),
        (["One two.", "Three four.", "Five."], 2, True, "Five."),
        (["One two three."], 1, False, "One two three."),
        ([], 9, True, ""),
    ],
)
def test_as_many_sentences_as_there_is_room_for(sentences: list[str], words: int, last: bool, kept: str) -> None:
    assert packs._as_many(sentences, words, last) == kept


@pytest.mark.parametrize(
    ("texts", "own", "cards"),
    [
        (["a", "b"], 0, ["a", "b"]),
        (["a"], 0, ["a", ""]),
        (["a", "b"], 1, ["a", "b", "", ""]),
        (["a"], 1, ["a", ""]),
        ([], 2, ["", ""]),
    ],
)
def test_cards_fill_their_rows(texts: list[str], own: int, cards: list[str]) -> None:
    assert packs.filled(texts, own) == cards


def told_of(slug: str, tone: str = "went_well", as_of: object = 2015, sure: str = "high", **record: bool) -> Any:
    """A lesson, and what is said of its record."""
    status = SimpleNamespace(ended=record.get("ended", False))
    return SimpleNamespace(
        record=SimpleNamespace(slug=slug, contrast=record.get("contrast", False), status=status),
        data={"tone": tone, "as_of": as_of},
        proof={"confidence": sure},
    )


def test_which_case_is_told_first() -> None:
    """By tone, then no contrast, then none of another pack, then the surest, the latest and the name."""
    in_order = [
        told_of("f", as_of="2016-01"),
        told_of("b"),
        told_of("c"),
        told_of("a", as_of="2012/2014"),
        told_of("g", as_of="undated"),
        told_of("h", as_of=2020, sure="medium"),
        told_of("i", as_of=2020, sure="low"),
        told_of("used", as_of=2020),
        told_of("j", as_of=2020, contrast=True),
        told_of("k", "mixed", as_of=2020),
        told_of("l", "went_badly", as_of=2020),
    ]
    given = in_order[5:] + in_order[:5][::-1]
    ranked = sorted(given, key=lambda one: packs._rank(one, ("went_well", "mixed"), ["used"]))
    assert [one.record.slug for one in ranked] == [one.record.slug for one in in_order]


def test_of_what_went_badly_those_that_ended_come_first() -> None:
    found = [told_of("a", "went_badly", as_of=2020), told_of("b", "went_badly", ended=True)]
    assert min(found, key=lambda one: packs._rank(one, ("went_badly", "mixed"), ())).record.slug == "b"
    assert min(found, key=lambda one: packs._rank(one, ("went_well", "mixed"), ())).record.slug == "a"


def test_no_case_is_told_twice_while_others_are_left(book: Handbook) -> None:
    """Three records have a lesson for each stage: the first packs have one each, and then the first is told again."""
    told = {"lessons": [small.lesson(stage) for stage in STAGES]}
    few = replace(book, records={slug: small.record(told | {"name": slug}, slug) for slug in ("a", "b", "c")})
    chosen = [case.record.slug for pair in packs.cases(few, TODAY).values() for case in pair]
    assert chosen[:4] == ["a", "b", "c", "a"]


def test_a_status_is_told_as_of_the_day_of_the_build(book: Handbook) -> None:
    one = replace(book, records={"a": small.record({"lessons": [small.lesson("transfer")]}, "a")})
    for day, status in ((TODAY, "trading, 1 May 2024"), (date(2026, 5, 2), "trading when last seen, 1 May 2024")):
        assert f"Status: {status}." in made(one, "transfer", today=day)


def test_a_stage_without_lessons_still_has_a_pack(book: Handbook) -> None:
    bare = replace(book, records={})
    assert set(map(len, packs.cases(bare, TODAY).values())) == {0}
    html = made(bare, "transfer")
    assert "No case study has a lesson for this stage yet" in html


@pytest.mark.parametrize("edition", ["", "/large-print"])
def test_checklist_and_log_end_with_one_row_of_the_groups_own(edition: str, site: Path) -> None:
    """It stays with the row before it, so that no page begins with a row to fill in."""
    page = pack(site, "transfer" + edition)
    for sheet in ("checklist", "decisions"):
        rows = page.css(f".sheet--{sheet} tbody tr")
        assert [row for row in rows if row.css(".empty")] == rows[-1:]
        assert [row for row in rows if row.attributes.get("class") == "stays"] == rows[-1:]


def test_the_code_leads_to_the_chapter_only_where_the_address_is_known(site: Path, book: Handbook) -> None:
    page = pack(site, "find-out")
    assert len(page.css(".slip svg")) == 8
    assert "handbook.example/guide/find-out" in page.css(".slip")[0].text()
    page = LexborHTMLParser(made(book, "find-out"))
    assert not page.css(".slip svg")
    slip = page.css(".slip")[0]
    assert slip.css(".slip__line"), "a line to write the address on"
    assert "A handbook" in slip.text() and "Guide, “Find out”" in slip.text()


def test_the_code_can_be_read() -> None:
    """The drawing has the modules of the code, with the quiet zone of four that scanners need."""
    import segno

    side, path = qr_code("https://handbook.example/guide/find-out/")
    plain = segno.make("https://handbook.example/guide/find-out/", micro=False, error="m")
    assert side == plain.symbol_size(border=4)[0]
    assert path.count("M") == sum(map(sum, (bytearray(row) for row in plain.matrix)))
    assert path.startswith("M4 4h1v1h-1z")


def test_hostile_words_of_a_chapter_stay_words(book: Handbook) -> None:
    chapter = book.chapters["transfer"]
    evil = "<script>alert(1)</script>{{ 7 * 7 }}"
    data = {**chapter.data, "gate": evil, "evidence": [evil], "tasks": [{"task": evil, "by": ["union", "host"]}]}
    hostile = Chapter(chapter.slug, data, chapter.document, f"\n## In short\n\n{evil.replace('{{ 7 * 7 }}', '')}\n")
    bad = replace(book, chapters={**book.chapters, "transfer": hostile})
    html = made(bad, "transfer", site_url="https://handbook.example/")
    assert not LexborHTMLParser(html).css_first("script")
    assert "&lt;script&gt;" in html and "{{ 7 * 7 }}" in html


def test_plain_words_of_a_chapter() -> None:
    names = {"epic-cic": "EPIC CIC"}
    text = 'A {{ term("host", "public *body*") }} {{ cite("a-1", sure="medium") }}, see [x](y.md) ([z](w)); '
    text += '{{ record("epic-cic") }}.'
    assert prose.plain(text, names) == "A public body, see x; EPIC CIC."
    with pytest.raises(ValueError, match="'due' has no plain words"):
        prose.plain("{{ due() }}", {})


def test_a_chapter_without_its_parts_is_a_problem_in_one_sentence(tmp_path: Path) -> None:
    problems = list(chapters._retold(tmp_path / "guide.md", "# A chapter\n\n## In short\n\n{{ gaps() }}\n"))
    assert [problem.sentence for problem in problems] == [
        "Under 'In short': 'gaps' has no plain words. Use cite, term and record only here.",
        "A chapter needs a part with the heading '## What goes wrong'.",
    ]
    assert problems[0].line == 3


# In a browser


def test_one_step_prints_the_pack_and_a_button_prints_one_sheet(open_page: Open, book: Handbook) -> None:
    page = open_page("/meetings/find-out/")
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1 } }")
    assert not page.locator("[data-pack-plain]").is_visible()
    page.get_by_role("button", name="Print this pack").press("Enter")
    assert page.evaluate("window.printed") == 1
    page.get_by_role("button", name="Print this sheet: Checklist").press("Enter")
    page.emulate_media(media="print")
    assert page.locator(".sheet:visible h2").all_inner_texts() == ["Checklist"]
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".sheet:visible").count() == len(sheets_at("find-out", book))
    assert page.faults == []


@pytest.mark.parametrize("sheet", ["Decisions log", "Notes"])
def test_a_sheet_to_write_on_takes_one_page_alone_and_says_whose_it_is(sheet: str, open_page: Open) -> None:
    page = open_page("/meetings/find-out/")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=f"Print this sheet: {sheet}").press("Enter")
    (alone,) = sheets.printed(page)
    words = " ".join(alone.lines)
    assert "Stage 1: Find out" in words and "/guide/find-out" in words and "Checked" in words


def test_the_list_of_packs_prints_at_once(open_page: Open) -> None:
    page = open_page("/meetings/")
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
    page.get_by_role("link", name="Print everything for stage 3").click()
    page.wait_for_url("**/meetings/case-for-change/")  # without #print, which is taken away as it prints
    assert page.evaluate("window.printed") == 1


def test_the_number_of_a_stage_stands_in_its_box(open_page: Open) -> None:
    page = open_page("/meetings/")
    inside = """(boxes) => boxes.map((box) => {
      const [all, own] = [box, box.querySelector(".journey__number")].map((one) => one.getBoundingClientRect());
      return own.left >= all.left && own.top >= all.top && own.bottom <= all.bottom;
    })"""
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        assert page.locator(".packs__stage").evaluate_all(inside) == [True] * 9


def test_a_pack_says_how_many_copies_and_what_to_bring_again(site: Path, book: Handbook) -> None:
    page = pack(site, "find-out")
    for place in (".pack__tools", ".sheet--agenda"):
        assert packs.copies(sheets_at("find-out", book)) in " ".join(page.css(place)[0].text().split())
    assert "Meeting again?" in page.css(".sheet--agenda")[0].text()


@pytest.mark.parametrize("edition", ["ordinary", "large"])
def test_the_pages_to_copy_are_those_that_come_out_of_the_printer(
    edition: str, paper: Paper, site: Path, book: Handbook
) -> None:
    """In every pack: with as many pages as are said for everyone and for each small group, and no other way to number
    its sheets on the page, where somebody could take one number for the other."""
    for stage in STAGES:
        of, held = f"{stage}/large-print" if edition == "large" else stage, sheets_at(stage, book)
        (tools,) = pack(site, of).css(".pack__tools")
        assert packs.copies(held, edition) in " ".join(tools.text().split()) and not tools.css("ol")
        begun: dict[str, list[int]] = {}
        on = ""
        for number, sheet in enumerate(paper(of), 1):
            head, _, after = sheet.text.partition(f"guide/{stage}")
            title = re.sub(r"^/?\s*(Checked \d+ \w+ \d{4})?\s*", "", after)
            on = next((key for key in held if head and title.startswith(packs.SHEETS[key])), on)
            begun.setdefault(on, []).append(number)
        for whom, named in packs._DATA["copies"].items():
            pages = sorted(number for key in named if key in held for number in begun[key])
            counted = f"({len(pages)} sheets each: pages {packs._in_words(pages)})"
            said = packs.copies(held, edition).partition(whom)[2]
            assert said.index(counted) == said.index("("), (stage, whom, counted)


@pytest.mark.parametrize(
    ("pages", "words"),
    [([1, 2, 3, 5], "1 to 3 and 5"), ([6, 7], "6 and 7"), ([1, 2, 3, 5, 6], "1 to 3, 5 and 6"), ([4], "4")],
)
def test_pages_in_words(pages: list[int], words: str) -> None:
    assert packs._in_words(pages) == words


def test_a_suggested_length_can_be_kept(site: Path, book: Handbook) -> None:
    """One that is none of the lengths on the agenda says which to take, and what to add where."""
    lengths = {stage: chapter.data["meeting"]["minutes"] for stage, chapter in book.chapters.items()}
    assert set(lengths.values()) - set(packs.LENGTHS), "else there is nothing to test"
    for stage, minutes in lengths.items():
        said = pack(site, stage).css(".agenda caption")[0].text()
        assert f"We suggest about {minutes}" in said
        if minutes in packs.LENGTHS:
            assert "take" not in said
        else:
            take, more = re.search(r"take (\d+), and talk (\d+) longer", said).groups()  # type: ignore[union-attr]
            assert int(take) in packs.LENGTHS and int(take) + int(more) == minutes


def test_without_script_the_pack_says_how_to_print(open_page: Open) -> None:
    page = open_page("/meetings/find-out/", script=False)
    assert page.locator("[data-pack-plain]").is_visible()
    assert not page.get_by_role("button", name="Print this pack").is_visible()


def begun_on(printed: list[Sheet], least: int = 40) -> list[list[str]]:
    """For each page of a printed pack, each of over `least` words, the headings of the sheets that begin on it."""
    found = []
    for sheet in printed:
        lines = [line.strip() for line in sheet.lines]
        assert len(" ".join(lines).split()) > least, "a page with next to nothing on it"
        assert not re.search(r"Sheet \d+ of", " ".join(lines)), "the printer's numbers are the only ones"
        found.append([key for key, title in packs.SHEETS.items() if title in lines])
    return found


FOLLOW_ON = ("decisions", "notes")  # for who takes notes: they begin where the sheet before them ends


@pytest.mark.parametrize("stage", ["find-out", "case-for-change", "set-the-dna", "agree-the-deal"])
def test_each_sheet_begins_a_page_and_nothing_spills(stage: str, paper: Paper, book: Handbook) -> None:
    """Only the checklist, the log and the notes run on to a next page; all of it in at most 15 pages. These stages have
    the longest sheets for the two parties, and the readiness check."""
    pages = begun_on(paper(stage))
    wanted = sheets_at(stage, book)
    assert [key for begun in pages for key in begun] == list(wanted)
    assert len(pages) <= 15
    last = ""
    for begun in pages:
        assert begun or last in ("checklist", *FOLLOW_ON), f"{last} spills over: {pages}"
        assert all(key in FOLLOW_ON for key in begun[1:]), pages
        last = begun[-1] if begun else last


@pytest.mark.parametrize("edition", ["ordinary", "large"])
def test_the_sheets_to_copy_back_to_back_are_the_handout(edition: str, paper: Paper, site: Path) -> None:
    """In every pack: what stands beside the button and on the agenda names sheets by their numbers."""
    named = [int(number) for number in re.findall(r"\d+", packs.SIDES[edition])]
    assert packs.SIDES[edition].startswith("Print on one side")
    for stage in (f"{stage}/large-print" if edition == "large" else stage for stage in STAGES):
        for place in (".pack__tools", ".sheet--agenda"):
            assert packs.SIDES[edition] in " ".join(pack(site, stage).css(place)[0].text().split())
        texts = [sheet.text for sheet in paper(stage)]
        front, back, after = (
            next(number for number, text in enumerate(texts, 1) if packs.SHEETS[key] in text[:200])
            for key in ("handout", "ring", "agenda")
        )
        assert named == list(range(front, after)), stage
        assert back - front == after - back, "as many sheets at the back as at the front"


def test_the_first_pack_answers_what_staff_ask(site: Path) -> None:
    page = pack(site, "find-out")
    first = page.css_first(".sheet--briefing")
    assert first and all(word in first.text() for word in ("pension", "TUPE"))
    asked = [each.text() for each in page.css(".asked dt")]
    assert len(asked) == len(set(asked)) == 10, "each once, on the first page or on the handout"
    handed = " ".join(each.text() for each in page.css(".sheet--handout .asked div"))
    assert "Zero hours: it depends on the facts" in handed, "what a first meeting asks first"
    assert "So does recognition" in handed
    assert any(character.isdigit() for character in page.css(".sheet--ring td.nowrap")[0].text())


def test_no_answer_on_paper_loses_its_warning(site: Path, book: Handbook) -> None:
    """The first page and the handout have the whole answer to each question of the stage, once, and how sure we are."""
    every = questions.every(book.library, BUILT)
    for stage in STAGES:
        page = pack(site, stage)
        assert page.css(".sheet--briefing .asked"), f"{stage}: the first page answers something"
        told = {each.css("dt")[0].text(): each.css("dd")[0].text() for each in page.css(".asked div")}
        handed = questions.of_stage(every, stage, "handout")
        assert len(page.css(".asked div")) == len(handed), "none twice"
        for one in handed:
            assert one.data["answer"] in told[one.data["question"]] and one.less_sure in told[one.data["question"]]
        beyond = page.css(".sheet--handout p")[-1].text()
        for each in page.css(".sheet--briefing dt"):
            assert each.text() in beyond, "the handout says which questions the first page answers"


def test_who_should_be_in_the_room_is_a_list(site: Path, book: Handbook) -> None:
    for stage, chapter in book.chapters.items():
        people = [one.text() for one in pack(site, stage).css(".sheet--briefing li")]
        assert people == [one["who"] for one in chapter.data["in_the_room"]]


def test_no_sheet_speaks_of_a_chapter_that_is_not_at_hand(site: Path, book: Handbook) -> None:
    """Sheets are read in a room where nobody has the page; and the chair is told what each sheet is for."""
    for slug in book.chapters:
        page = pack(site, slug)
        assert "this chapter" not in " ".join(sheet.text() for sheet in page.css(".sheet"))
        assert "gate sheet" in page.css(".sheet--agenda li")[-1].text()
        assert "This handout" in page.css(".sheet--handout")[0].text()


def test_each_pack_names_who_is_there_for_everybody(site: Path, book: Handbook) -> None:
    """The helpline of one employer's pension scheme stands last, and beside no answer that is for everyone."""
    for slug in book.chapters:
        page = pack(site, slug)
        assert "Acas" in page.css(".sheet--ring table")[0].text(), slug
        assert "NHS Pensions" not in page.css(".sheet--handout .asked")[0].text(), slug
        assert "NHS Pensions" not in page.css(".sheet--ring th[scope=row]")[0].text(), slug


@pytest.mark.parametrize(("path", "least"), [("find-out/", 11), ("find-out/large-print/", 18)])
def test_no_type_on_paper_is_smaller_than_said(path: str, least: float, open_page: Open) -> None:
    page = open_page(f"/meetings/{path}")
    page.emulate_media(media="print")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(".sheet *")].filter((e) =>
            e.getClientRects().length && !e.classList.contains("visually-hidden") &&
            [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
        ).map((e) => parseFloat(getComputedStyle(e).fontSize) * 0.75)"""
    )
    assert len(sizes) > 100
    assert min(sizes) >= least - 0.1


def test_a_log_that_begins_a_page_says_whose_it_is(open_page: Open) -> None:
    page = open_page("/meetings/find-out/")
    page.emulate_media(media="print")
    head = page.locator(".sheet--decisions .sheet__head p:visible")
    expect(head.first).to_have_text("Stage 1: Find out")


def test_large_print_has_a_head_of_two_lines_and_breaks_no_word_of_the_agenda(open_page: Open, paper: Paper) -> None:
    page = open_page("/meetings/find-out/large-print/")
    page.set_viewport_size({"width": 657, "height": 900})  # A4 less its margins
    page.emulate_media(media="print")
    heads = page.locator(".sheet__head:visible")
    lines = "(heads) => heads.map((head) => head.offsetHeight / parseFloat(getComputedStyle(head).lineHeight))"
    assert max(heads.evaluate_all(lines)) < 2.5
    cells = page.locator(".agenda td:nth-child(2)")
    assert cells.evaluate_all("(cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length") == 0
    lines = """(cells) => cells.filter((cell) => !cell.textContent.includes(" ")).map((cell) => {
      const text = document.createRange();
      text.selectNodeContents(cell);
      return text.getClientRects().length;
    })"""
    assert set(cells.evaluate_all(lines)) == {1}
    pages = begun_on(paper("find-out/large-print"), least=20)  # lines to write on alone are no page
    agenda = pages.index(["agenda"])
    assert pages[agenda : agenda + 5] == [["agenda"], [], ["readiness"], [], ["statements"]], "two sheets each"
    assert pages[next(at for at, begun in enumerate(pages) if "branch" in begun) + 1] == ["slips"]
