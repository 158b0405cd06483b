"""Rules that a description cannot say: a Record, or all of them, in; (path, sentence) pairs out.

Each is one generator in one of the lists at the end, and has a bad record in tests/bad_records/ that fails with it.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from macros.check import confidence
from macros.check.by_schema import Found
from macros.read import as_meant, line_faults
from macros.read.dates import first_day, in_words, last_day
from macros.read.problems import Guesses, Problem, quoted
from macros.read.reading import Path_, walk
from macros.read.records import STARTER, Others, Record, cited, telling_words
from macros.read.sentences import say


def sources_are_listed(record: Record) -> Iterator[Found]:
    """Each key that a fact names stands under 'sources'."""
    known, guesses = record.data["sources"], Guesses()
    for path, key in cited(record.facts):
        if key not in known:
            yield path, say("sources_are_listed", key=quoted(key), guess=guesses.nearest(key, known))


def sources_are_used(record: Record) -> Iterator[Found]:
    """Each source is named by a fact."""
    used = {key for _, key in cited(record.facts)}.union(*twice(record))
    for key in record.data["sources"]:
        if key not in used:
            yield ("sources", key), say("sources_are_used", key=quoted(key))


def sources_stand_once(record: Record) -> Iterator[Found]:
    """No source is listed twice."""
    for first, key in twice(record):
        yield ("sources", key), say("sources_stand_once", key=quoted(key), other=quoted(first))


def twice(record: Record) -> Iterator[tuple[str, str]]:
    """Sources that are listed twice, as the keys of the first and the second: one address, and one date or title."""
    seen: list[tuple[str, str, str, tuple[str, ...]]] = []
    for key, source in record.data["sources"].items():
        address = re.sub(r"^https?://(www\.)?", "", source["url"].lower()).rstrip("/")
        date, title = str(source["date"]), telling_words(source["title"])
        same = (one for one in seen if one[1] == address and (one[2] == date or one[3] == title))
        if first := next(same, None):
            yield first[0], key
        seen.append((key, address, date, title))


def periods_run_forward(record: Record) -> Iterator[Found]:
    """A period begins before it ends."""
    for path, value in dates_in(record):
        begin, _, end = value.partition("/")
        if end and first_day(begin) > last_day(end):
            yield path, say("periods_run_forward", value=quoted(value))


def nothing_after_the_check(record: Record) -> Iterator[Found]:
    """No fact, event, source or search is dated after the day the record was checked."""
    checked = str(record.data["checked"])
    for path, value in dates_in(record):
        if path[0] not in ("check_again", "checked") and first_day(value.partition("/")[0]) > last_day(checked):
            yield path, say("nothing_after_the_check", value=quoted(value), checked=checked)


def checked_again_within_a_year(record: Record) -> Iterator[Found]:
    """The next check is after the last and a year later at most."""
    checked, again = str(record.data["checked"]), str(record.data["check_again"])
    if not 0 < (first_day(again) - first_day(checked)).days <= 366:
        yield ("check_again",), say("checked_again_within_a_year", checked=checked)


def ends_after_it_starts(record: Record) -> Iterator[Found]:
    """The end does not come before the start."""
    started, ended = record.get("origin.started.value"), record.get("outcome.ended.value")
    if started and ended and last_day(str(ended)) < first_day(str(started)):
        yield ("outcome", "ended", "value"), say("ends_after_it_starts", ended=ended, started=started)


def timeline_in_order(record: Record) -> Iterator[Found]:
    """Events stand oldest first. A year or month counts from its first day."""
    earlier = ""
    for index, event in enumerate(record.get("timeline", [])):
        moment = str(event["date"])
        if earlier and last_day(moment) < first_day(earlier):
            yield ("timeline", index), say("timeline_in_order", date=moment, earlier=earlier)
        earlier = moment


def main_sector_stands_once(record: Record) -> Iterator[Found]:
    """The main sector is not repeated among the others."""
    for index, sector in enumerate(record.data.get("other_sectors", [])):
        if sector == record.data.get("sector"):
            yield ("other_sectors", index), say("main_sector_stands_once", sector=quoted(sector))


def ranges_go_up(record: Record) -> Iterator[Found]:
    """'to' is more than 'value'."""
    for path, fact in record.facts:
        if "to" in fact and isinstance(fact.get("value"), int | float) and fact["to"] <= fact["value"]:
            yield (*path, "to"), say("ranges_go_up", value=fact["value"])


def related_is_not_itself(record: Record) -> Iterator[Found]:
    """A record is not related to itself."""
    for index, slug in enumerate(record.data.get("related", [])):
        if slug == record.slug:
            yield ("related", index), say("related_is_not_itself")


def sources_can_carry(record: Record) -> Iterator[Found]:
    """A fact that was not planned has a source that is not older than it. Older ones beside that give background."""
    sources = record.data["sources"]
    for path, fact in record.facts:
        if not confidence.carrying(fact, sources):
            for index, key in enumerate(fact.get("sources", ())):
                if key in sources:
                    words = {"key": quoted(key), "date": sources[key]["date"], "when": confidence.when(fact)}
                    yield (*path, "sources", index), say("sources_can_carry", **words)


def confidence_only_lowers(record: Record) -> Iterator[Found]:
    """Confidence is worked out from the sources. What is typed is less than that."""
    for path, fact in record.facts:
        if fact.get("confidence") in ("high", carried := confidence.carried(fact, record.data["sources"])):
            yield (*path, "confidence"), say("confidence_only_lowers", carried=carried)


def starter_is_filled_in(record: Record) -> Iterator[Found]:
    """What the starter file says in place of one's own words is gone."""
    for key, text in STARTER.items():
        if record.data.get(key) == text:
            yield (key,), say("starter_is_filled_in", key=key)


def texts_are_plain(record: Record) -> Iterator[Found]:
    """No text has a heading, a picture or HTML in it, as pasted from a page."""
    for path, text in walk(record.data):
        if isinstance(text, str) and line_faults.PASTED.search(text):
            yield path, say("not_plain")


def related_exist(record: Record, others: Others) -> Iterator[Found]:
    """Each related record is there."""
    guesses = Guesses()
    for index, slug in enumerate(record.data.get("related", [])):
        if slug not in others:
            yield ("related", index), say("related_exist", slug=quoted(slug), guess=guesses.nearest(slug, others))


def names_are_unique(record: Record, others: Others) -> Iterator[Found]:
    """No two records have one name, and none has nearly that of another unless one of them names the other."""
    for other, same in others.namesakes(record):
        words = {"name": quoted(record.name), "slug": other.slug, "other": quoted(other.name)}
        if same:
            yield ("name",), say("names_are_unique", **words)
        elif other.slug not in record.data.get("related", ()) and record.slug not in other.get("related", ()):
            yield ("name",), say("name_is_near", **words)


def address_is_free(record: Record, taken: Collection[str]) -> Iterator[Found]:
    """No page or file of ours has the record's address."""
    if record.slug in taken:
        yield (), say("address_is_free", slug=quoted(record.slug))


_DATE_KEYS = ("as_of", "date", "not_found", "checked", "check_again", "looked_on", "said_on")


@lru_cache(maxsize=1)  # one rule after the other asks
def dates_in(record: Record) -> list[tuple[Path_, str]]:
    """Each dated place of a record, as text; "undated" left out."""
    dated = ((path, value) for path, value in walk(record.data) if path and path[-1] in _DATE_KEYS)
    return [(path, str(value)) for path, value in dated if isinstance(value, str | int) and value != "undated"]


WITHIN = (
    sources_are_listed, sources_are_used, sources_stand_once, periods_run_forward, nothing_after_the_check,
    checked_again_within_a_year, ends_after_it_starts, timeline_in_order, main_sector_stands_once,
    ranges_go_up, sources_can_carry, confidence_only_lowers, starter_is_filled_in,
    texts_are_plain, related_is_not_itself,
)  # fmt: skip
BETWEEN = (related_exist, names_are_unique)
BESIDE = (address_is_free,)


def notes(record: Record) -> Iterator[Problem]:
    """Where "2011-12", which is December 2011, may be meant as the year from April 2011."""
    for path, written in dates_in(record):
        for part in written.split("/"):
            if year := as_meant.financial_year(part):
                words = {"value": quoted(part), "month": in_words(part), "year": in_words(year)}
                yield record.document.problem(path, say("may_be_a_year", **words, better=year, first=year[:4]))
