"""A Handbook in; feeds and calendars (RFC 5545) of what is changing out: all, of each subject, of each nation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from macros.handbook import Handbook
from macros.read import dates
from macros.read.fields import Fields
from macros.read.settings import Settings
from macros.render import feed

PAGE = "reference/what-changes/"


@dataclass(frozen=True)
class ChangeTopic:
    """What one feed and one calendar tell of: a subject, a nation, or all. `path` is theirs below the site's front,
    without its ending."""

    path: str
    label: str
    changes: tuple[Fields, ...]


def topics(book: Handbook) -> list[ChangeTopic]:
    """All changes, those of each subject and those of each nation. None where there is nothing to tell."""
    found = tuple(book.library.changes)
    if not found:
        return []
    schema = book.library.schemas["changes"]
    made = [ChangeTopic(f"{PAGE}all", "All", found)]
    for field in ("subjects", "nations"):
        for each in schema.choices(schema.at(("changes", 0, field, 0))):
            if told := tuple(change for change in found if each.value in change[field]):
                made.append(ChangeTopic(f"{PAGE}{each.value.replace('_', '-')}", each.label, told))
    return made


def files(book: Handbook, settings: Settings) -> dict[str, str | bytes]:
    """Every feed and calendar by its path below the site."""
    made: dict[str, str | bytes] = {}
    for topic in topics(book):
        checked = dates.first_day(str(book.library.data["changes"]["checked"]))
        title = f"What is changing: {topic.label}"
        entries = feed.change_entries(topic.changes, checked)
        made[f"{topic.path}.xml"] = feed.written(settings, f"{topic.path}.xml", title, entries)
        made[f"{topic.path}.ics"] = calendar(topic, title, checked, settings)
    return made


def calendar(topic: ChangeTopic, title: str, checked: date, settings: Settings) -> bytes:
    """The days on which we look again at some changes. `checked` is the day of what they tell."""
    made = Calendar()
    made.add("prodid", f"-//{settings.site_name}//What is changing//EN")
    made.add("version", "2.0")
    made.add("name", title)
    made.add("x-wr-calname", title)
    for event in _events(topic, checked, settings):
        made.add_component(event)
    written: bytes = made.to_ical()
    return written


def _events(topic: ChangeTopic, checked: date, settings: Settings) -> Iterator[Event]:
    for change in topic.changes:
        address = f"{PAGE}#{change['key']}"
        event = Event()
        event.add("uid", feed.name(address))
        event.add("dtstamp", datetime(checked.year, checked.month, checked.day, tzinfo=UTC))
        event.add("dtstart", dates.first_day(str(change["look_again"])))
        event.add("transp", "TRANSPARENT")
        event.add("summary", f"Look again: {change['what']}")
        told = [
            f"Expected: {change['expected']}",
            change["affects"],
            f"Look first at: {change.get('where_to_look', '')}",
        ]
        event.add("description", "\n\n".join(told[: 3 if "where_to_look" in change else 2]))
        if settings.site_url:
            event.add("url", f"{settings.site_url}{address}")
        yield event
