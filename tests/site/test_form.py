"""The contribution form: it says what the check says, makes files the check accepts, and can be used by keyboard."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from macros.__main__ import main
from macros.handbook import Handbook
from macros.hooks.site import Macros
from macros.read import problems, reading, records
from macros.read.schema import Schema
from macros.shape import form, starter
from tests import hostile
from tests.browser import button
from tests.conftest import RECORDS, ROOT
from tests.hostile import ATTACK
from tests.site import axe
from tests.site.test_form_words import TOLD
from tests.small import settings_of

Open = Callable[..., Any]
PAGE = "/contribute/case-study/"
BAD = sorted((ROOT / "tests/bad_records").glob("*.yml"))
# These depend on the name of a file, which the form makes itself.
BY_FILE_NAME = {"related-to-itself", "compare"}


def check(path: Path) -> str:
    """What `python -m macros check FILE` prints."""
    told = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        main(["check", str(path)])
    return told.getvalue()


# ---- What it is made of ----


def test_every_field_is_in_the_form_once(description: Schema) -> None:
    """Whatever the description gains, the form asks for."""
    shaped = form.Form(description)
    asked = [control.key for part in shaped.parts for control in part.controls]
    assert sorted([*asked, *form.SET_BY_US]) == sorted(field.key for field in description.fields())
    for part in shaped.parts:
        for control in part.controls:
            inner = [field.key for field in description.fields(description.at((control.key,)))]
            if control.kind == "set":
                assert [each.key for each in control.parts] == inner


def test_entries_ask_for_every_field_of_theirs(description: Schema) -> None:
    shaped = form.Form(description)
    for name, definition in (("event", "event"), ("lesson", "lesson"), ("said", "said"), ("result", "result")):
        fields = {field.key for field in description.fields(description.root["definitions"][definition])}
        assert {control.key for control in shaped.templates[name].parts} == fields
    number = {control.key for control in shaped.templates["fact-number"].parts}
    assert number == {field.key for field in description.fields(description.root["definitions"]["fact"])}


def test_the_starter_file_passes_once_it_is_filled_in(description: Schema, tmp_path: Path) -> None:
    """As it comes it does not; with a name and a summary it does, with and without its optional fields."""
    text = starter.text(description)
    plain, whole = tmp_path / "plain.yml", tmp_path / "whole.yml"
    plain.write_text(text, encoding="utf-8")
    assert re.findall(r"'(\w+)' is still that of the starter file", check(plain)) == ["name", "summary"]
    own = {
        starter.NAME: "Another organisation",
        records.STARTER["summary"]: "Staff left a council in 2012. It runs pools.",
    }
    filled = as_written(text, own)
    plain.write_text(filled, encoding="utf-8")
    assert check(plain) == ""
    lines = [line.removeprefix("#") for line in filled.splitlines() if not line.startswith("##")]
    whole.write_text("\n".join(lines), encoding="utf-8")
    assert check(whole) == ""
    assert set(reading.read(whole).value) == {field.key for field in description.fields()}


def as_written(text: str, own: dict[str, str]) -> str:
    """A text with other words in place of those of the starter, however its lines are broken."""
    for given, words in own.items():
        text = re.sub(re.escape(given).replace(r"\ ", r"\s+"), words, text)
    return text


def test_the_reference_names_every_field(site: Path, description: Schema) -> None:
    page = (site / "contribute/fields/index.html").read_text(encoding="utf-8")
    for field in description.fields():
        for key in [field.key, *(inner.key for inner in description.fields(field.node))]:
            assert f"<code>{key}</code>" in page, key


def test_doors_that_lead_nowhere_are_not_shown(book: Handbook) -> None:
    pages = Macros(book, settings_of(), lambda: SimpleNamespace(url="contribute/", meta={}))
    doors = pages.macros()["doors_out"]()
    assert "<a " not in doors and "data-github" not in pages.macros()["case_study_form"]()
    assert "CONTACT=" in doors and "has no address to send to yet" in pages.macros()["case_study_form"]()
    data = form.data(book.schema, book.records.values(), (), settings_of())
    assert data["repository"] == "" and data["contact"] == ""


def test_each_door_opens_for_a_stranger(book: Handbook) -> None:
    """GitHub refuses uploads from who may not write there; the address to carry a file to is written out."""
    repository = "https://github.com/example/handbook"
    for given, written in (({"repository": repository}, repository), ({"contact": "us@example.org"}, "us@example.org")):
        pages = Macros(book, settings_of(**given), lambda: SimpleNamespace(url="contribute/", meta={}))
        for html in (pages.macros()["doors_out"](), pages.macros()["case_study_form"]()):
            assert f'<span class="address">{written}</span>' in html
            assert "/upload/" not in html


@pytest.mark.parametrize(
    ("given", "says", "says_not"),
    [
        ({}, "Keep them with the file", ("e-mail already", "GitHub")),
        ({"contact": "us@example.org"}, "e-mail already", ("GitHub",)),
        ({"repository": "https://github.com/example/handbook"}, "pull request on GitHub", ("e-mail already",)),
    ],
)
def test_the_words_that_go_with_a_file_name_the_doors_that_are_there(
    given: dict[str, str], says: str, says_not: tuple[str, ...], book: Handbook
) -> None:
    pages = Macros(book, settings_of(**given), lambda: SimpleNamespace(url="contribute/", meta={}))
    words = LexborHTMLParser(pages.macros()["case_study_form"]()).css(".send--words > p")[0].text()
    assert says in words and not [one for one in says_not if one in words]


def test_editor_settings_lead_to_the_description() -> None:
    """The YAML language server takes the paths of its settings from the folder that is open."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text())
    for schema, files in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        for pattern in [files] if isinstance(files, str) else files:
            assert list(ROOT.glob(pattern.removeprefix("!"))), pattern
    assert "case_studies/schema.yml" in settings["yaml.schemas"]
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text())
    assert "redhat.vscode-yaml" in container["customizations"]["vscode"]["extensions"]


# ---- The check in the browser ----


def ready(page: Any) -> Any:
    """The form, once its scripts have run; dates as on the day of the tests' records."""
    page.wait_for_selector("#record-form:not([hidden])")
    page.evaluate("document.querySelector('[data-start]').open = true")
    page.get_by_label("The full form").check()
    return page


def pasted(page: Any, text: str) -> list[str]:
    """What the form says of a text."""
    page.locator("#paste").fill(text)
    page.locator("[data-paste]").click()
    return list(page.locator("[data-found] li").all_inner_texts())


# What a pasted text got wrong and its fields cannot hold: the form leaves it out, and what is left is right,
# or gets the sentence for what is missing.
# Addresses, dates and numbers in another spelling, which the form takes for what is meant.
MENDED = {"address-bare", "date-financial-year", "date-unreadable", "number-with-unit"}
LEFT_OUT = {
    "field-misspelt", "field-unknown", "fields-are-text", "list-is-text", "fact-has-two-kinds", "list-empty",
    "fact-not-found-has-source", "text-is-number", "format-unknown", "field-empty", "key-twice", "list-repeats",
    "range-on-text", "range-end-on-text", "character-escaped", "rival-alone", "choice-no-value", "list-too-long",
    "space-missing-alone",
}  # fmt: skip


def test_each_bad_record_gets_the_sentence_of_the_check_and_beside_its_field(open_page: Open) -> None:
    """Each is pasted in: the form names the line, fills its fields, and says the same beside the one to mend."""
    tried = [path for path in BAD if path.stem not in BY_FILE_NAME]
    page = ready(open_page(PAGE))
    answers = page.evaluate(
        """(texts) => {
            const box = document.getElementById('record-form'), find = (name) => box.querySelector(`[data-${name}]`);
            const all = (selector) => [...box.querySelectorAll(selector)].map((element) => element.textContent);
            // A question that shuts off the rest of so long a page takes longer than all that is asked here.
            HTMLDialogElement.prototype.showModal = HTMLDialogElement.prototype.show;
            return texts.map((text) => {
                document.getElementById('paste').value = text;
                find('paste').click();
                const pasted = all('[data-found] li');
                find('form').requestSubmit();
                const answer = {pasted, beside: all('[data-error]:not([hidden]) span'), links: all('[data-summary] a')};
                find('forget').click();
                find('ask-yes').click();
                return answer;
            });
        }""",
        [path.read_text(encoding="utf-8") for path in tried],
    )
    shown = 0
    for path, answer in zip(tried, answers, strict=True):
        expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        assert answer["pasted"] == [f"Line {expected}"], path.stem
        if path.stem in LEFT_OUT or unreadable(path):
            continue
        if path.stem in MENDED:
            assert not any("cannot" in each or "must" in each for each in answer["beside"]), path.stem
            continue
        for _, sentence in TOLD[path.stem]:
            assert sentence in answer["beside"], path.stem
            assert any(re.fullmatch(r"[A-Z][^:]+: " + re.escape(sentence), link) for link in answer["links"]), path.stem
        shown += 1
    assert shown > 25
    assert page.faults == []


def unreadable(path: Path) -> bool:
    """Whether a file cannot be read as YAML, so that there is nothing to fill fields with."""
    try:
        reading.read(path)
    except reading.Unreadable:
        return True
    return False


# ---- A record in and out ----


def text_of(page: Any) -> str:
    """The file that the form makes, after its check."""
    button(page, "Check it and get the file").last.click()  # a correction has another one at its top
    return str(page.locator("#record-text").input_value())


def answer_about_you(page: Any) -> None:
    """What is asked of the sender before a way to send stands open."""
    page.get_by_label("The words are my own").check()
    page.get_by_label("They may be used under CC BY 4.0").check()
    page.get_by_label("Your connection with the organisation").select_option("None")


def test_records_come_out_as_they_went_in(open_page: Open) -> None:
    """To the byte, comments and all: a correction then shows as that correction alone."""
    for path in records.paths(RECORDS)[::10]:
        page = open_page(f"{PAGE}?record={path.stem}")
        page.wait_for_selector("[data-found]:not([hidden])")
        assert text_of(page) == path.read_text(encoding="utf-8"), path.name
        assert page.locator("[data-summary]").is_hidden()
        assert page.faults == []


@pytest.mark.skipif(not shutil.which("node") and "GITHUB_ACTIONS" not in os.environ, reason="node is not installed")
def test_a_correction_changes_its_own_lines(book: Handbook) -> None:
    """In each record one value of each kind, by the scripts of the form: no other line, comment or fold moves."""
    given = {
        "data": form.data(book.schema, book.records.values(), book.taken, settings_of()),
        "texts": {path.stem: path.read_text(encoding="utf-8") for path in records.paths(RECORDS)},
    }
    node = ["node", str(ROOT / "tests/records_in_node.mjs")]
    done = subprocess.run(node, input=json.dumps(given), capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    assert answer["failed"] == []
    assert len(answer["tried"]) == 16 and min(answer["tried"].values()) > len(given["texts"]) / 3


def test_a_correction_by_hand_is_checked_as_its_page_says(open_page: Open) -> None:
    """Pasted alone it would be a second record of that name; over the record that is open it is the correction."""
    page = open_page("/contribute/by-hand/")
    assert "first choose the record, and press “Open it in the form”" in page.locator("article").inner_text()
    page.get_by_role("link", name="Open it", exact=True).click()
    page.wait_for_selector("#record-form:not([hidden])")
    page.get_by_text("Correct a record that is here already, or go on with a file").click()
    page.get_by_label("A record of this site").select_option("sunshine-care")
    button(page, "Open it in the form").click()
    page.wait_for_selector("[data-found]:not([hidden])")
    now = (RECORDS / "sunshine-care.yml").read_text(encoding="utf-8")
    own = now.replace("place: Rochdale\n", "place: Rochdale, Greater Manchester\n")
    page.locator("#paste").fill(own)
    page.locator("[data-paste]:text('Read it into the form')").click()
    page.locator("[data-ask-yes]:text('Put the text in its place')").click()
    expect(page.locator("[data-found]")).to_have_text("Sunshine Care is in the form.")
    assert own != now and text_of(page) == own
    assert page.locator("[data-name]").first.inner_text() == "sunshine-care.yml"
    told = "What I changed:\n- Place, was: Rochdale. Is now: Rochdale, Greater Manchester"
    assert page.locator("#record-note").input_value().endswith(told)
    assert "nothing yet" not in page.locator("[data-verdict]").inner_text()
    page.wait_for_function("localStorage.getItem('/record-draft:sunshine-care')")
    page.reload()
    expect(page.locator("[data-drafts]")).to_contain_text("Sunshine Care")
    button(page, "Open this draft").click()
    expect(page.get_by_label("Place", exact=False).first).to_have_value("Rochdale, Greater Manchester")
    assert text_of(page) == own and page.locator("#record-note").input_value().endswith(told)
    assert page.locator("[data-found]").is_hidden(), "what they changed is not told as a change of ours"


def test_a_file_is_opened_by_choosing_it(open_page: Open) -> None:
    """As whoever has no program for it does. Under the name of a record it is a correction; what is no text is told."""
    page = ready(open_page(PAGE))
    good = (ROOT / "tests/good_record.yml").read_text(encoding="utf-8")
    found, name = page.locator("[data-found]"), page.get_by_label("Name", exact=True)

    def chosen(file: str, content: bytes) -> None:
        page.locator("#load-file").set_input_files({"name": file, "mimeType": "", "buffer": content})

    for content, told in (
        (b"PK\3\4\0\0", "Line 1: This is not a text file."),
        (good.encode("utf-16"), "Line 1: The file is saved as UTF-16."),
        (b"name: A\nplace: caf\xe9\n", "Line 2: A character here is not UTF-8."),
        (b"x" * 600_000, "Line 1: The file has 600,000 bytes. Keep it under"),
    ):
        chosen("story.yml", content)
        expect(found).to_contain_text("story.yml cannot be read as a record. Nothing here was changed.")
        expect(found.locator("li")).to_contain_text(told)
    chosen("northmoor-leisure (1).yml", good.encode())
    expect(name).to_have_value("Northmoor Leisure")
    assert page.locator("[data-correct]").is_hidden()
    now = (RECORDS / "sunshine-care.yml").read_text(encoding="utf-8")
    chosen("sunshine-care.yml", now.replace("place: Rochdale\n", "place: Bury\n").encode())
    page.locator("[data-ask-yes]:text('Put the text in its place')").click()
    expect(page.locator("[data-correct]")).to_be_visible()
    text_of(page)
    assert "- Place, was: Rochdale. Is now: Bury" in page.locator("#record-note").input_value()
    expect(page.locator("[data-drafts]")).to_contain_text("Northmoor Leisure")
    assert page.faults == []


def test_the_form_on_paper_asks_for_consent_and_says_what_is_enough(book: Handbook) -> None:
    pages = Macros(book, settings_of(contact="us@example.org"), lambda: SimpleNamespace(url="contribute/", meta={}))
    paper = LexborHTMLParser(pages.macros()["case_study_form"]()).css_first(".paper-form")
    assert paper
    for words in ("The words are my own", "CC BY 4.0", "My connection with the organisation", "us@example.org"):
        assert words in paper.text()
    rows = [row.text(separator=" ", strip=True) for row in paper.css("tbody th")]
    short = [key for key in book.schema.root["x-short"] if key != "sources"]  # which have a table of their own
    assert len([row for row in rows if row.startswith("★")]) == len(short)
    needed = {row.removeprefix("★ ").split(" (needed)")[0] for row in rows if "(needed)" in row}
    assert needed == {"Name", "Summary", "Sector", "Nation", "Status", "Last checked", "Check again by"}


def test_a_record_page_leads_to_its_correction(open_page: Open, tmp_path: Path) -> None:
    page = open_page("/case-studies/sunshine-care/")
    page.get_by_role("link", name="Correct this record in the form").click()
    page.wait_for_selector("[data-found]:not([hidden])")
    page.locator("#part-about > summary").click()
    page.get_by_label("Place", exact=False).first.fill("Rochdale, Greater Manchester")
    before = (RECORDS / "sunshine-care.yml").read_text(encoding="utf-8").splitlines()
    after = text_of(page).splitlines()
    changed = [line for line in after if line not in before]
    assert changed == ["place: Rochdale, Greater Manchester"] or changed == ['place: "Rochdale, Greater Manchester"']
    answer_about_you(page)
    link = page.locator('[data-door="github"] a[data-github]:visible')
    assert link.get_attribute("href").endswith("/edit/main/case_studies/sunshine-care.yml")
    assert button(page, "Copy the text").first.is_visible()


def tab_to(page: Any, name: str, tags: tuple[str, ...] = ("BUTTON", "A", "INPUT", "SUMMARY"), most: int = 140) -> None:
    """Press Tab until the thing with this accessible name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate(
            """() => {
                const e = document.activeElement;
                const label = e.labels && e.labels[0] ? e.labels[0].textContent : e.textContent;
                return [label.replace(/\\s+/g, ' ').trim(), e.tagName];
            }"""
        )
        if said[0].startswith(name) and said[1] in tags:
            return
    raise AssertionError(f"Tab never comes to {name!r}")


def test_a_whole_record_by_keyboard_alone(open_page: Open, tmp_path: Path) -> None:
    """A made-up society, entered from top to bottom with Tab, Enter, Space and typing; hostile words included."""
    page = ready(open_page(PAGE, width=390))
    keys = page.keyboard
    page.evaluate("document.querySelector('[data-start]').open = false")

    def write(name: str, text: str) -> None:
        tab_to(page, name, ("INPUT", "TEXTAREA"))
        keys.press("Control+a")
        keys.insert_text(text)

    def choose(name: str, label: str) -> None:
        tab_to(page, name, ("SELECT",))
        keys.type(label)

    name = 'Tŷ Newydd & Sons: "Café" <b>Co-op</b>'
    write("Name", name)
    write("Summary", f"Library staff left a council in 2015 to form a society. {ATTACK[:300]}")
    choose("Sector", "Libraries")
    tab_to(page, "Education and skills")
    keys.press("Space")
    choose("Nation", "Wales")
    write("Place", "yes")
    write("Title", "Council paper: # 12 {{ 7*7 }}")
    write("Publisher", "Cyngor Sir Newydd")
    write("Web address", "https://www.example.org/paper?a=1&b=2#c")
    write("Date", "2015-03")
    choose("How much was read", "Read in part")
    choose("Kind of source", "Paper of a public")
    choose("Status", "Trading")
    write("True of", "2015")
    choose("Sources, 1", "Council paper")
    tab_to(page, "Where it came from")
    keys.press("Enter")
    tab_to(page, "Add a fact to Came from")
    keys.press("Enter")
    assert page.evaluate("document.activeElement.closest('[data-field=parent]') !== null"), (
        "focus goes to the new entry"
    )
    page.locator('[data-field="parent"] input[value="not_found"]').focus()
    keys.press("Space")
    write("Looked for and not found on", "2024-05-01")
    tab_to(page, "Check it and get the file")
    keys.press("Enter")
    assert page.locator("[data-summary]").is_hidden(), page.locator("[data-summary]").inner_text()
    assert page.evaluate("document.activeElement.name") == "my-own", "what is not answered about the sender is asked"
    keys.press("Space")
    tab_to(page, "They may be used under CC BY 4.0")
    keys.press("Space")
    choose("Your connection with the organisation", "None")
    tab_to(page, "Check it and get the file")
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "sending-heading"
    with page.expect_download() as download:
        tab_to(page, "Download the file")
        keys.press("Enter")
    file = tmp_path / download.value.suggested_filename
    assert file.name == "ty-newydd-and-sons-cafe-b-co-op-b.yml"
    download.value.save_as(file)
    assert check(file) == ""
    read = reading.read(file).value
    assert read["name"] == name
    assert read["place"] == "yes"
    assert ATTACK[:100] in read["summary"]
    assert read["origin"] == {"parent": {"not_found": "2024-05-01"}}
    assert list(read["sources"]) == ["cyngor-sir-2015"]
    assert page.faults == []


def test_a_hostile_record_fills_the_form_and_its_preview_and_runs_nothing(
    open_page: Open, description: Schema, tmp_path: Path
) -> None:
    attack = hostile.record(description)
    attack["name"] = "Hostile record " + ATTACK[:60]
    page = ready(open_page(PAGE))
    assert pasted(page, json.dumps(attack)) == []
    button(page, "Preview the page").click()
    shown = page.locator("[data-preview-page]")
    assert ATTACK[:60] in shown.inner_text()
    assert shown.locator("script, img, b").count() == 0
    day = description.word(description.at(("said_and_shown", 0, "said_on")), "title")
    assert day and f"{day}:" not in shown.inner_text(), "it stands with what was said"
    file = tmp_path / "hostile.yml"
    file.write_text(text_of(page), encoding="utf-8")
    assert check(file) == ""
    assert reading.read(file).value == attack
    assert page.faults == []


# ---- Doors, the draft, and everybody ----


def test_the_doors_hand_over_name_and_text(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    good = (ROOT / "tests/good_record.yml").read_text(encoding="utf-8")
    pasted(page, good)
    answer_about_you(page)
    text = text_of(page)
    link = page.locator('[data-door="github"] a[data-github]:visible')
    whole = urlsplit(link.get_attribute("href"))
    asked = parse_qs(whole.query)
    assert (whole.netloc, whole.path) == ("github.com", "/example/handbook/new/main")
    assert asked["filename"] == ["case_studies/northmoor-leisure.yml"]
    assert asked["value"] == [text]
    mail = urlsplit(page.locator("[data-mail]").get_attribute("href"))
    assert mail.path == "cases@handbook.example"
    page.get_by_label("Read with care", exact=False).fill("ŵ" * 490)
    page.locator('[data-field="summary"] textarea').fill("ŵ" * 690)
    text_of(page)
    link = page.locator('[data-door="github"] a[data-github]:visible')
    assert len(link.get_attribute("href")) < 200, "too long for an address: copy, then open"
    assert page.locator("[data-long]").is_visible()


def test_a_name_that_makes_the_address_of_a_page_gets_another_file_name(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    pasted(page, (ROOT / "tests/bad_records/compare.yml").read_text(encoding="utf-8"))
    for name, file in (
        ("By sector", "by-sector-record.yml"),
        ("Schema", "schema-record.yml"),
        ("Sunshine Care", "sunshine-care-2.yml"),
    ):
        page.get_by_label("Name", exact=True).fill(name)
        text_of(page)
        assert page.locator("[data-name]").first.inner_text() == file
    checked = page.evaluate(
        """(record) => RecordCheck(JSON.parse(document.getElementById('record-form-data').textContent))
            .check(record, 'compare', new Map()).map((found) => found.sentence)""",
        reading.read(ROOT / "tests/bad_records/compare.yml").value,
    )
    assert checked == [(ROOT / "tests/bad_records/compare.yml").read_text().splitlines()[0].removeprefix("# 1: ")]


def test_a_source_renamed_is_renamed_in_the_facts(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    pasted(page, (ROOT / "tests/good_record.yml").read_text(encoding="utf-8"))
    page.locator('[data-field="#key"] input').fill("council-may-2024")
    text = text_of(page)
    assert "council-2024" not in text
    assert text.count("council-may-2024") == 3


def test_without_script_the_other_doors_stand(open_page: Open) -> None:
    page = open_page(PAGE, script=False)
    assert page.locator("#record-form").is_hidden()
    assert "which is off in this browser" in page.locator("article").inner_text()
    assert page.get_by_role("link", name="Download the starter file").is_visible()
    assert page.get_by_role("link", name="Paste it on GitHub").is_visible()
    assert page.get_by_role("link", name="Send it by e-mail").is_visible()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_the_form_at_work_is_open_to_everybody(width: int, dark: bool, open_page: Open) -> None:
    """axe on the form with every part open, an entry of each kind, and the summary of what to mend."""
    page = ready(open_page(PAGE, width=width, dark=dark))
    page.evaluate(
        """() => {
            const tried = new Set();
            for (const part of document.querySelectorAll('[data-part]')) {
                part.open = true;
                for (const button of part.querySelectorAll('[data-add]:not([hidden])')) {
                    const kind = button.closest('[data-field]').dataset.template;
                    if (!tried.has(kind)) button.click();
                    tried.add(kind);
                }
            }
            for (const way of document.querySelectorAll('#part-size input[value=rivals]')) way.click();
        }"""
    )
    button(page, "Preview the page").click()
    button(page, "Check it and get the file").click()
    assert page.evaluate("document.activeElement.matches('[data-summary]')")
    assert page.evaluate(
        """() => {
            const links = [...document.querySelectorAll('[data-summary] a')];
            const places = links.map(({hash}) => document.querySelector(hash));
            const follows = (one, other) => one === other || one.compareDocumentPosition(other) & 4;
            return places.length > 5 && places.every((place, i) => !i || follows(places[i - 1], place));
        }"""
    ), "what is to be mended is listed in the order of the page"
    page.evaluate("scrollTo(0, 0)")  # else the header may lie over a part of a field, which axe calls too small
    assert axe.findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))
    link = page.locator("[data-summary] a").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('[aria-invalid], button, summary')")
    assert re.search(r"\d+ to mend", page.locator("#part-about [data-count]").inner_text())


def test_money_and_dates_are_said_in_words_below_the_field(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    said = page.locator('[data-field="checked"] [data-echo]')
    for written, words in (("1 April 2013", ""), ("2013-04-01", "1 April 2013"), ("31 Feb 2014", ""), ("2012", "")):
        page.locator('[data-field="checked"] [data-input]').fill(written)
        expect(said).to_have_text(words)
    page.locator("details[data-part]", has_text="The deal").first.evaluate("part => { part.open = true; }")
    money = page.locator('[data-field="contract_value"]')
    money.get_by_role("button", name="Add a fact").click()
    money.locator('[data-field="value"] [data-input]').first.fill("£1.2m")
    expect(money.locator('[data-field="value"] [data-echo]').first).to_have_text("£1.2 million")
    period = money.locator('[data-field="as_of"]').first
    for written, words in (("2011/12", "April 2011 to March 2012"), ("2011-12", "December 2011"), ("Spring 2031", "")):
        period.locator("[data-input]").fill(written)
        expect(period.locator("[data-echo]")).to_have_text(words)
    period.locator("[data-input]").blur()
    told = "This cannot hold all of 'Spring 2031'. Write 2031, and say the rest in the text or in a note."
    expect(period.locator("[data-error]")).to_contain_text(told)
    source = page.locator('[data-source] [data-field="url"]')
    for written, words in (
        ("www.example.org/a", "https://www.example.org/a"),
        ("the library", ""),
        ("https://a.org", ""),
        ("www.example.org/a b", "https://www.example.org/a b"),
    ):
        source.locator("[data-input]").fill(written)
        expect(source.locator("[data-echo]")).to_have_text(words)
    source.locator("[data-input]").blur()
    expect(source.locator("[data-error]")).to_contain_text("This has a space or a sign that no web address has.")


def test_what_is_pasted_from_word_stays_a_list_and_loses_what_nobody_can_see(open_page: Open, tmp_path: Path) -> None:
    page = ready(open_page(PAGE))
    pasted(page, (ROOT / "tests/good_record.yml").read_text(encoding="utf-8"))
    page.locator('[data-field="name"] input').fill("\u200bNorth\u00admoor\tLeisure\u202e")
    page.locator('[data-field="summary"] textarea').fill(
        "Staff left the council in 2012:\n\u00b7\t nine centres\n\u2022\u00a0a pool\n"
        "o\tthe park\u2028\u2013 and a café."
    )
    file = tmp_path / "northmoor-leisure.yml"
    file.write_text(text_of(page), encoding="utf-8")
    assert page.locator("[data-summary]").is_hidden()
    assert check(file) == ""
    read = reading.read(file).value
    assert read["name"] == "Northmoor Leisure"
    assert read["summary"].splitlines() == [
        "Staff left the council in 2012:", "- nine centres", "- a pool", "- the park", "- and a café.",
    ]  # fmt: skip


def test_of_many_problems_the_form_tells_the_first_and_counts_the_rest(open_page: Open) -> None:
    page = ready(open_page(PAGE))
    wrong = "".join(f"wrong_{number}: x\n" for number in range(60))
    told = pasted(page, (ROOT / "tests/good_record.yml").read_text(encoding="utf-8") + wrong)
    assert len(told) == problems.MOST + 1
    assert told[-1] == "There are 10 more to mend in this file. Mend these first, then check again."
