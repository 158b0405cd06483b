"""The Schema in; the questions of the case-study issue form, and the form's own file, out.

GitHub's issue forms know no lists of fields, no lengths and no dates. So a group of facts is one box with a line
for each fact, its parts set apart by "|". issue_file.py reads the answers with the same questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from macros.schema import Field, Node, Schema

LABEL = "case-study"
# What comes first, so that facts can name a source by its number. The rest stands in the order of the description.
FIRST = ("name", "summary", "sector", "other_sectors", "nation", "region", "place", "sources", "status")
# Fixed, worked out from others, or of no use to somebody who writes one record only.
NOT_ASKED = ("format", "role", "related", "check_again")
LONG = 100

BETWEEN = "Put | between the parts, and nowhere else."
SOURCES_BY_NUMBER = "For sources, write their numbers from the list above, such as 1, 3."
CONFIDENCE = "You may add | and how sure you are (high, medium); without it we write medium."
NOT_FOUND = "Looked and found nothing? Write the name | not found | the day you looked."


@dataclass(frozen=True)
class Question:
    """One box of the form. `columns` are the parts of a line, where a box takes lines."""

    key: str
    label: str
    help: str
    kind: str  # text, long, choice, choices, date, lines, facts, section, entries, sources
    required: bool = False
    example: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


def questions(schema: Schema) -> list[Question]:
    """The questions, in the order of the form."""
    fields = {field.key: field for field in schema.fields() if field.key not in NOT_ASKED}
    order = [*FIRST, *(key for key in fields if key not in FIRST)]
    return [question for key in order for question in _ask(fields[key], schema)]


def kind_of(node: Node, schema: Schema) -> str:
    """How a field is asked for."""
    item = schema.child(node, 0)
    if schema.choices(node):
        return "choice"
    if schema.word(node, "format") == "partial-date":
        return "date"
    if schema.word(node, "type") == "object":
        return "sources" if schema.word(node, "additionalProperties") else "section"
    if schema.word(node, "type") != "array":
        return "long" if schema.word(node, "maxLength", 0) > LONG else "text"
    if schema.choices(item):
        return "choices"
    if schema.child(item, "rivals"):
        return "facts"
    return "entries" if schema.word(item, "type") == "object" else "lines"


def columns(entry: Node, schema: Schema) -> tuple[str, ...]:
    """The parts of a line for an entry of a list: its fields, without those that a line can end with."""
    return tuple(field.key for field in schema.fields(entry) if field.key not in ("confidence", "note", "archived"))


def _ask(field: Field, schema: Schema) -> Iterator[Question]:
    node = field.node
    if field.key == "status":  # a fact that every record has: asked for in three boxes
        value = schema.child(node, "value")
        labels = tuple(choice.label for choice in schema.choices(value))
        yield Question("status", field.label, field.help, "choice", True, choices=labels)
        as_of = schema.child(node, "as_of")
        help_text = f"The date of the latest source that shows it. {schema.word(as_of, 'description')}"
        yield Question("status.as_of", f"{field.label}: date", help_text, "date", True, str(field.example["as_of"]))
        yield Question("status.sources", f"{field.label}: sources", SOURCES_BY_NUMBER, "text", True, "1")
        return
    kind = kind_of(node, schema)
    told, options, lead, example = "", field.choices, "", ""
    parts: tuple[str, ...] = ()
    required = field.required and kind != "date"
    item = schema.child(node, 0)
    if kind == "choices":
        options = schema.choices(item)
    elif kind == "lines":
        lead, example = "One on each line.", "\n".join(field.example)
    elif kind == "entries":
        parts = columns(item, schema)
        lead = _one_line_each([_title(item, key, schema) for key in parts]) + _menus(item, parts, schema)
        lead += f" {SOURCES_BY_NUMBER} {CONFIDENCE}" if "sources" in parts else ""
        example = _example(field.example, parts, item, schema)
    elif kind == "sources":
        entry = schema.word(node, "additionalProperties")
        parts = columns(entry, schema)
        lead = _one_line_each([_title(entry, key, schema) for key in parts]) + _menus(entry, parts, schema)
        lead += " The first line is source 1, the next source 2, and so on."
        told = f"Every document your facts rest on. {lead}"
        example = _example(
            field.example[0].values() if isinstance(field.example, list) else field.example.values(),
            parts,
            entry,
            schema,
        )
    elif kind == "facts":
        lead = f"{_one_line_each(['What', 'true of', 'sources'])} {SOURCES_BY_NUMBER} {CONFIDENCE}"
        example = _fact_line("", field.example[0], node, schema)
    elif kind == "section":
        lead = _section_help(node, schema)
        lines = [_fact_line(f.label, _first(f.example), f.node, schema) for f in schema.fields(node)]
        example = "\n".join(line for line in lines if line)
    elif kind == "date":
        lead, example = "Leave it empty for today.", str(field.example)
    else:
        example = str(field.example)
    labels = tuple(choice.label for choice in options)
    told = told or f"{field.help} {lead}".strip()
    yield Question(field.key, field.label, told, kind, required, example, labels, parts)


def _first(example: Any) -> Any:
    return example[0] if isinstance(example, list) else example


def _one_line_each(names: list[str]) -> str:
    return f"One line each: {' | '.join(names)}. {BETWEEN}"


def _title(entry: Node, key: str, schema: Schema) -> str:
    title = str(schema.word(schema.child(entry, key), "title", key))
    return title[0].lower() + title[1:]


def _menus(entry: Node, parts: tuple[str, ...], schema: Schema) -> str:
    """What may stand in the parts that are choices."""
    found = ""
    for key in parts:
        options = schema.choices(schema.child(entry, key))
        if options:
            labels = "; ".join(option.label for option in options)
            title = str(schema.word(schema.child(entry, key), "title"))
            found += f" {title} is one of: {labels}."
    return found


def _section_help(node: Node, schema: Schema) -> str:
    """The names of a section's fields, and what may stand in those that are choices."""
    fields = schema.fields(node)
    names = "; ".join(field.label for field in fields)
    told = f"{_one_line_each(['Name', 'what', 'true of', 'sources'])} {SOURCES_BY_NUMBER} {CONFIDENCE} {NOT_FOUND}"
    told += f"\n\nNames: {names}. Where there are several, say what each counts: Name: label."
    for field in fields:
        value = schema.child(schema.child(field.node, 0) or field.node, "value")
        options = schema.choices(value)
        if options:
            told += f"\n\n{field.label} is one of: {'; '.join(option.label for option in options)}."
    return told


def _fact_line(label: str, fact: Any, node: Node, schema: Schema) -> str:
    """A fact of the description's examples as a line of the form."""
    if not isinstance(fact, dict):
        return ""
    name = f"{label}: {fact['label']}" if fact.get("label") and label else label
    if "not_found" in fact:
        return " | ".join([name, "not found", str(fact["not_found"])])
    value_node = schema.child(schema.child(node, 0) or node, "value")
    value = schema.labels(value_node).get(str(fact["value"]), str(fact["value"]))
    return " | ".join([*([name] if name else []), value, str(fact["as_of"]), "1"])


def _example(entries: Any, parts: tuple[str, ...], node: Node, schema: Schema) -> str:
    lines = []
    for entry in entries:
        words = []
        for key in parts:
            value = entry.get(key, "")
            shown = "1" if isinstance(value, list) else str(value)
            words.append(schema.labels(schema.child(node, key)).get(shown, shown))
        lines.append(" | ".join(words))
    return "\n".join(lines)


# The form's own file

HEAD = (
    "# Made from case_studies/schema.yml by `python -m macros issue-form`. Do not edit it here: change the\n"
    "# description, run the command, and commit both. A test compares the two.\n"
)
WELCOME = (
    "You need no technical skill. Fill in what you know, and leave the rest empty: a short true record is welcome.\n\n"
    "Write only what a source shows, in your own words. No names of private individuals and no praise. "
    "When you send it, the answers are checked at once, and a reply here says what to mend or that it is on its way."
)
PROMISES = (
    ("My text may be used under CC BY 4.0, and the words are my own.", True),
    ("No private individual is named, and nothing here was told to me in confidence.", True),
    ("I work or have worked for this organisation, advise it, or compete with it.", False),
)


def text(schema: Schema) -> str:
    """The whole file .github/ISSUE_TEMPLATE/case-study.yml."""
    form = {
        "name": "Add a case study",
        "description": "One organisation, in dated facts with sources. No technical skill is needed.",
        "title": "Case study: ",
        "labels": [LABEL],
        "body": [
            {"type": "markdown", "attributes": {"value": WELCOME}},
            *(_element(question) for question in questions(schema)),
            {
                "type": "checkboxes",
                "id": "promises",
                "attributes": {
                    "label": "Before you send it",
                    "description": "The last box does not count against you. It tells the reviewer to look twice.",
                    "options": [
                        {"label": label, "required": True} if must else {"label": label} for label, must in PROMISES
                    ],
                },
            },
        ],
    }
    return HEAD + str(yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=110))


def identifier(question: Question) -> str:
    """The question's name in the form and in an address: letters, digits, - and _ only."""
    return question.key.replace(".", "-")


def _element(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label, "description": question.help}
    if question.kind in ("choice", "choices"):
        attributes |= {"options": list(question.choices)}
        if question.kind == "choices":
            attributes["multiple"] = True
        shape = "dropdown"
    else:
        shape = "input" if question.kind in ("text", "date") else "textarea"
        if question.example:
            attributes["placeholder"] = question.example
    required = {"validations": {"required": True}} if question.required else {}
    return {"type": shape, "id": identifier(question), "attributes": attributes, **required}
