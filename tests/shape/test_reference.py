"""Reference data: what is changing by its day, pages by theirs, the sources by title, the records of an option."""

from __future__ import annotations

from typing import Any

from macros.check.library import PageFacts
from macros.shape import reference
from tests.small import fact, record

OPTIONS = [
    {"key": "society", "record_forms": ["co_operative_society", "community_benefit_society"]},
    {"key": "cic", "record_forms": ["cic"]},
    {"key": "trust"},
]


def form(name: str, value: str) -> Any:
    return record({"name": name, "identity": {"legal_form": fact(value)}}, name.lower())


def test_records_stand_under_the_form_they_have() -> None:
    found = [form("Zed", "co_operative_society"), form("amber", "community_benefit_society"), record()]
    by_option = reference.records_by_option({"options": OPTIONS}, found)
    assert {key: [each.name for each in held] for key, held in by_option.items()} == {
        "society": ["amber", "Zed"], "cic": [],
    }  # fmt: skip


def test_changes_by_the_day_we_look_again() -> None:
    days = {"late": "2027-03", "soon": "2027-01-15", "later": "2027-03-02", "first": 2027}
    found = reference.nearest_first({"key": key, "look_again": day} for key, day in days.items())
    assert [each["key"] for each in found] == ["first", "soon", "late", "later"]


def test_sources_by_the_first_letter_of_their_title() -> None:
    titles = {"c": "'Zebra' and more", "b": "apple", "a": '"Apple"', "d": "100 mutuals", "e": "Äpfel", "f": "Ape"}
    found = reference.by_letter({key: {"title": title} for key, title in titles.items()})
    keys = {letter: [key for key, _ in held] for letter, held in found.items()}
    assert keys == {"0–9": ["d"], "A": ["f", "b", "a"], "Z": ["c"], "Ä": ["e"]}


def test_pages_by_the_day_of_their_next_check() -> None:
    pages = [
        PageFacts("b/", "B", check_again="2027-01-02"),
        PageFacts("z/", "Z", check_again="2026-11-22"),
        PageFacts("c/", "A", check_again="2027-01-02"),
        PageFacts("d/", "D", check_again="2026"),
    ]
    assert [page.address for page in reference.due_first(pages)] == ["z/", "d/", "c/", "b/"]


def ready(*statements: tuple[str, str]) -> dict[str, Any]:
    """A readiness check of two themes: people, then money. Of each statement its key and its theme."""
    listed = [{"key": key, "theme": theme} for key, theme in statements]
    return {"themes": [{"key": "people"}, {"key": "money"}], "statements": listed}


def test_a_code_is_of_one_edition() -> None:
    """Another statement, or another order on the page, is another edition; other words of the same are not."""
    first = ready(("a", "people"), ("b", "money"), ("c", "people"))
    assert reference.edition(first) == "5771", "sheets that are printed already have this code"
    assert reference.edition({**first, "title": "Another"}) == "5771"
    assert reference.edition(ready(("b", "money"), ("a", "people"), ("c", "people"))) == "5771"
    assert reference.edition(ready(("a", "people"), ("b", "people"), ("c", "people"))) != "5771"
    assert reference.edition(ready(("a", "people"), ("z", "money"), ("c", "people"))) != "5771"
    assert reference.edition(ready(("c", "people"), ("a", "people"), ("b", "money"))) != "5771"
