"""The check of a record in Python and its twin in the browser: the same sentences at the same places, whatever is
broken. Our own records are spoilt, one value each, by turns, so that every run spoils the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.check import folder, rules
from macros.handbook import Handbook
from macros.read import reading
from macros.read.records import Others, Record
from macros.read.schema import Schema
from macros.shape import form
from tests.check.test_folder import BAD
from tests.conftest import ROOT
from tests.small import GONE, changed, event, fact, record, settings_of

PER_RECORD = 10
SPOILT = [None, True, 12, -1.5, "", "x" * 1000, "helth", "2024-02-30", "1 May", "undated", [], {}, ["a"], {"a": 1}]
# Values that are right in shape and can break a rule between fields.
TELLING = ["low", "wales", "closed", "contrast", "2099", "1850", "2020/2019", "about", "yes", 3]
# For each rule of the description, what breaks it in most records.
AIMED: tuple[dict[str, Any], ...] = (
    {"status.as_of": "undated"},
    {"status.confidence": "low"},
    {"status.confidence": "high"},
    {"status.value": "closed", "outcome": GONE},
    {"nation": "wales", "region": "london"},
    {"role": "contrast", "caution": GONE},
    {"size.staff.0.value": 3, "size.staff.0.to": 2},
    {"summary": "Too short"},
)
# What is said of every source of a record at once.
SOURCES: tuple[dict[str, Any], ...] = (
    {"kind": "own_words"},
    {"kind": "press"},
    {"kind": "register", "date": 2012},
    {"kind": "study", "date": "2013/2015-06"},
)
EXTRA = {"to": 3, "qualifier": "about", "region": "london", "role": "contrast", "other": "x", "not_found": "2024"}

# Values at an edge, just inside it and just beyond.
EDGES: tuple[dict[str, Any], ...] = (
    *({"name": text} for text in ("", "a", "a1", "-a-", "a \u3164", "x" * 2, "é\u0301")),
    *({"place": text} for text in ("7", "72", " x", "\u3164\u3164x")),
    *({"checked": day} for day in ("2026-11-00", "2026-11-01", "2026-00-10", "2026-11-31", "2024-02-30", "0-1-1")),
    *({"checked": day} for day in ("2026-11-23-01", "2026/2027", "2026-13", "2026-12-32", "-2026", "2026-11-")),
    *({"status.as_of": day} for day in ("2023-02-29", "2024-02-29", "2000-02-29", "1900-02-29", "2012/2013-04-31")),
    *({"check_again": day} for day in ("2026-11-23", "2026-11-24", "2027-11-24", "2027-11-25")),
    *({"ownership": {"shares": [fact(share)]}} for share in (-0.1, 0, 100, 100.1)),
    *({"size": {"staff": [fact(5, to=to)]}} for to in (4, 5, 6)),
    *({"size": {"staff": [fact(number)]}} for number in (-1, 0, 0.5)),
    *({"timeline": [event("2013-05"), event(day)]} for day in (2012, 2013, "2013-05-01", "2013-04-30")),
    *({"origin.started.value": day} for day in ("2012-04-31", "2012-04", 2012)),
)


@pytest.fixture(scope="module")
def page(browser: Browser, book: Handbook) -> Iterator[Any]:
    """A blank page that holds the script and what the form gives it."""
    context = browser.new_context()
    page = context.new_page()
    for name in ("as-meant", "record-words", "record-rules", "record-check"):
        page.add_script_tag(content=(ROOT / f"docs/assets/{name}.js").read_text(encoding="utf-8"))
    data = form.data(book.schema, book.records.values(), book.taken, settings_of())
    page.evaluate(
        "(data) => { window.checker = RecordCheck(data); window.others = Object.entries(data.records) }", data
    )
    yield page
    context.close()


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a record."""
    if path:
        yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(inner, (*path, key))


def spoilt(record: dict[str, Any], count: int, turn: int) -> Iterator[dict[str, Any]]:
    """Copies of a record, each with one thing spoilt: a value taken out, put in, or put in the place of another."""
    found = list(places(record))
    sets = [path for path in found if isinstance(at(record, path), dict)]
    for number in range(turn, turn + count):
        copy = json.loads(json.dumps(record))
        path = found[number * 7919 % len(found)]
        inside = at(copy, path[:-1])
        match number % 5:
            case 0:
                del inside[path[-1]]
            case 1:
                key = list(EXTRA)[number // 5 % len(EXTRA)]
                (copy if number // 5 % 12 > 5 else at(copy, sets[number * 7919 % len(sets)]))[key] = EXTRA[key]
            case 2 | 3:
                inside[path[-1]] = SPOILT[number % len(SPOILT)]
            case 4:
                inside[path[-1]] = TELLING[number // 5 % len(TELLING)]
        yield copy


def aimed(record: Any, changes: dict[str, Any]) -> dict[str, Any]:
    """A copy of a record with what `changes` says, as far as it has the fields to take out."""
    return changed(record, {key: new for key, new in changes.items() if new is not GONE or key in record})


def resourced(record: Any, changes: dict[str, Any]) -> dict[str, Any]:
    """A copy of a record in which each source says what `changes` says."""
    return {**record, "sources": {key: {**source, **changes} for key, source in record["sources"].items()}}


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def told(slug: str, data: dict[str, Any], book: Handbook, schema: Schema) -> list[str]:
    """What the check in Python says of a record that stands among ours, each with its place."""
    record = Record(slug, data, book.records[slug].document)
    found = folder.broken_in(record, schema)
    others = Others({**book.records, slug: record})
    for rule in () if folder.held_back(record, schema) else rules.BETWEEN:
        found.extend(rule(record, others))
    return sorted(json.dumps([list(path), sentence]) for path, sentence in found)


def test_both_answer_alike_whatever_is_broken(page: Any, book: Handbook) -> None:
    tried = [
        (slug, one)
        for turn, (slug, record) in enumerate(book.records.items())
        for one in spoilt(json.loads(json.dumps(record.data)), PER_RECORD, turn * PER_RECORD)
    ]
    tried += [(slug, aimed(record.data, each)) for slug, record in list(book.records.items())[::8] for each in AIMED]
    tried += [(slug, resourced(book.records[slug].data, each)) for slug in book.records for each in SOURCES]
    expected = [told(slug, one, book, book.schema) for slug, one in tried]
    answers = page.evaluate(
        """(tried) => JSON.parse(tried).map(([slug, one]) => {
            const others = new Map(window.others.filter(([other]) => other !== slug));
            return window.checker.check(one, slug, others).map((found) => [found.path, found.sentence]);
        })""",
        json.dumps(tried),
    )
    broken = 0
    for (slug, _), want, got in zip(tried, expected, answers, strict=True):
        assert sorted(map(json.dumps, got)) == want, slug
        broken += bool(want)
    assert broken > 250
    said = " ".join(sentence for want in expected for sentence in want)
    for part in (
        "not sure of", "for England only", "A contrast case needs", "needs a date", "Tell how it ended",
        "which carry medium", "which carry high", "is older",
    ):  # fmt: skip
        assert part in said, f"none of the spoilt records shows {part!r}"


def test_both_answer_alike_at_the_edges(page: Any, book: Handbook) -> None:
    tried = [dict(record(changes).data) for changes in EDGES]
    want = [folder.broken_in(record(changes), book.schema) for changes in EDGES]
    answers = page.evaluate(
        "(tried) => tried.map((one) => window.checker.check(one, 'x', new Map()).map((f) => [f.path, f.sentence]))",
        tried,
    )
    for changes, expected, got in zip(EDGES, want, answers, strict=True):
        assert sorted(map(json.dumps, got)) == sorted(json.dumps([list(at), said]) for at, said in expected), changes
    assert 20 < sum(map(bool, want)) < len(want) - 15, "some are beyond an edge, and some are not"


def test_both_say_the_same_of_each_bad_record(page: Any, book: Handbook) -> None:
    read = [found for found in map(readable, BAD) if found]
    for path, data in read:
        slug = path.stem
        record = Record(slug, data, reading.read(path))
        want = folder.broken_in(record, book.schema)
        sound = not folder.held_back(record, book.schema)
        others = Others({**book.records, slug: record})
        want += [found for rule in rules.BETWEEN for found in rule(record, others)] if sound else []
        got = page.evaluate(
            "([one, slug]) => window.checker.check(one, slug, new Map(window.others)).map((f) => [f.path, f.sentence])",
            [data, slug],
        )
        taken = {sentence for rule in rules.BESIDE for _, sentence in rule(record, book.taken)}
        assert sorted(s for _, s in got if s not in taken) == sorted(s for _, s in want), slug
    assert len(read) > 30


def readable(path: Any) -> tuple[Any, dict[str, Any]] | None:
    """A bad record as a value, where it can be read at all."""
    try:
        return path, dict(reading.read(path).value)
    except reading.Unreadable:
        return None


def test_the_browser_knows_every_rule(page: Any) -> None:
    made = page.evaluate("() => [window.checker.rules, window.checker.between, window.checker.beside]")
    assert made == [[rule.__name__ for rule in kept] for kept in (rules.WITHIN, rules.BETWEEN, rules.BESIDE)]
