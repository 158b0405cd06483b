"""A Handbook in; an Atom feed (RFC 4287) of what was written or checked last out, newest first; and feeds and calendars
(RFC 5545) of what is changing: all, of each subject, of each nation."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from macros.handbook import Handbook
from macros.read import dates
from macros.read.fields import Fields
from macros.read.records import Record
from macros.read.settings import Settings
from macros.render import jinja
from macros.shape import overview

PATH = "feed.xml"
CHANGES = "reference/what-changes/"
MOST = 120  # entries, enough for each record and page once; older ones are on the pages themselves

# Every name in the feed is made from this and an address, so that it stays the same wherever the site is put.
NAMES = uuid.UUID("6f1f3c3e-54c5-4f0c-9d65-6e9b5a3f7a10")


@dataclass(frozen=True)
class FeedEntry:
    """One thing to tell: its address below the site's front, the day of the newest thing it tells, and the day it was
    last looked at."""

    address: str
    title: str
    kind: str
    told: date
    checked: date
    summary: str


def atom(book: Handbook, settings: Settings) -> str:
    """The feed. Links are whole addresses where the site's own is known, else they start from the feed."""
    entries = sorted(_entries(book, settings.today), key=lambda entry: (-entry.told.toordinal(), entry.address))[:MOST]
    return written(settings, PATH, settings.site_name, entries)


def written(settings: Settings, path: str, title: str, entries: Sequence[FeedEntry]) -> str:
    """The Atom feed of some entries, to stand at this path."""
    updated = max((entry.checked for entry in entries), default=date(1970, 1, 1))
    front = settings.site_url or "../" * path.count("/")
    told = {"title": title, "front": front, "path": path, "updated": updated, "entries": entries}
    return jinja.markdown("feed.xml", name=name, settings=settings, **told)


def _entries(book: Handbook, today: date) -> Iterator[FeedEntry]:
    """What there is to tell: records, pages of the guide and of reference, changes in law."""
    for slug, record in book.records.items():
        status = overview.overview_row(record, book.schema, today).status.line
        told, checked = _newest(record), dates.first_day(str(record.data["checked"]))
        summary = f"{status}. {record.data['summary']}"
        yield FeedEntry(f"case-studies/{slug}/", record.name, "Case study", told, checked, summary)
    for page in book.library.dated_pages():
        checked = dates.first_day(page.checked)
        yield FeedEntry(
            page.address, page.title, "Page", checked, checked, f"Checked on {dates.in_words(page.checked)}."
        )
    yield from change_entries(book.library.one("changes").get("changes", ()), book)


def change_entries(changes: Iterable[Fields], book: Handbook) -> Iterator[FeedEntry]:
    """What there is to tell of changes in law or policy, all of which were last checked on one day."""
    for change in changes:
        now, checked = change["now"], dates.first_day(str(book.library.one("changes")["checked"]))
        told = _day(str(now.get("as_of", now.get("not_found", "undated"))), checked)
        summary = f"{now.get('value', 'No information found.')} What is expected: {change['expected']}"
        yield FeedEntry(f"{CHANGES}#{change['key']}", change["what"], "Change in law or policy", told, checked, summary)


def _newest(record: Record) -> date:
    """The day of the newest thing that a record tells: its status, or the last event of its timeline."""
    checked = dates.first_day(str(record.data["checked"]))
    moments = [record.get("status.as_of", "undated"), *(event["date"] for event in record.get("timeline", ()))]
    told = [_day(str(moment), checked) for moment in moments if moment != "undated"]
    return max(told, default=checked)


def _day(written: str, checked: date) -> date:
    """The day of a date. What is true of a whole year may end after the day it was looked at: then it is that day."""
    return checked if written == "undated" else min(checked, dates.last_day(written))


def name(address: str) -> str:
    """What a thing is called for ever, wherever the site is put: made from its address below the front."""
    return uuid.uuid5(NAMES, address).urn


@dataclass(frozen=True)
class ChangeTopic:
    """What one feed and one calendar tell of: a subject, a nation, or all. `path` is theirs below the site's front,
    without its ending."""

    path: str
    label: str
    changes: tuple[Fields, ...]


def topics(book: Handbook) -> list[ChangeTopic]:
    """All changes, those of each subject and those of each nation. None where there is nothing to tell."""
    found = tuple(book.library.one("changes").get("changes", ()))
    if not found:
        return []
    schema = book.library.schemas["changes"]
    made = [ChangeTopic(f"{CHANGES}all", "All", found)]
    for field in ("subjects", "nations"):
        for each in schema.choices(schema.at(("changes", 0, field, 0))):
            if told := tuple(change for change in found if each.value in change[field]):
                made.append(ChangeTopic(f"{CHANGES}{each.value.replace('_', '-')}", each.label, told))
    return made


def files(book: Handbook, settings: Settings) -> dict[str, str | bytes]:
    """Every feed and calendar by its path below the site."""
    made: dict[str, str | bytes] = {PATH: atom(book, settings)}
    for topic in topics(book):
        title = f"What is changing: {topic.label}"
        entries = list(change_entries(topic.changes, book))
        made[f"{topic.path}.xml"] = written(settings, f"{topic.path}.xml", title, entries)
        made[f"{topic.path}.ics"] = calendar(topic, title, entries[0].checked, settings)
    return made


def calendar(topic: ChangeTopic, title: str, checked: date, settings: Settings) -> bytes:
    """The days on which we look again at some changes. `checked` is the day of what they tell."""
    made = Calendar()
    made.add("prodid", f"-//{settings.site_name}//What is changing//EN")
    made.add("version", "2.0")
    made.add("name", title)
    made.add("x-wr-calname", title)
    for change in topic.changes:
        made.add_component(_event(change, checked, settings.site_url))
    written: bytes = made.to_ical()
    return written


def _event(change: Fields, checked: date, front: str) -> Event:
    address = f"{CHANGES}#{change['key']}"
    told = [f"Expected: {change['expected']}", change["affects"]]
    if "where_to_look" in change:
        told.append(f"Look first at: {change['where_to_look']}")
    event = Event()
    event.add("uid", name(address))
    event.add("dtstamp", datetime(checked.year, checked.month, checked.day, tzinfo=UTC))
    event.add("dtstart", dates.first_day(str(change["look_again"])))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"Look again: {change['what']}")
    event.add("description", "\n\n".join(told))
    if front:
        event.add("url", f"{front}{address}")
    return event
