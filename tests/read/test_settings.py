"""Settings are inputs: each refusal is a sentence that names the setting."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.read.settings import Unfit, settings
from tests.small import settings_of

GOOD = {
    "SITE_URL": (
        "",
        "https://handbook.example/",
        "https://a.example/sub/",
        "http://127.0.0.1:8000/",
        "http://handbook/",
    ),
    "REPOSITORY": ("", "https://github.com/OWNER/NAME", "https://github.com/a-b/c.d_e/"),
    "CONTACT": ("", "cases@handbook.example", "a.b+c@d.e.uk"),
    "MAINTAINERS": ("", "A, B and C", "the team of D's"),
    "ANSWER_WITHIN": ("", "14 days"),
    "HANDBOOK_TODAY": ("", "2030-01-01"),
    "branch": ("main", "release/1"),
}
BAD = {
    "SITE_URL": {
        "https://handbook.example": "'https://handbook.example' does not end in '/', or has a '?' or '#'. "
        "Write it as https://handbook.example/.",
        "https://handbook.example/?a/": "'https://handbook.example/?a/' does not end in '/', or has a '?' or '#'. "
        "Write it as https://handbook.example/.",
        "javascript:alert(1)": "'javascript:alert(1)' must begin with https:// or http://, "
        "as in https://www.example.org/.",
        "https://a@b.example/": "'https://a@b.example/' has an '@' before the site's name. "
        "Take out all that stands between '//' and the '@'.",
    },
    "REPOSITORY": {
        bad: f"'{bad}' is no project on GitHub. Write its address, such as https://github.com/OWNER/NAME."
        for bad in ("javascript:alert(1)", "https://github.com/a", "https://git.example.org/a/b", "github.com/a/b")
    },
    "CONTACT": {
        bad: f"'{bad}' is not one e-mail address, such as cases@example.org."
        for bad in ("a@b", "a b@c.org", "a@b.org?bcc=x@y.org", "a@b.org,c@d.org", "@b.org")
    },
    "MAINTAINERS": {
        bad: f"'{bad[:60]}' is too long (120 letters at most), or has a sign that is not for plain words."
        for bad in ("<script>", "a & b", "{{ x }}", "[a](b)", "*a*", "x" * 121)
    },
    "ANSWER_WITHIN": {"<b>": "'<b>' is too long (120 letters at most), or has a sign that is not for plain words."},
    "HANDBOOK_TODAY": {
        bad: f"'{bad}' is no day. Write it as 2026-11-23."
        for bad in ("2030", "2030-1-1", "2030-02-30", "tomorrow", "01/02/2030")
    },
    "branch": {"a b": "'a b' is no name of a branch. Write one such as main."},
}
KEYS = {
    "REPOSITORY": "repository", "CONTACT": "contact", "MAINTAINERS": "maintainers", "ANSWER_WITHIN": "answer_within",
    "HANDBOOK_TODAY": "today", "branch": "branch",
}  # fmt: skip


def given(name: str, value: str) -> dict[str, Any]:
    """What mkdocs.yml says where one setting has this value."""
    return {"site_url": value, "extra": {}} if name == "SITE_URL" else {"extra": {KEYS[name]: value}}


@pytest.fixture(autouse=True)
def no_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in GOOD.items() for value in values])
def test_good(name: str, value: str) -> None:
    settings(given(name, value))


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD.items() for value in values])
def test_bad(name: str, value: str) -> None:
    with pytest.raises(Unfit) as refused:
        settings(given(name, value))
    assert str(refused.value) == f"{name}: {BAD[name][value]}"


def test_all_are_told_at_once() -> None:
    with pytest.raises(Unfit) as refused:
        settings({"site_url": "x", "extra": {"contact": "y", "repository": "z"}})
    assert [line.partition(":")[0] for line in str(refused.value).splitlines()] == ["SITE_URL", "REPOSITORY", "CONTACT"]


def test_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given, else the last commit's, else the clock's."""
    clock = lambda: date(2030, 2, 3)  # noqa: E731
    assert settings({}, clock).today == date(2030, 2, 3)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    assert settings({}, clock).today == date(2025, 11, 24)
    assert settings({"extra": {"today": "2031-01-02"}}, clock).today == date(2031, 1, 2)


@pytest.mark.parametrize("value", ["soon", "-1", "1764000000.5", "999999999999"])
def test_a_commit_without_a_day(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(Unfit) as refused:
        settings({})
    assert str(refused.value) == (
        f"SOURCE_DATE_EPOCH: '{value}' is no number of seconds since 1970. "
        "Leave it out, or give that of the last commit."
    )


def test_what_is_not_given_is_not_known() -> None:
    told = settings({"site_name": "A handbook"})
    assert (told.site_name, told.site_url, told.repository, told.contact, told.branch) == (
        "A handbook",
        "",
        "",
        "",
        "main",
    )
    assert settings_of(repository="https://github.com/a/b").repository == "https://github.com/a/b"


def test_a_slash_at_the_end_of_the_repository_is_no_part_of_it() -> None:
    assert settings({"extra": {"repository": "https://github.com/a/b/"}}).repository == "https://github.com/a/b"
