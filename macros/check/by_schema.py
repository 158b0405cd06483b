"""What breaks a description, as sentences: a value and its Schema in; (path, sentence) pairs out."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from macros.read import as_meant, dates, line_faults, web_address
from macros.read.problems import Guesses, quoted
from macros.read.reading import Path_
from macros.read.schema import Node, Schema, is_period
from macros.read.sentences import KINDS, say

Found = tuple[Path_, str]
_SPACE_MISSING = re.compile(dict(line_faults.LIKELY)["space_missing"])


class Broken(NamedTuple):
    """What breaks a description: `shape` what a value may be, `rules` what its author wrote a sentence for."""

    shape: list[Found]
    rules: list[Found]


def broken(value: dict[str, Any], schema: Schema) -> list[Found]:
    """What is to be mended first in `value`: its shape, then what breaks the rules of `schema`."""
    found = find(value, schema)
    return found.shape or found.rules


def find(value: dict[str, Any], schema: Schema) -> Broken:
    """Each way in which `value` breaks `schema`: where, and what to do about it. Rules wait until the shape holds."""
    shape: list[Any] = []
    rules: dict[Found, None] = {}
    for error in schema.validator.iter_errors(value):
        text = _own_sentence(error, schema)
        if text:
            found = (tuple(error.instance_path), text.replace("{value}", _value(error.instance)))
            rules[found] = None
        else:
            shape.append(error)
    return Broken(list(_told(shape, schema)), [] if shape else list(rules))


def _own_sentence(error: Any, schema: Schema) -> str:
    """The "errorMessage" that stands nearest to the broken word of the description, if any."""
    node: Any = schema.root
    text = ""
    for key in error.evaluation_path:
        node = schema.parts(node)[1] if key == "$ref" else node[key]
        text = node.get("errorMessage", text) if isinstance(node, dict) else text
    return text


def _value(value: Any) -> str:
    """What "{value}" stands for in a sentence of a description: the value it stands at; of a fact, the fact's."""
    return quoted(value.get("value") if isinstance(value, dict) else value)


def _told(broken: Iterable[Any], schema: Schema) -> Iterator[Found]:
    """One sentence a place, for what the words of a description refuse."""
    told: set[Path_] = set()
    guesses = Guesses()
    mistyped: set[tuple[Path_, str]] = set()
    errors = sorted(
        ((tuple(error.instance_path), error) for error in broken),
        key=lambda pair: pair[1].kind.name != "additionalProperties",
    )
    for path, error in errors:
        kind = error.kind
        node = schema.at(path)
        if kind.name == "additionalProperties":
            known = [field.key for field in schema.fields(node)]
            for key in kind.unexpected:
                guess = guesses.nearest(key, known)
                mistyped.update((path, name) for name in known if f"'{name}'" in guess)
                yield (
                    (*path, key),
                    say("not_a_field", key=quoted(key), under=_under(path), guess=guess or _one_of(known)),
                )
        elif kind.name == "required":
            if (path, kind.property) not in mistyped:
                child = schema.child(node, kind.property)
                yield path, say("missing", key=kind.property, under=_under(path), help=_help(child, schema))
        elif path not in told:
            told.add(path)
            yield path, _sentence(path, error, node, schema, guesses)


def _sentence(path: Path_, error: Any, node: Node, schema: Schema, guesses: Guesses) -> str:
    """The sentence for one broken rule about the value at `path`."""
    name, kind, value = _name(path), error.kind, error.instance
    if value is None:
        return say("empty", name=name)
    match kind.name:
        case "type":
            how = _how(value, kind.types, node, schema)
            return say("wrong_kind", name=name, wanted=_wanted(kind.types), value=quoted(value), how=how)
        case "oneOf":
            return _not_a_choice(name, value, node, schema, guesses)
        case "const":
            return say("not_the_one", name=name, wanted=json.dumps(kind.expected_value), value=quoted(value))
        case "minLength":
            return say("too_short", name=name, count=len(value), limit=kind.limit, help=_help(node, schema))
        case "maxLength":
            return say("too_long", name=name, count=f"{len(value):,}", limit=kind.limit)
        case "minItems" | "minProperties":
            if kind.limit == 1:
                return say("no_entry", name=name)
            return say("too_few", name=name, limit=kind.limit)
        case "maxItems":
            return say("too_many", name=name, count=len(value), limit=kind.limit)
        case "uniqueItems":
            return say("twice", name=name)
        case "format" if schema.word(node, "format") == "web-address":
            return say(web_address.fault(value), name=name)
        case "format" if str(schema.word(node, "format")).startswith("visible-"):
            return say("nothing_to_see", name=name)
        case "format":
            return _date_meant(name, value, node, schema) or say("no_such_day", name=name, value=quoted(value))
        case "propertyNames":
            keys = schema.word(node, "propertyNames")
            return say("bad_key", name=name, key=quoted(kind.error.instance), help=_help(keys, schema))
        case "falseSchema":
            return say("no_value_here", name=name)
        case _:  # pattern, minimum, maximum: the help of the field says what is wanted
            if meant := _date_meant(name, value, node, schema):
                return meant
            return say("cannot_be", name=name, value=quoted(value), help=_help(node, schema))


def _date_meant(name: str, value: Any, node: Node, schema: Schema) -> str:
    """The sentence for a date in another spelling, with the right one; empty where it is not understood."""
    kind = schema.word(node, "format")
    if kind not in ("partial-date", "period") or not isinstance(value, str):
        return ""
    meant = as_meant.date(value, period=kind == "period")
    if not meant or meant == value or not is_period(meant):
        return ""
    return say("date_meant", name=name, value=quoted(value), date=meant, words=dates.in_words(meant))


def _not_a_choice(name: str, value: Any, node: Node, schema: Schema, guesses: Guesses) -> str:
    """The sentence for a value that is none of the choices, or for a fact that is none of its three kinds."""
    choices = [choice.value for choice in schema.choices(node)]
    if choices:
        if isinstance(value, bool):
            return say("not_a_choice", name=name, value=f"'{str(value).lower()}'", guess="", choices=_one_of(choices))
        guess = guesses.nearest(value, choices)
        return say("not_a_choice", name=name, value=quoted(value), guess=guess, choices=_one_of(choices))
    ways = next(part["oneOf"] for part in schema.parts(node) if "oneOf" in part)
    keys = [way["required"][0] for way in ways]
    given = [key for key in keys if isinstance(value, dict) and key in value]
    if len(given) > 1:
        return say("two_ways", name=name, first=given[0], second=given[1])
    return say("no_way", name=name, keys=", ".join(repr(key) for key in keys), help=_help(node, schema))


def _wanted(types: list[str]) -> str:
    return " or ".join(KINDS.get(kind, kind) for kind in types if kind != "integer" or len(types) == 1)


def _how(value: Any, types: list[str], node: Node, schema: Schema) -> str:
    """What to write instead, for a value of the wrong kind."""
    if "string" in types and isinstance(value, bool | int | float):
        text = json.dumps(str(value).lower() if isinstance(value, bool) else str(value))
        return say("put_in_quotes", text=text)
    if "number" in types and isinstance(value, str):
        number = as_meant.number(value)
        return say("number_meant", number=number) if number else say("digits_only")
    if "object" in types and isinstance(value, str) and _SPACE_MISSING.match(value):
        return f" {say('space_missing')}"
    return _help(node, schema)


def _help(node: Node, schema: Schema) -> str:
    text, examples = schema.word(node, "description", ""), schema.word(node, "examples")
    example = ""
    if examples and not isinstance(examples[0], list | dict) and len(str(examples[0])) < 80:
        example = say("example", example=examples[0])
    return f" {text}{example}" if text else example


def _one_of(words: list[str]) -> str:
    return say("one_of", choices=", ".join(words))


def _name(path: Path_) -> str:
    """The value at `path` as a person would name it."""
    names = [key for key in path if isinstance(key, str)]
    if not names:
        return say("whole_file")
    under = say("under", key=names[-2]) if len(names) > 1 else ""
    return f"'{names[-1]}'{under}"


def _under(path: Path_) -> str:
    names = [key for key in path if isinstance(key, str)]
    return say("under", key=names[-1]) if names else ""
