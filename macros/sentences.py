"""What breaks a description, as sentences: a value and its Schema in; (path, sentence) pairs out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from macros.problems import nearest, quoted
from macros.reading import Path_
from macros.schema import Node, Schema

Found = tuple[Path_, str]

_KINDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "array": "a list, each entry on a line that begins with '- '",
    "object": "a set of fields, each on its own line below it",
}


def of(value: dict[str, Any], schema: Schema) -> Iterator[Found]:
    """Each way in which `value` breaks `schema`: where, and what to do about it. One sentence a place."""
    told: set[Path_] = set()
    mistyped: set[tuple[Path_, str]] = set()
    errors = sorted(
        ((tuple(error.instance_path), error) for error in schema.validator.iter_errors(value)),
        key=lambda pair: pair[1].kind.name != "additionalProperties",
    )
    for path, error in errors:
        kind = error.kind
        node = schema.at(path)
        if kind.name == "additionalProperties":
            known = [field.key for field in schema.fields(node)]
            for key in kind.unexpected:
                guess = nearest(key, known)
                mistyped.update((path, name) for name in known if f"'{name}'" in guess)
                yield (*path, key), f"{quoted(key)} is not a field{_under(path)}.{guess or _one_of(known)}"
        elif kind.name == "required":
            if (path, kind.property) not in mistyped:
                child = schema.child(node, kind.property)
                yield path, f"'{kind.property}' is missing{_under(path)}.{_help(child, schema)}"
        elif path not in told:
            told.add(path)
            yield path, _sentence(path, error, node, schema)


def _sentence(path: Path_, error: Any, node: Node, schema: Schema) -> str:
    """The sentence for one broken rule about the value at `path`."""
    name, kind, value = _name(path), error.kind, error.instance
    if value is None:
        return f"{name} is empty. Write a value, or take the line out."
    match kind.name:
        case "type":
            return f"{name} must be {_wanted(kind.types)}, not {quoted(value)}.{_how(value, kind.types, node, schema)}"
        case "oneOf":
            return _not_a_choice(name, value, node, schema)
        case "const":
            return f"{name} must be {json.dumps(kind.expected_value)}, not {quoted(value)}."
        case "minLength":
            return f"{name} is too short ({len(value)} of at least {kind.limit} characters).{_help(node, schema)}"
        case "maxLength":
            return f"{name} is too long: {len(value):,} characters, and {kind.limit} is the most. Shorten or split it."
        case "minItems" | "minProperties":
            if kind.limit == 1:
                return f"{name} is empty. Write an entry, or take the line out."
            return f"{name} needs at least {kind.limit} entries."
        case "maxItems":
            return f"{name} has {len(value)} entries, and {kind.limit} is the most."
        case "uniqueItems":
            return f"{name} names something twice. Keep one of them."
        case "format":
            return f"{name} has a date the calendar does not have: {quoted(value)}."
        case "propertyNames":
            keys = schema.word(node, "propertyNames")
            return f"{name} has a key we cannot use: {quoted(kind.error.instance)}.{_help(keys, schema)}"
        case "falseSchema":
            return f"{name} does not belong here without a 'value'. Take it out, or give the value."
        case _:  # pattern, minimum, maximum: the help of the field says what is wanted
            return f"{name} cannot be {quoted(value)}.{_help(node, schema)}"


def _not_a_choice(name: str, value: Any, node: Node, schema: Schema) -> str:
    """The sentence for a value that is none of the choices, or for a fact that is none of its three kinds."""
    choices = [choice.value for choice in schema.choices(node)]
    if choices:
        if isinstance(value, bool):
            return f"{name} cannot be '{str(value).lower()}'.{_one_of(choices)}"
        return f"{name} cannot be {quoted(value)}.{nearest(value, choices)}{_one_of(choices)}"
    ways = next(part["oneOf"] for part in schema.parts(node) if "oneOf" in part)
    keys = [way["required"][0] for way in ways]
    given = [key for key in keys if isinstance(value, dict) and key in value]
    if len(given) > 1:
        return f"{name} has both '{given[0]}' and '{given[1]}'. Keep one of them."
    return f"{name} needs one of {', '.join(repr(key) for key in keys)}.{_help(node, schema)}"


def _wanted(types: list[str]) -> str:
    return " or ".join(_KINDS.get(kind, kind) for kind in types if kind != "integer" or len(types) == 1)


def _how(value: Any, types: list[str], node: Node, schema: Schema) -> str:
    """What to write instead, for a value of the wrong kind."""
    if "string" in types and isinstance(value, bool | int | float):
        return f" Put it in quotes: {json.dumps(str(value).lower() if isinstance(value, bool) else str(value))}."
    if "number" in types and isinstance(value, str):
        return " Write digits only, like 1200000: no pound sign, comma or unit."
    return _help(node, schema)


def _help(node: Node, schema: Schema) -> str:
    text, examples = schema.word(node, "description", ""), schema.word(node, "examples")
    example = ""
    if examples and not isinstance(examples[0], list | dict) and len(str(examples[0])) < 80:
        example = f" For example: {examples[0]}"
    return f" {text}{example}" if text else example


def _one_of(words: list[str]) -> str:
    return f" Choose one of: {', '.join(words)}."


def _name(path: Path_) -> str:
    """The value at `path` as a person would name it."""
    names = [key for key in path if isinstance(key, str)]
    if not names:
        return "The file"
    under = f" under '{names[-2]}'" if len(names) > 1 else ""
    return f"'{names[-1]}'{under}"


def _under(path: Path_) -> str:
    names = [key for key in path if isinstance(key, str)]
    return f" under '{names[-1]}'" if names else ""
