"""The settings of mkdocs.yml in; the same, checked, with the day that "overdue" is measured from, out."""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from macros.read import dates, web_address
from macros.read.fields import Fields
from macros.read.schema import is_calendar_date
from macros.read.sentences import say

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_BRANCH = re.compile(r"[A-Za-z0-9._/-]+")
_PLAIN = re.compile(r"[^<>&\"{}\[\]*_`\\\n]{0,120}")
# A handbook on an intranet, or tried on one's own machine, has an address that only its readers reach.
_OWN_NETWORK = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?/")
_GITHUB = re.compile(r"https://github\.com/[A-Za-z0-9-]+/[A-Za-z0-9._-]+/?")
_EPOCH = re.compile(r"[0-9]{1,11}")

# Where each setting is given: by the variable of that name, or in mkdocs.yml.
_NAMES = {
    "site_url": "SITE_URL", "repository": "REPOSITORY", "contact": "CONTACT", "maintainers": "MAINTAINERS",
    "answer_within": "ANSWER_WITHIN", "today": "HANDBOOK_TODAY", "branch": "branch",
}  # fmt: skip


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
    nav: Sequence[object] = ()


def settings(config: Fields, clock: Callable[[], date] = date.today) -> Settings:
    """The settings of one build. Raises Unfit with every fault; `clock` is asked where nothing else gives the day."""
    extra: Fields = config.get("extra") or {}
    given = {key: str(extra.get(key) or "") for key in _NAMES} | {"site_url": str(config.get("site_url") or "")}
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    faults = [f"{_NAMES[key]}: {sentence}" for key, sentence in _faults(given)]
    if epoch and not _EPOCH.fullmatch(epoch):
        faults.append(f"SOURCE_DATE_EPOCH: {say('setting_epoch', value=epoch[:40])}")
    if faults:
        raise Unfit("\n".join(faults))
    return Settings(
        site_name=str(config.get("site_name") or ""),
        site_description=str(config.get("site_description") or ""),
        site_url=given["site_url"],
        repository=given["repository"].rstrip("/"),
        branch=given["branch"] or "main",
        contact=given["contact"],
        today=_today(given["today"], epoch, clock),
        nav=config.get("nav") or (),
    )


def _today(given: str, epoch: str, clock: Callable[[], date]) -> date:
    """The day that is given, else that of the last commit (SOURCE_DATE_EPOCH), so that a build can be repeated, else
    the clock's."""
    if given:
        return dates.first_day(given)
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else clock()


def _faults(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with settings that are given: the key, and a sentence that names the value."""
    site, repository = given["site_url"], given["repository"]
    wrong = web_address.fault(site) if site and not _OWN_NETWORK.match(site) else ""
    if wrong:
        yield "site_url", say(wrong, name=f"'{site[:60]}'")
    elif site and not re.fullmatch(r"[^?#]+/", site):
        yield "site_url", say("setting_slash", value=site[:60])
    if repository and not _GITHUB.fullmatch(repository):
        yield "repository", say("setting_repository", value=repository[:60])
    if given["contact"] and not _EMAIL.fullmatch(given["contact"]):
        yield "contact", say("setting_email", value=given["contact"][:60])
    for key in ("maintainers", "answer_within"):
        if not _PLAIN.fullmatch(given[key]):
            yield key, say("setting_plain", value=given[key][:60])
    if given["branch"] and not _BRANCH.fullmatch(given["branch"]):
        yield "branch", say("setting_branch", value=given["branch"][:60])
    day = given["today"]
    if day and not (re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day) and is_calendar_date(day)):
        yield "today", say("setting_day", value=day[:60])
