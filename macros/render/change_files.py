"""A Handbook in; feeds and calendars (RFC 5545) of what is changing out: all, of each subject, of each nation."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from macros.handbook import Handbook
from macros.read import dates
from macros.read.fields import Fields
from macros.read.settings import Settings
from macros.render import feed


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
    made = [ChangeTopic(f"{feed.CHANGES}all", "All", found)]
    for field in ("subjects", "nations"):
        for each in schema.choices(schema.at(("changes", 0, field, 0))):
            if told := tuple(change for change in found if each.value in change[field]):
                made.append(ChangeTopic(f"{feed.CHANGES}{each.value.replace('_', '-')}", each.label, told))
    return made


def files(book: Handbook, settings: Settings) -> dict[str, str | bytes]:
    """Every feed and calendar by its path below the site."""
    made: dict[str, str | bytes] = {}
    for topic in topics(book):
        title = f"What is changing: {topic.label}"
        entries = list(feed.change_entries(topic.changes, book))
        made[f"{topic.path}.xml"] = feed.written(settings, f"{topic.path}.xml", title, entries)
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
    address = f"{feed.CHANGES}#{change['key']}"
    told = [f"Expected: {change['expected']}", change["affects"]]
    if "where_to_look" in change:
        told.append(f"Look first at: {change['where_to_look']}")
    event = Event()
    event.add("uid", feed.name(address))
    event.add("dtstamp", datetime(checked.year, checked.month, checked.day, tzinfo=UTC))
    event.add("dtstart", dates.first_day(str(change["look_again"])))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"Look again: {change['what']}")
    event.add("description", "\n\n".join(told))
    if front:
        event.add("url", f"{front}{address}")
    return event
