"""What breaks a description, as sentences: a value and its Schema in; (path, sentence) pairs out."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from macros.read import as_meant, dates, line_faults
from macros.read.fields import Fields
from macros.read.problems import Guesses, quoted
from macros.read.reading import Path_
from macros.read.schema import Node, Schema, is_period
from macros.read.sentences import KINDS, say

Found = tuple[Path_, str]
Error = Any  # of the validator, whose types say less than it does
_SPACE_MISSING = re.compile(line_faults.LIKELY["space_missing"])
_LIMITS = {
    "minLength": "too_short", "maxLength": "too_long",
    "minItems": "too_few", "minProperties": "too_few", "maxItems": "too_many",
}  # fmt: skip


def broken(value: Fields, schema: Schema) -> list[Found]:
    """What is to be mended first in `value`: its shape, then what breaks the rules of `schema`."""
    shape, rules = find(value, schema)
    return shape or rules


def find(value: Fields, schema: Schema) -> tuple[list[Found], list[Found]]:
    """Each way in which `value` breaks `schema`: its shape, and rules with an "errorMessage", which count once that
    holds."""
    shape: list[Error] = []
    rules: dict[Found, None] = {}
    for error in schema.validator.iter_errors(value):
        if text := _own_sentence(error, schema):
            held = error.instance.get("value") if isinstance(error.instance, dict) else error.instance
            rules[tuple(error.instance_path), text.replace("{value}", quoted(held))] = None
        else:
            shape.append(error)
    return list(_told(shape, schema)), list(rules)


def _own_sentence(error: Error, schema: Schema) -> str:
    """The "errorMessage" that stands nearest to the broken word of the description, if any."""
    node: Any = schema.root
    text = ""
    for key in error.evaluation_path:
        node = schema.parts(node)[1] if key == "$ref" else node[key]
        text = node.get("errorMessage", text) if isinstance(node, dict) else text
    return text


def _told(errors: Iterable[Error], schema: Schema) -> Iterator[Found]:
    """One sentence a place, for what the words of a description refuse."""
    told: set[Path_] = set()
    guesses = Guesses()
    mistyped: set[tuple[Path_, str]] = set()
    for error in sorted(errors, key=lambda error: error.kind.name != "additionalProperties"):
        path, kind = tuple(error.instance_path), error.kind
        node = schema.at(path)
        if kind.name == "additionalProperties":
            known = [field.key for field in schema.fields(node)]
            for key in kind.unexpected:
                guess = guesses.nearest(key, known)
                mistyped.update((path, name) for name in known if f"'{name}'" in guess)
                words = {"key": quoted(key), "under": _under(path), "guess": guess or _one_of(known)}
                yield (*path, key), say("not_a_field", **words)
        elif kind.name == "required":
            if (path, kind.property) not in mistyped:
                child = schema.child(node, kind.property)
                yield path, say("missing", key=kind.property, under=_under(path), help=_help(child, schema))
        elif path not in told:
            told.add(path)
            yield path, _sentence(path, error, node, schema, guesses)


def _sentence(path: Path_, error: Error, node: Node, schema: Schema, guesses: Guesses) -> str:
    """The sentence for one broken rule about the value at `path`."""
    name, kind, value = _name(path), error.kind, error.instance
    words = {"name": name, "value": quoted(value), "help": _help(node, schema)}
    if value is None:
        return say("empty", name=name)
    match kind.name:
        case "type":
            wanted = [KINDS.get(each, each) for each in kind.types if each != "integer" or len(kind.types) == 1]
            return say("wrong_kind", **words, wanted=" or ".join(wanted), how=_how(value, kind.types, node, schema))
        case "oneOf":
            return _not_a_choice(words, value, node, schema, guesses)
        case "const":
            return say("not_the_one", **words, wanted=json.dumps(kind.expected_value))
        case limit if limit in _LIMITS:
            sentence = "no_entry" if _LIMITS[limit] == "too_few" and kind.limit == 1 else _LIMITS[limit]
            return say(sentence, **words, count=f"{len(value):,}", limit=kind.limit)
        case "uniqueItems":
            return say("twice", **words)
        case "propertyNames":
            help_ = _help(schema.word(node, "propertyNames"), schema)
            return say("bad_key", name=name, key=quoted(kind.error.instance), help=help_)
        case "falseSchema":
            return say("no_value_here", **words)
    written = str(schema.word(node, "format")) if kind.name == "format" else ""
    if written == "web-address":
        return say(as_meant.address_fault(value), **words)
    if written.startswith("visible-"):
        return say("nothing_to_see", **words)
    # Else a pattern or a limit: the help of the field says what is wanted.
    return _date_meant(words, value, node, schema) or say("no_such_day" if written else "cannot_be", **words)


def _date_meant(words: dict[str, str], value: object, node: Node, schema: Schema) -> str:
    """The sentence for a date in another spelling, with the right one; empty where it is not understood."""
    kind = schema.word(node, "format")
    if kind not in ("partial-date", "period") or not isinstance(value, str):
        return ""
    period = kind == "period"
    if loose := as_meant.loose(value, period=period):
        return say("date_loose", **words, date=loose)
    meant = as_meant.date(value, period=period)
    if not meant or meant == value or not is_period(meant):
        return ""
    return say("date_meant", **words, date=meant, words=dates.in_words(meant))


def _not_a_choice(words: dict[str, str], value: object, node: Node, schema: Schema, guesses: Guesses) -> str:
    """The sentence for a value that is none of the choices, or for a fact that is none of its three kinds."""
    if choices := [choice.value for choice in schema.choices(node)]:
        if isinstance(value, bool):
            words |= {"value": f"'{str(value).lower()}'"}
        guess = "" if isinstance(value, bool) else guesses.nearest(value, choices)
        return say("not_a_choice", **words, guess=guess, choices=_one_of(choices))
    ways = next(part["oneOf"] for part in schema.parts(node) if "oneOf" in part)
    keys = [way["required"][0] for way in ways]
    given = [key for key in keys if isinstance(value, dict) and key in value]
    if len(given) > 1:
        return say("two_ways", **words, first=given[0], second=given[1])
    return say("no_way", **words, keys=", ".join(map(repr, keys)))


def _how(value: object, types: list[str], node: Node, schema: Schema) -> str:
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
    return f"'{names[-1]}'{_under(tuple(names[:-1]))}" if names else say("whole_file")


def _under(path: Path_) -> str:
    names = [key for key in path if isinstance(key, str)]
    return say("under", key=names[-1]) if names else ""
