"""Data for others: what is published validates against what is published, opens safely, and can be followed."""

from __future__ import annotations

import copy
import csv
import io
import json
import xml.etree.ElementTree as ET
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import jsonschema
import openpyxl
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from macros.check.library import Library
from macros.handbook import Handbook
from macros.read import dates, records
from macros.read.records import Record
from macros.read.schema import Schema
from macros.render import data_files, feeds, structured
from macros.render.virtual_pages import Head
from tests import hostile, small
from tests.render.pages import fields
from tests.small import settings_of

ATOM = "{http://www.w3.org/2005/Atom}"
CONFIG = settings_of()


@pytest.fixture(scope="module")
def attacked(book: Handbook, description: Schema, tmp_path_factory: pytest.TempPathFactory) -> tuple[Handbook, Path]:
    """Our records, and one more in which every text attacks; and the folder they stand in."""
    root = tmp_path_factory.mktemp("attacked")
    (root / "case_studies").mkdir()
    for slug in (*book.records, "hostile-record"):
        (root / f"case_studies/{slug}.yml").write_text("x: y\n")
    path = root / "case_studies/hostile-record.yml"
    path.write_text(yaml.safe_dump(hostile.record(description), allow_unicode=True))
    found: dict[str, Record] = {**book.records, "hostile-record": records.read(path)}
    return Handbook(found, book.schema, book.chapters, book.library), root


@pytest.fixture(scope="module")
def published(attacked: tuple[Handbook, Path]) -> dict[str, Any]:
    book, root = attacked
    return data_files.files(book, root, CONFIG)


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff"), "Excel takes UTF-8 without the mark for another code"
    return list(csv.DictReader(io.StringIO(text[1:])))


# JSON


def test_the_published_records_validate_against_the_published_description(published: dict[str, str]) -> None:
    schema = json.loads(published["data/case-study.schema.json"])
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    found = json.loads(published["data/case-studies.json"])
    assert len(found["records"]) > 30
    assert "hostile-record" in found["records"]
    for slug, record in found["records"].items():
        assert [error.message for error in validator.iter_errors(record)] == [], slug
    broken = {**found["records"]["mycsp"], "sector": "liesure"}
    assert not validator.is_valid(broken), "a validator that lets everything through proves nothing"


def test_what_goes_out_comes_back(attacked: tuple[Handbook, Path], published: dict[str, str]) -> None:
    book, _ = attacked
    found = json.loads(published["data/case-studies.json"])
    for _, fact in (each for record in found["records"].values() for each in records.facts(record)):
        assert fact.pop("confidence", "high") in ("high", "medium", "low")
    for slug, record in book.records.items():
        written = copy.deepcopy(record.data)
        for _, fact in records.facts(written):
            fact.pop("confidence", None)
        assert found["records"][slug] == written
    assert "CC BY 4.0" in found["licence"] and "CC BY 4.0" in found["citation"]


# Tables


@pytest.mark.parametrize("name", ["case-studies", "case-study-facts"])
def test_no_cell_is_a_formula(name: str, published: dict[str, str]) -> None:
    found = rows(published[f"data/{name}.csv"])
    for row in found:
        for column, cell in row.items():
            assert cell[:1] not in ("=", "+", "@", "\t", "\r"), (column, cell)
            assert not cell.startswith("-") or float(cell) < 0, (column, cell)


def test_the_table_of_records(attacked: tuple[Handbook, Path], published: dict[str, str]) -> None:
    book, _ = attacked
    found = {row["record"]: row for row in rows(published["data/case-studies.csv"])}
    assert set(found) == set(book.records)
    assert list(next(iter(found.values()))) == list(data_files.columns(book.schema))
    salford = found["salford-community-leisure"]
    assert (salford["status"], salford["status_label"], salford["role"]) == ("trading", "Trading", "case")
    assert (salford["staff"], salford["staff_to"], salford["staff_as_of"]) == ("250", "499", "2021/2022")
    assert (salford["region"], salford["started"]) == ("north_west", "2003-10-01")
    assert found["epic-cic"]["disputed"].split() == ["started"]
    assert found["achieving-for-children"]["not_found"].split() == ["staff", "income"]


def small_tables(changes: dict[str, Any], to: Path, description: Schema) -> dict[str, list[dict[str, str]]]:
    """The rows of both tables, of the good record with changes."""
    book = Handbook({"northmoor-leisure": small.record(changes)}, description, {}, Library())
    found = data_files.files(book, small.project(to), CONFIG)
    return {name: rows(found[f"data/{name}.csv"]) for name in ("case-studies", "case-study-facts")}


def test_a_field_is_lacking_only_where_it_has_no_value(tmp_path: Path, description: Schema) -> None:
    staff = [{"not_found": 2026}, small.fact(5, "2012-06"), small.fact(6, 2012), small.fact(7, "undated")]
    changes = {"size": {"staff": staff, "income": [{"rivals": [small.fact(1), small.fact(2)]}]}}
    (row,) = small_tables(changes, tmp_path, description)["case-studies"]
    assert (row["staff"], row["staff_as_of"]) == ("6", "2012"), "the latest that can be true"
    assert (row["members"], row["members_as_of"]) == ("", ""), "a number that nobody gives is not 0"
    assert (row["not_found"], row["disputed"], row["does_not_apply"]) == ("", "income", "")


def test_a_row_says_at_which_place_of_its_list_a_fact_stands(tmp_path: Path, description: Schema) -> None:
    changes = {
        "size": {"staff": [small.fact(5), {"rivals": [small.fact(6), small.fact(7)]}]},
        "timeline": [small.event(2012)],
    }
    found = small_tables(changes, tmp_path, description)["case-study-facts"]
    assert [(row["field"], row["position"], row["state"], row["value"], row["as_of"]) for row in found] == [
        ("status", "1", "value", "trading", "2024-05-01"),
        ("origin.started", "1", "value", "2012-04-01", "2012-04-01"),
        ("size.staff", "1", "value", "5", "2012"),
        ("size.staff", "2", "rival", "6", "2012"),
        ("size.staff", "2", "rival", "7", "2012"),
        ("timeline", "1", "value", "Something happens.", "2012"),
    ]
    assert {row["sources"] for row in found} == {small.KEY}


@pytest.mark.parametrize(
    ("days", "latest"), [(["2026-11-23", "2026-09-30"], "2026-11-23"), (["2026-11", "2026-11-29"], "2026-11"), ([], "")]
)
def test_an_edition_of_the_data_is_of_the_latest_check(days: list[str], latest: str, description: Schema) -> None:
    found = {str(place): small.record({"checked": day}) for place, day in enumerate(days)}
    book = Handbook(found, description, {}, Library())
    assert data_files.version(book) == latest
    said = f", records as checked on {dates.in_words(latest)}" if latest else ""
    assert data_files.citation(book, CONFIG) == f"A handbook. Case-study data{said}. CC BY 4.0."


def test_every_fact_has_a_row_with_its_sources(attacked: tuple[Handbook, Path], published: dict[str, str]) -> None:
    book, _ = attacked
    found = rows(published["data/case-study-facts.csv"])
    told = [(path, fact) for r in book.records.values() for path, fact in records.facts(r.data)]
    count = sum("rivals" not in fact and path[0] != "story" for path, fact in told)
    assert len(found) == count > 1500
    for row in found:
        assert bool(row["as_of"]) != (row["state"] == "does_not_apply"), row
        if row["state"] in ("not_found", "does_not_apply"):
            assert bool(row["value"]) == (row["state"] == "does_not_apply") and not row["sources"]
        else:
            assert row["value"] and row["confidence"] in ("high", "medium", "low"), row
            held = book.records[row["record"]].data["sources"]
            assert row["source_addresses"].split(" ") == [held[key]["url"] for key in row["sources"].split(" ")]
    told = json.loads(published["data/case-studies.json"])["records"].items()
    sure = [one["confidence"] for _, record in told for _, one in records.facts(record) if "confidence" in one]
    assert sure == [row["confidence"] for row in found if row["sources"]]
    rival = [r for r in found if r["field"] == "identity.registered_on" and r["record"] == "salford-community-leisure"]
    assert [(row["state"], row["value"]) for row in rival] == [("rival", "2003-09-05"), ("rival", "2003-10-01")]


def test_the_workbook_holds_the_same_tables_with_dates_and_register_numbers_as_text(
    attacked: tuple[Handbook, Path], published: dict[str, Any]
) -> None:
    made = published[data_files.WORKBOOK]
    assert made == data_files.files(*attacked, CONFIG)[data_files.WORKBOOK]
    held = openpyxl.load_workbook(io.BytesIO(made))
    assert held.sheetnames == ["case-studies", "case-study-facts"]
    for sheet in held:
        heads, *found = sheet.values
        written = rows(published[f"data/{sheet.title}.csv"])
        assert [row["record"] for row in written] == [row[0] for row in found]
        for row, line in zip(found, written, strict=True):
            for head, cell in zip(heads, row, strict=True):
                plain = "" if cell is None else str(cell)
                assert line[str(head)] in (plain, f"'{plain}"), (head, cell)
                if str(head).endswith(("as_of", "checked", "check_again", "started")):
                    assert cell is None or isinstance(cell, str)
    heads, *found = held["case-study-facts"].values
    facts = [dict(zip(heads, row, strict=True)) for row in found]
    assert {"07008268"} <= {fact["value"] for fact in facts}
    assert any(isinstance(fact["value"], int) for fact in facts if fact["field"] == "size.staff")
    assert all(cell.data_type != "f" for sheet in held for row in sheet.iter_rows() for cell in row)


def test_the_list_of_fields_leaves_none_out(description: Schema, book: Handbook) -> None:
    listed = {entry.path: entry for entry in fields(description)}
    assert len(listed) == len(fields(description))
    for record in book.records.values():
        for path, _ in records.facts(record.data):
            field = ".".join(key for key in path if isinstance(key, str) and key != "rivals")
            assert field in listed, field
    assert listed["size.staff"].kind == "facts (number)"
    assert listed["sector"].kind == "choice" and listed["sector"].required and len(listed["sector"].choices) > 10
    assert listed["origin.started"].kind == "fact (date)"
    assert listed["timeline[].event"].kind == "text" and listed["sources.KEY.url"].kind == "web address"
    assert all(entry.said.partition(". ")[2] for entry in listed.values())


# The feed


def entries(text: str) -> list[ET.Element]:
    return ET.fromstring(text).findall(f"{ATOM}entry")


def test_the_feed_has_what_atom_asks_for(attacked: tuple[Handbook, Path]) -> None:
    """RFC 4287, 4.1: an id, a title and a date in the feed and in each entry; an author; ids that differ."""
    book, _ = attacked
    root = ET.fromstring(feeds.atom(book, CONFIG))
    assert root.tag == f"{ATOM}feed"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    listed = root.findall(f"{ATOM}entry")
    assert 30 < len(listed) <= feeds.MOST
    for element in (root, *listed):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert (element.findtext(f"{ATOM}updated") or "").endswith("T00:00:00Z")
        assert (element.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
        assert element.find(f"{ATOM}link[@rel='alternate']") is not None
    assert len({entry.findtext(f"{ATOM}id") for entry in listed}) == len(listed)
    days = [entry.findtext(f"{ATOM}published") or "" for entry in listed]
    assert days == sorted(days, reverse=True)
    assert (
        len(
            {
                e.findtext(f"{ATOM}published")
                for e in listed
                if e.find(f"{ATOM}category[@term='Case study']") is not None
            }
        )
        > 10
    )
    looked = [entry.findtext(f"{ATOM}updated") or "" for entry in listed]
    assert all(day <= look for day, look in zip(days, looked, strict=True))
    assert root.findtext(f"{ATOM}updated") == max(looked)
    assert {"Case study", "Page"} <= {str(e["term"]) for e in (c.attrib for c in root.iter(f"{ATOM}category"))}


def test_no_entry_is_from_days_to_come(book: Handbook) -> None:
    """A rule for the whole of a year that has not ended is dated by the day somebody looked at it."""
    last = max(dates.last_day(page.checked) for page in book.library.dated_pages())
    last = max(last, *(dates.last_day(str(record.data["checked"])) for record in book.records.values()))
    for entry in entries(feeds.atom(book, CONFIG)):
        assert (entry.findtext(f"{ATOM}updated") or "")[:10] <= last.isoformat()


def test_names_in_the_feed_outlive_a_move(book: Handbook) -> None:
    here, there = (feeds.atom(book, settings_of(site_url=url)) for url in ("", "https://handbook.example/sub/"))
    ids = [[e.findtext(f"{ATOM}id") for e in entries(text)] for text in (here, there)]
    assert ids[0] == ids[1]
    links = [[str(e.attrib["href"]) for e in ET.fromstring(text).iter(f"{ATOM}link")] for text in (here, there)]
    assert all(urlsplit(link).scheme == "https" for link in links[1])
    assert [urljoin("https://handbook.example/sub/feed.xml", link) for link in links[0]] == links[1]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "2024-05-01"),
        ({"timeline": [small.event(2012), small.event("2025-03")]}, "2025-03-31"),
        ({"timeline": [small.event(2012)]}, "2024-05-01"),
        ({"timeline": [small.event(2026)]}, "2026-11-23"),
        ({"status.as_of": 2026}, "2026-11-23"),
    ],
)
def test_a_record_is_told_on_the_day_of_its_newest_thing(
    changes: dict[str, Any], told: str, description: Schema
) -> None:
    (entry,) = entries(feeds.atom(Handbook({"a": small.record(changes)}, description, {}, Library()), CONFIG))
    found = [entry.findtext(f"{ATOM}{name}") or "" for name in ("published", "updated")]
    assert [day[:10] for day in found] == [told, "2026-11-23"]


def test_a_feed_holds_the_newest_and_no_more(description: Schema, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST", 2)
    days = {"a": "2024-01-01", "b": "2024-03-01", "c": "2024-02-01", "d": "2024-03-01"}
    found = {key: small.record({"name": key, "status.as_of": day}, key) for key, day in days.items()}
    told = entries(feeds.atom(Handbook(found, description, {}, Library()), CONFIG))
    assert [entry.findtext(f"{ATOM}title") for entry in told] == ["b", "d"]


def test_an_empty_handbook_has_a_feed(description: Schema) -> None:
    ET.fromstring(feeds.atom(Handbook({}, description, {}, Library()), CONFIG))


def test_hostile_text_stays_text_in_the_feed(attacked: tuple[Handbook, Path]) -> None:
    book, _ = attacked
    alone = Handbook({"hostile-record": book.records["hostile-record"]}, book.schema, {}, Library())
    (entry,) = entries(feeds.atom(alone, CONFIG))
    assert entry.findtext(f"{ATOM}title") == alone.records["hostile-record"].name
    assert [child.tag for child in entry.find(f"{ATOM}summary") or ()] == []


def test_every_page_leads_to_the_feed_and_its_links_lead_to_pages(site: Path) -> None:
    for place in ("index.html", "guide/find-out/index.html", "404.html"):
        page = LexborHTMLParser((site / place).read_text())
        link = page.css_first("link[type='application/atom+xml']")
        assert link and str(link.attributes["href"]).endswith("feed.xml")
    for entry in entries((site / "feed.xml").read_text(encoding="utf-8")):
        leads = entry.find(f"{ATOM}link")
        assert leads is not None
        address, _, anchor = leads.attrib["href"].removeprefix("https://handbook.example/").partition("#")
        html = (site / address / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in html or f"id={anchor}" in html, anchor


# schema.org


def graph(site: Path, place: str) -> list[dict[str, Any]]:
    page = LexborHTMLParser((site / place / "index.html").read_text(encoding="utf-8"))
    (script,) = page.css("script[type='application/ld+json']")
    found = json.loads(script.text())
    assert found["@context"] == "https://schema.org"
    return list(found["@graph"])


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("", "WebSite"),
        ("guide/find-out", "Article"),
        ("case-studies", "CollectionPage"),
        ("case-studies/gll-greenwich-leisure", "Article"),
        ("reference/glossary", "DefinedTermSet"),
        ("reference/legal-forms", "Article"),
        ("data", "Dataset"),
        ("contribute", "CollectionPage"),
    ],
)
def test_each_page_says_what_it_is(place: str, kind: str, site: Path) -> None:
    main, *rest = graph(site, place)
    assert main["@type"] == kind
    assert main["name"] and len(main["description"]) > 30
    assert main["url"] == f"https://handbook.example/{place}{'/' if place else ''}"
    assert [part["@type"] for part in rest] == (["BreadcrumbList"] if place else [])
    for part in rest:
        steps = part["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["item"] == "https://handbook.example/" and steps[-1]["item"] == main["url"]


def test_a_record_says_which_organisation_it_is_about(site: Path) -> None:
    about = graph(site, "case-studies/salford-community-leisure")[0]["about"]
    assert about["foundingDate"] == "2003-10-01"
    assert about["legalName"] == "Salford Community Leisure Limited"
    assert about["identifier"] == [{"@type": "PropertyValue", "propertyID": "Mutuals register", "value": "29627R"}]
    assert "dissolutionDate" not in about


def test_what_a_record_does_not_say_is_left_out(description: Schema) -> None:
    alone = Handbook({"a": small.record(slug="a")}, description, {}, Library())
    made = structured.page(alone, CONFIG, "case-studies/a.md", "case-studies/a/", Head("A", "", ""))
    assert list(made["@graph"][0]["about"]) == ["@type", "name", "foundingDate", "areaServed"]


def test_the_dataset_leads_to_its_files(site: Path) -> None:
    main = graph(site, "data")[0]
    for download in main["distribution"]:
        assert (site / download["contentUrl"].removeprefix("https://handbook.example/")).is_file()
    assert main["license"].startswith("https://creativecommons.org/")


def test_without_an_address_of_its_own_links_start_from_the_page(book: Handbook) -> None:
    made = partial(structured.page, book, CONFIG)
    page, crumbs = made("guide/find-out.md", "guide/find-out/", Head("Find out", "", ""))["@graph"]
    assert page["url"] == "./"
    assert [(step["item"], step["name"]) for step in crumbs["itemListElement"]] == [
        ("../../", "Home"), ("../", "The journey"), ("./", "Find out"),
    ]  # fmt: skip
    dataset = made("data/index.md", "data/", Head("Data", "", ""))["@graph"][0]
    assert dataset["distribution"][0]["contentUrl"] == "case-studies.json"


def test_the_front_of_a_part_is_no_step_above_itself(book: Handbook) -> None:
    _, crumbs = structured.page(book, CONFIG, "guide/index.md", "guide/", Head("The journey", "", ""))["@graph"]
    assert [step["name"] for step in crumbs["itemListElement"]] == ["Home", "The journey"]
