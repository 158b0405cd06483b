"""Feeds and calendars of what is changing, by subject and by nation."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from icalendar import Calendar

from macros.handbook import Handbook
from macros.read.fields import Fields
from macros.read.reading import Document
from macros.read.schema import Schema
from macros.render import feeds
from tests import hostile, small

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://handbook.example/sub/"


def events(text: str | bytes) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_each_change_is_told_where_its_subject_and_nation_are(book: Handbook) -> None:
    made = feeds.files(book, small.settings_of())
    for change in book.library.one("changes")["changes"]:
        for key in ("all", *change["subjects"], *change["nations"]):
            path = f"reference/what-changes/{key.replace('_', '-')}"
            told = [event for event in events(made[f"{path}.ics"]) if change["what"] in event["summary"]]
            assert [event.decoded("dtstart").isoformat() for event in told] == [str(change["look_again"])]
            assert change["what"] in [title.text for title in ET.fromstring(made[f"{path}.xml"]).iter(f"{ATOM}title")]
    assert len(events(made["reference/what-changes/wales.ics"])) < len(events(made["reference/what-changes/all.ics"]))


def test_a_calendar_keeps_its_names_and_bytes(book: Handbook) -> None:
    """Whoever added it once sees a changed day move, not a second one beside it."""
    here, there = (feeds.files(book, small.settings_of(site_url=url)) for url in ("", SITE))
    path = "reference/what-changes/pensions.ics"
    assert [event["uid"] for event in events(here[path])] == [event["uid"] for event in events(there[path])]
    assert next(event["url"] for event in events(there[path])).startswith(f"{SITE}reference/what-changes/#")
    assert here == feeds.files(book, small.settings_of())


def test_links_of_a_feed_lead_to_the_page_where_the_site_has_no_address(book: Handbook) -> None:
    path = "reference/what-changes/tax.xml"
    feed = ET.fromstring(feeds.files(book, small.settings_of())[path])
    links = [urljoin(f"{SITE}{path}", str(link.get("href"))) for link in feed.iter(f"{ATOM}link")]
    assert links[:2] == [SITE, f"{SITE}{path}"] and links[2].startswith(f"{SITE}reference/what-changes/#")


def telling(book: Handbook, changes: list[Fields]) -> Handbook:
    """The same handbook with other changes."""
    value = {**book.library.one("changes"), "changes": changes}
    files = {**book.library.files, "changes": {"changes": Document(Path("changes.yml"), value, {})}}
    return dataclasses.replace(book, library=dataclasses.replace(book.library, files=files))


def test_hostile_text_stays_text_in_a_calendar(book: Handbook) -> None:
    attack = hostile.ATTACK + "\r\nEND:VEVENT\r\nBEGIN:VALARM;a,b\\n"
    change = {**book.library.one("changes")["changes"][0], "what": attack}
    made = feeds.files(telling(book, [change]), small.settings_of())
    (event,) = events(made["reference/what-changes/all.ics"])
    assert event["summary"].split() == f"Look again: {attack}".split() and not event.subcomponents


def test_nothing_to_tell_makes_no_file(description: Schema) -> None:
    empty, settings = Handbook({}, description, {}, small.library()), small.settings_of(today=date(2030, 1, 1))
    assert list(feeds.files(empty, settings)) == [feeds.PATH], "the feed of what is new is there, and has nothing"


def test_a_month_is_looked_at_on_its_first_day_and_where_to_look_is_told_where_we_know(book: Handbook) -> None:
    change = {key: told for key, told in book.library.one("changes")["changes"][0].items() if key != "where_to_look"}
    changes: list[Fields] = [
        {**change, "look_again": "2027-02", "where_to_look": "The Gazette."},
        {**change, "look_again": 2028},
    ]
    found = events(feeds.files(telling(book, changes), small.settings_of())["reference/what-changes/all.ics"])
    assert [event.decoded("dtstart") for event in found] == [date(2027, 2, 1), date(2028, 1, 1)]
    assert [str(event["description"]).count("Look first at: The Gazette.") for event in found] == [1, 0]
