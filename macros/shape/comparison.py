"""Records in; the rows on which they are compared, and what each record says there, as plain data, out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from macros.read import shown
from macros.read.records import Record
from macros.read.schema import Schema
from macros.read.shown import Shown
from macros.shape.facts import Fact, SourceView, latest, values
from macros.shape.record_page import page_view
from macros.shape.view import Item, View, status

FIRST = "first:"  # before the path of a line that the page opens with
OPENING = "What people compare first"


def parts(schema: Schema) -> dict[str, dict[str, str]]:
    """Every line of the comparison, its label by its dotted path, under its heading; first, under OPENING, a few."""
    found = {OPENING: {f"{FIRST}{field.path}": field.label for field in _first(schema)}}
    for field in shown.fields(schema, "comparison"):
        part = schema.at((field.path.partition(".")[0],))
        under = str(field.options.get("under") or schema.word(part, "title"))
        found.setdefault(under, {})[field.path] = field.label
    return found


def empty(schema: Schema) -> dict[str, str]:
    """What a screen reader says on a line where nothing is recorded, if there may be nothing to record, by path: the
    same as in the table of records."""
    said = {
        field.path: str(field.options["empty"]) for field in shown.fields(schema, "table") if "empty" in field.options
    }
    return said | {f"{FIRST}{path}": words for path, words in said.items()}


def _first(schema: Schema) -> list[Shown]:
    return [field for field in shown.fields(schema, "comparison") if field.options.get("first")]


def cells(record: Record, schema: Schema, today: date) -> dict[str, tuple[Fact, ...]]:
    """What a record says on each line, by path; nothing on lines it does not have. On the first lines, the latest."""
    view = page_view(record, schema)
    said = {field.path: _cell(view, field.path) for field in shown.fields(schema, "comparison")}
    stands = status(record, schema, today)
    said["status"] = tuple(replace(fact, text=stands.text, as_of=stands.as_of) for fact in said["status"])
    said |= {f"{FIRST}{field.path}": _latest(said[field.path]) for field in _first(schema)}
    return {path: facts for path, facts in said.items() if facts}


def _latest(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """In brief: of several facts the one with the latest date, and without notes."""
    newest = [latest(values(facts))] if values(facts) else facts[:1]
    return tuple(replace(fact, note="") for fact in newest)


def sources(record: Record, schema: Schema, said: Mapping[str, tuple[Fact, ...]]) -> dict[str, list[SourceView]]:
    """The sources that the marks in the cells lead to, by number: all of them, and those of the first lines. `said` is
    what the cells say."""
    every = page_view(record, schema).citations.sources()
    told = [one for path, facts in said.items() if path.startswith(FIRST) for one in facts]
    first = {cite.number for one in told for fact in (one, *one.rivals) for cite in fact.cites}
    return {"sources": every, f"{FIRST}sources": [source for source in every if source.number in first]}


def _cell(view: View, path: str) -> tuple[Fact, ...]:
    if path == "lessons":
        return tuple(map(_lesson, view.items(path)))
    if path == "results":
        return tuple(map(_result, view.items(path)))
    return view.row(path).facts


def _lesson(item: Item) -> Fact:
    tone = item.labels["tone"]
    stage = f"{item.labels['stage']} ({tone[0].lower()}{tone[1:]})"
    return Fact("value", item.data["shows"], stage, **item.proof)


def _result(item: Item) -> Fact:
    """A result in words: before, if known, and after; the kind of evidence as its note."""
    said = item.data
    text = f"Before: {said['before']} After: {said['after']}" if said.get("before") else said["after"]
    note = f"{item.labels['grade']}. {said.get('note', '')}"
    return Fact("value", text, said["measure"], **item.proof, note=note)
