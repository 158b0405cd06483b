"""The text of a filled case-study issue form in; a record's values, its file name, and what is to be mended, out.

The text is a stranger's: it is bounded, never run, never a template, and leaves only as quoted YAML.
Each thing to mend names the box of the form that it stands in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from macros import check, dates, issue_form, reading, rules, writing
from macros.issue_form import Question
from macros.problems import nearest, quoted
from macros.reading import Document, Path_
from macros.records import Others, Record
from macros.schema import Node, Schema
from macros.wording import say

MAX_CHARACTERS = 70_000  # GitHub itself stops at 65,536
MAX_LINES = 200  # in one box
NOTHING = ("", "_No response_", "None")  # what GitHub writes for an empty box and an empty menu
SURE = "medium"  # the confidence of a fact whose line says none

Broken = list[tuple[str, str]]


@dataclass
class Result:
    """`slug` and `values` of the record, and `problems`: pairs of box and sentence. Any problem: do not publish."""

    slug: str
    values: dict[str, Any]
    problems: Broken = field(default_factory=list)

    @property
    def text(self) -> str:
        """The record's file."""
        return writing.text(self.values)


def of(
    body: str, description: Schema, others: Mapping[str, Record], today: date, taken: Collection[str] = ()
) -> Result:
    """The record that an issue's text makes, beside `others`, held against its sources on `today` at the latest.

    `taken` are the names that no new record can have.
    """
    asked = issue_form.questions(description)
    answers, problems = _answers(body, asked)
    if not answers:
        return Result("", {}, [("The form", "None of its questions stand in this text. Fill in the form again.")])
    for question in asked:
        if question.required and not answers.get(question.key):
            problems.append((question.label, "This is empty, and a record needs it. Fill it in."))
    reader = _Reader(description, answers, problems)
    values = reader.values(asked, today)
    slug = slug_of(str(values.get("name", "")))
    if not slug:
        problems.append(("Name", "No file name can be made of this name. Write it in the letters a to z as well."))
    elif slug in others:
        problems.append(
            ("Name", f"There is a record {slug}.yml already. To change it, report what is wrong on its page.")
        )
    elif slug in taken:
        problems.append(("Name", say("name_is_free", slug=quoted(slug))))
    if not problems:
        problems += _checked(slug, values, asked, description, others)
    return Result(slug, values, problems)


def slug_of(name: str) -> str:
    """A file name for a record's name: small letters, digits and hyphens; empty where none of it can be kept."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("'", "").replace("’", ""))
    words = re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode().casefold())
    return re.sub("-[^-]*$", "", joined[:61]) if len(joined := "-".join(words)) > 60 else joined


def _answers(body: str, asked: list[Question]) -> tuple[dict[str, str], Broken]:
    """What stands under each heading of the form. Other headings are a person's own text."""
    if len(body) > MAX_CHARACTERS:
        return {}, [("The form", f"The text has {len(body):,} characters. Keep it under {MAX_CHARACTERS:,}.")]
    labels = {question.label: question.key for question in asked}
    last = "Before you send it"
    found: dict[str, list[str]] = {}
    problems: Broken = []
    here: list[str] = []
    for line in reading.without_unseen(body).split("\n"):
        label = line.removeprefix("### ").strip() if line.startswith("### ") else ""
        if label == last:
            here = []
        elif label in labels:
            if labels[label] in found:
                problems.append((label, "This heading stands twice. Take it out of your own text."))
            here = found.setdefault(labels[label], [])
        else:
            here.append(line)
    answers = {key: "\n".join(lines).strip() for key, lines in found.items()}
    return {key: "" if text in NOTHING else text for key, text in answers.items()}, problems


class _Reader:
    """Turns answers into values. What cannot be taken apart is noted in `problems`."""

    def __init__(self, description: Schema, answers: Mapping[str, str], problems: Broken) -> None:
        self.schema, self.answers, self.problems = description, answers, problems
        self.sources: list[str] = []  # keys, in the order of the lines

    def values(self, asked: list[Question], today: date) -> dict[str, Any]:
        """The record's values, in the order of the description."""
        by_key = {question.key: question for question in asked}
        found: dict[str, Any] = {"format": 1}
        if self.answers.get("sources"):
            found["sources"] = self._sources(by_key["sources"])
        for question in asked:
            if question.key not in ("sources", "checked") and "." not in question.key:
                value = self._value(question)
                if value not in ("", [], {}):
                    found[question.key] = value
        checked = _flat(self.answers.get("checked", "")) or today.isoformat()
        found["checked"] = checked
        if reading_date := _day(checked):
            if reading_date > today:
                self.problems.append((by_key["checked"].label, f"The day {quoted(checked)} has not come yet."))
            found["check_again"] = (reading_date + timedelta(days=365)).isoformat()
        order = [f.key for f in self.schema.fields()]
        return {key: found[key] for key in order if key in found}

    def _value(self, question: Question) -> Any:
        text = self.answers.get(question.key, "")
        node = self.schema.at((question.key,))
        if question.key == "status":
            value = self._choice(text, self.schema.child(node, "value"))
            as_of, keys = (self.answers.get(f"status.{part}", "") for part in ("as_of", "sources"))
            return {
                "value": value,
                "as_of": _flat(as_of),
                "sources": self._keys("Status: sources", keys),
                "confidence": SURE,
            }
        match question.kind if text else "":
            case "choice":
                return self._choice(text, node)
            case "choices":
                return [self._choice(part, self.schema.child(node, 0)) for part in text.split(",")]
            case "text" | "long" | "date":
                return _flat(text)
            case "lines":
                return [line for _, line in self._lines(question, text)]
            case "facts":
                return [self._fact(place, "", parts, node) for place, parts in self._parts(question, text)]
            case "entries":
                return [
                    self._entry(place, parts, question.columns, self.schema.child(node, 0))
                    for place, parts in self._parts(question, text)
                ]
            case "section":
                return self._section(question, text, node)
        return ""

    def _lines(self, question: Question, text: str) -> Iterator[tuple[str, str]]:
        """Each line of a box that says something, without the mark of a list, and its place."""
        lines = [
            line
            for line in (re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", line).strip() for line in text.split("\n"))
            if line
        ]
        if len(lines) > MAX_LINES:
            self.problems.append((question.label, f"{len(lines)} lines stand here, and {MAX_LINES} is the most."))
        yield from ((f"{question.label}, line {n}", _flat(line)) for n, line in enumerate(lines[:MAX_LINES], start=1))

    def _parts(self, question: Question, text: str) -> Iterator[tuple[str, list[str]]]:
        for place, line in self._lines(question, text):
            yield place, [part.strip() for part in line.strip("|").split("|")]

    def _choice(self, text: str, node: Node) -> str:
        """The value of a choice, from its label or from itself; what is neither goes on to the check."""
        known = {word.casefold(): c.value for c in self.schema.choices(node) for word in (c.value, c.label)}
        return known.get(_flat(text).casefold(), _flat(text))

    def _sources(self, question: Question) -> dict[str, Any]:
        entry = self.schema.word(self.schema.at(("sources",)), "additionalProperties")
        found: dict[str, Any] = {}
        for place, parts in self._parts(question, self.answers["sources"]):
            source = self._entry(place, parts, question.columns, entry)
            key = _key(source, found)
            found[key] = source
            self.sources.append(key)
        return found

    def _entry(self, place: str, parts: list[str], columns: tuple[str, ...], entry: Node) -> dict[str, Any]:
        """One line as a set of fields. Confidence and a note may follow the columns."""
        extra = [key for key in ("confidence", "note") if self.schema.child(entry, key)]
        names = [*columns, *extra]
        if len(parts) > len(names):
            self.problems.append(
                (
                    place,
                    f"This line has {len(parts)} parts, and {len(names)} is the most. Put | only between the parts.",
                )
            )
        found: dict[str, Any] = {}
        for key, text in zip(names, parts, strict=False):
            child = self.schema.child(entry, key)
            if text and key in ("sources", "said_sources"):
                found[key] = self._keys(place, text)
            elif text:
                found[key] = self._choice(text, child) if self.schema.choices(child) else text
        if "confidence" in extra:
            found.setdefault("confidence", SURE)
        return {f.key: found[f.key] for f in self.schema.fields(entry) if f.key in found}

    def _section(self, question: Question, text: str, node: Node) -> dict[str, Any]:
        """The lines of one box: a field's name, then the fact."""
        fields = {word.casefold(): f for f in self.schema.fields(node) for word in (f.key, f.label)}
        found: dict[str, Any] = {}
        for place, parts in self._parts(question, text):
            name, _, label = parts[0].partition(":")
            described = fields.get(name.strip().casefold())
            if described is None:
                labels = [f.label for f in self.schema.fields(node)]
                said = f"{quoted(name)} is not a name of this box.{nearest(name, labels)}"
                self.problems.append((place, f"{said} Choose one of: {'; '.join(labels)}."))
                continue
            fact = self._fact(place, label.strip(), parts[1:], described.node)
            if self.schema.word(described.node, "type") == "array":
                found.setdefault(described.key, []).append(fact)
            elif described.key in found:
                self.problems.append((place, f"{quoted(described.label)} stands twice. Keep one of the lines."))
            else:
                found[described.key] = fact
        return {f.key: found[f.key] for f in self.schema.fields(node) if f.key in found}

    def _fact(self, place: str, label: str, parts: list[str], node: Node) -> dict[str, Any]:
        """value | true of | sources | confidence | note, or: not found | day | note."""
        one = self.schema.child(node, 0) or node
        named = {"label": label} if label else {}
        if parts and parts[0].casefold() in ("not found", "not_found"):
            rest = dict(zip(("not_found", "note"), parts[1:], strict=False))
            return named | rest if rest else {**named, "not_found": ""}
        entry = self._entry(place, parts, ("value", "as_of", "sources"), one)
        value = self.schema.child(one, "value")
        if "value" in entry:
            number = self.schema.word(value, "type") == "number"
            entry["value"] = _number(entry["value"]) if number else self._choice(entry["value"], value)
        return named | entry

    def _keys(self, place: str, text: str) -> list[str]:
        """Source keys, from their numbers in the list of sources or from the keys themselves."""
        found = []
        for word in re.split(r"[\s,;]+", text.strip()):
            if word.isdecimal() and 0 < int(word[:6]) <= len(self.sources):
                found.append(self.sources[int(word[:6]) - 1])
            elif word in self.sources:
                found.append(word)
            elif word:
                count = len(self.sources)
                self.problems.append(
                    (place, f"There is no source {quoted(word)}: {count} stand in the list of sources.")
                )
        return list(dict.fromkeys(found))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _number(text: str) -> Any:
    """A number where the text is one; else the text, for the check to say so."""
    if re.fullmatch(r"-?\d{1,15}", text):
        return int(text)
    return float(text) if re.fullmatch(r"-?\d{1,15}\.\d{1,9}", text) else text


def _day(text: str) -> date | None:
    try:
        return dates.first_day(text)
    except (ValueError, OverflowError):
        return None


def _key(source: Mapping[str, Any], taken: Mapping[str, Any]) -> str:
    """A short key for a source: its publisher and year, as people choose them by hand."""
    words = slug_of(str(source.get("publisher", ""))).split("-")[:2]
    year = re.match(r"\d{4}", str(source.get("date", "")))
    stem = "-".join([*words, *([year[0]] if year else [])]).strip("-")[:50].strip("-")
    stem = stem if stem[:1].isalpha() else f"source-{stem}".strip("-")
    number = 2
    key = stem
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    return key


def _checked(
    slug: str, values: dict[str, Any], asked: list[Question], description: Schema, others: Mapping[str, Record]
) -> Broken:
    """The problems of the file that the values make: read back and checked as any other file."""
    path = Path(f"{slug}.yml")
    try:
        document = reading.parse(writing.text(values), path)
    except reading.Unreadable as unreadable:
        return [("The form", unreadable.problem.sentence)]
    record = Record(slug, document.value, document)
    broken = check.broken_in(record, description)
    for rule in () if broken else rules.BETWEEN:
        broken.extend(rule(record, Others({**others, slug: record})))
    again: Broken = [("The form", problem.sentence) for problem in document.problems]
    return again + [(_place(path, document, asked, description), sentence) for path, sentence in broken]


def _place(path: Path_, document: Document, asked: list[Question], description: Schema) -> str:
    """The box, and the line in it, that made the value at `path`."""
    labels = {question.key: question.label for question in asked}
    if not path:
        return "The form"
    top = str(path[0])
    box = labels.get(top, str(description.word(description.at((top,)), "title", top)))
    if top == "sources" and len(path) > 1 and path[1] in document.value["sources"]:
        return f"{box}, line {list(document.value['sources']).index(str(path[1])) + 1}"
    within = [key for key in path[1:] if isinstance(key, str)]
    if top in ("results", "timeline", "lessons", "said_and_shown", "not_known", "difficulties") and len(path) > 1:
        return f"{box}, line {int(path[1]) + 1}"
    if within and top not in ("status",):
        return f"{box}, {description.word(description.at((top, within[0])), 'title', within[0])}"
    return box
