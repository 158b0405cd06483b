"""The settings of mkdocs.yml in; the same, checked, with the day that "overdue" is measured from, out."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from macros.read import as_meant, dates
from macros.read.fields import Fields, beside
from macros.read.schema import is_calendar_date
from macros.read.sentences import say

_LOOKS: dict[str, tuple[str, str, str]] = beside(__file__)
# A handbook on an intranet, or tried on one's own machine, has an address that only its readers reach.
_OWN_NETWORK = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?/")


class Unfit(ValueError):
    """Settings that no site can be built with. Its text is one sentence a line."""


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml and the variables of a build say. An empty text stands for what is not known."""

    site_name: str
    site_description: str
    site_url: str
    repository: str
    branch: str
    contact: str
    today: date


def settings(config: Fields, clock: Callable[[], date] = date.today) -> Settings:
    """The settings of one build. Raises Unfit with every fault; `clock` is asked where nothing else gives the day."""
    extra: Fields = config.get("extra") or {}
    given = {key: str(extra.get(key) or "") for key in _LOOKS}
    given |= {"site_url": str(config.get("site_url") or ""), "epoch": os.environ.get("SOURCE_DATE_EPOCH", "")}
    if faults := [f"{_LOOKS[key][0]}: {sentence}" for key, sentence in _faults(given)]:
        raise Unfit("\n".join(faults))
    if given["today"]:
        today = dates.first_day(given["today"])
    else:  # that of the last commit, so that a build can be repeated
        today = datetime.fromtimestamp(int(given["epoch"]), UTC).date() if given["epoch"] else clock()
    return Settings(
        site_name=str(config.get("site_name") or ""),
        site_description=str(config.get("site_description") or ""),
        site_url=given["site_url"],
        repository=given["repository"].rstrip("/"),
        branch=given["branch"] or "main",
        contact=given["contact"],
        today=today,
    )


def _faults(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with settings that are given: the key, and a sentence that names the value."""
    for key, value in ((key, value) for key, value in given.items() if value):
        _, look, sentence = _LOOKS[key]
        public = key == "site_url" and not _OWN_NETWORK.match(value)
        if wrong := as_meant.address_fault(value) if public else "":
            yield key, say(wrong, name=f"'{value[:60]}'")
        elif not re.fullmatch(look, value) or (key == "today" and not is_calendar_date(value)):
            yield key, say(sentence, value=value[:60])
