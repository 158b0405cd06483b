"""A Handbook in; an Atom feed (RFC 4287) of what was written or checked last out, newest first."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from macros.handbook import Handbook
from macros.read import dates
from macros.read.fields import Fields
from macros.read.records import Record
from macros.read.settings import Settings
from macros.render import jinja
from macros.shape import overview

PATH = "feed.xml"
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


def written(settings: Settings, path: str, title: str, entries: Iterable[FeedEntry]) -> str:
    """The Atom feed of some entries, to stand at this path."""
    entries = list(entries)
    newest = max((entry.checked for entry in entries), default=date(1970, 1, 1))
    return jinja.markdown(
        "feed.xml",
        name=name,
        title=title,
        subtitle=settings.site_description,
        author=settings.site_name,
        front=settings.site_url or "../" * path.count("/"),
        path=path,
        updated=newest,
        entries=entries,
    )


def _entries(book: Handbook, today: date) -> Iterator[FeedEntry]:
    """What there is to tell: records, pages of the guide and of reference, changes in law."""
    for slug, record in book.records.items():
        row = overview.overview_row(record, book.schema, today)
        yield FeedEntry(
            address=f"case-studies/{slug}/",
            title=record.name,
            kind="Case study",
            told=_newest(record),
            checked=dates.first_day(str(record.data["checked"])),
            summary=f"{row.status.line}. {record.data['summary']}",
        )
    for address, meta in book.library.pages.items():
        yield FeedEntry(
            address=address,
            title=str(meta["title"]),
            kind="Page",
            told=dates.first_day(str(meta["checked"])),
            checked=dates.first_day(str(meta["checked"])),
            summary=f"Checked on {dates.in_words(meta['checked'])}.",
        )
    if book.library.changes:
        checked = dates.first_day(str(book.library.data["changes"]["checked"]))
        yield from change_entries(book.library.changes, checked)


def change_entries(changes: Iterable[Fields], checked: date) -> Iterator[FeedEntry]:
    """What there is to tell of changes in law or policy, which were last checked on that day."""
    for change in changes:
        now = change["now"]
        as_of = str(now.get("as_of", now.get("not_found", "undated")))
        yield FeedEntry(
            address=f"reference/what-changes/#{change['key']}",
            title=change["what"],
            kind="Change in law or policy",
            told=_day(as_of, checked),
            checked=checked,
            summary=f"{now.get('value', 'No information found.')} What is expected: {change['expected']}",
        )


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
