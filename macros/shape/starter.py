"""A Schema in; the annotated starter file, and any value as the YAML a person would write, out."""

import re
import textwrap
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from macros.read.reading import Strict
from macros.read.records import STARTER
from macros.read.schema import Field, Schema

# What stands for the contributor's own words: a name that no record has, and the key of its one source.
NAME = STARTER["name"]
SOURCE = "my-source"
WIDTH = 100

TOP = """\
## A case-study record, to fill in. Save it as case_studies/your-organisation.yml
## (small letters, digits and hyphens).
##
## Lines that begin with ## are help. You may delete them.
## Lines without # are needed: replace what stands there with your own.
## Lines that begin with one # are for more. To use some, take the # away at the start of each.
## Leave out what you do not know.
##
## A fact is a value, the date it is true of, and its sources. How sure we are is worked out from
## them. Looked for something and found nothing? Then write, in place of all that, the day you looked:
##   not_found: 2026-11-23
##
## Put a text in double quotes if it has a colon, or begins with a sign.
"""


class _Written(yaml.SafeDumper):
    """YAML as our records are written: plain dates, and quotes where another reader would see no text."""

    yaml_implicit_resolvers = {sign: list(found) for sign, found in Strict.yaml_implicit_resolvers.items()}  # noqa: RUF012

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists are indented below their field."""
        del indentless
        super().increase_indent(flow, False)


_Written.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:y|n|yes|no|on|off)$", re.IGNORECASE), list("yYnNoO")
)
_Written.add_multi_representer(dict, yaml.SafeDumper.represent_dict)
_Written.add_representer(
    list,
    lambda dumper, items: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", items, flow_style=all(isinstance(item, str) and " " not in item for item in items)
    ),
)


def as_yaml(value: Any) -> str:
    """A value as block YAML, its last line ended."""
    return yaml.dump(value, Dumper=_Written, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False)


@lru_cache(maxsize=4)
def text(schema: Schema) -> str:
    """The starter file: a record that passes the check once its name and summary are one's own."""
    parts = [TOP]
    for field in schema.fields():
        parts.extend(_part(field, schema))
    return "\n".join(parts)


def _part(field: Field, schema: Schema) -> Iterator[str]:
    """One field of a record: its help, then what to write, behind a "#" where it may be left out."""
    kind = schema.kind(field.node)
    if kind.value != "group" or kind.many:
        yield _help(field, schema) + _lines({field.key: _example(field)}, "" if field.required else "#")
        return
    parts = [
        _help(part, schema, "  ") + _lines({part.key: _example(part)}, "#  ") for part in schema.fields(field.node)
    ]
    yield _help(field, schema) + f"#{field.key}:\n" + "".join(parts)


def _help(field: Field, schema: Schema, indent: str = "") -> str:
    """The label and the help of a field as comment lines, with its choices."""
    needed = "" if field.required or indent else " (optional)"
    lines = _wrapped(f"{field.label}{needed}. {field.help}", indent)
    for choice in schema.choices(schema.kind(field.node).held):
        lines += _wrapped(f"{choice.value}: {choice.help}", f"{indent}    ")
    return "".join(f"## {line}\n" for line in lines)


def _wrapped(sentence: str, indent: str) -> list[str]:
    return textwrap.wrap(sentence, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _lines(value: Any, before: str) -> str:
    return "".join(f"{before}{line}\n" for line in as_yaml(value).splitlines())


def _example(field: Field) -> Any:
    """The example of a field, with the one source of the starter for those it names."""
    if field.key in STARTER:
        return STARTER[field.key]
    if field.key == "sources":
        return {SOURCE: next(iter(field.example.values()))}
    if field.key == "related":
        return field.example
    return _sourced(field.example)


def _sourced(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: [SOURCE] if key in ("sources", "said_sources") else _sourced(inner) for key, inner in value.items()
        }
    return [_sourced(item) for item in value] if isinstance(value, list) else value
