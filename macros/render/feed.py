"""A Handbook in; an Atom feed (RFC 4287) of what was written or checked last out, newest first."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.handbook import Handbook
from macros.read import dates
from macros.read.settings import Settings
from macros.render import jinja
from macros.shape import overview

PATH = "feed.xml"
MOST = 60  # entries; older ones are on the pages themselves

# Every name in the feed is made from this and an address, so that it stays the same wherever the site is put.
NAMES = uuid.UUID("6f1f3c3e-54c5-4f0c-9d65-6e9b5a3f7a10")


@dataclass(frozen=True)
class FeedEntry:
    """One thing to tell: its address below the site's front, and the day it was last looked at."""

    address: str
    title: str
    kind: str
    day: date
    summary: str

    @property
    def id(self) -> str:
        """The same for ever, whatever the site's own address."""
        return _name(self.address)

    @property
    def updated(self) -> str:
        """The day as Atom writes it."""
        return _instant(self.day)


def atom(book: Handbook, settings: Settings) -> str:
    """The feed. Links are whole addresses where the site's own is known, else they start from the feed."""
    entries = sorted(_entries(book, settings.today), key=lambda entry: (-entry.day.toordinal(), entry.address))[:MOST]
    newest = entries[0].day if entries else date(1970, 1, 1)
    return jinja.markdown(
        "feed.xml",
        id=_name(PATH),
        title=settings.site_name,
        subtitle=settings.site_description,
        site=settings.site_url,
        path=PATH,
        updated=_instant(newest),
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
            day=dates.first_day(str(record.data["checked"])),
            summary=f"{row.status.line}. {record.data['summary']}",
        )
    for address, meta in book.library.pages.items():
        yield FeedEntry(
            address=address,
            title=str(meta["title"]),
            kind="Page",
            day=dates.first_day(str(meta["checked"])),
            summary=f"Checked on {dates.in_words(meta['checked'])}.",
        )
    for change in book.library.changes:
        now = change["now"]
        written = str(now.get("as_of", now.get("not_found", "undated")))
        checked = dates.first_day(str(book.library.data["changes"]["checked"]))
        yield FeedEntry(
            address=f"reference/what-changes/#{change['key']}",
            title=change["what"],
            kind="Change in law or policy",
            # a rule for a whole year may end after the day it was looked at
            day=checked if written == "undated" else min(checked, dates.last_day(written.rpartition("/")[2])),
            summary=f"{now.get('value', 'No information found.')} What is expected: {change['expected']}",
        )


def _name(address: str) -> str:
    return uuid.uuid5(NAMES, address).urn


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
