"""A Schema in; the annotated starter file, and any value as the YAML a person would write, out."""

import re
import textwrap
from functools import lru_cache

import yaml

from macros.read import fields
from macros.read.records import STARTER
from macros.read.schema import Field, Schema
from macros.read.strict_yaml import NO_TEXT

# What stands for the contributor's own words: a name that no record has, and the key of its one source.
NAME = STARTER["name"]
SOURCE = "my-source"
WIDTH = 100

TOP: str = fields.beside(__file__)["top"]


class _Written(yaml.SafeDumper):
    """YAML as our records are written: plain dates, and quotes where another reader would see no text."""

    yaml_implicit_resolvers = {None: [(f"tag:yaml.org,2002:{name}", look) for name, (look, _) in NO_TEXT.items()]}  # noqa: RUF012

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists are indented below their field."""
        del indentless
        super().increase_indent(flow)


def _list(dumper: yaml.SafeDumper, items: list[object]) -> yaml.SequenceNode:
    """Words on one line, all else on lines of its own."""
    words = all(isinstance(item, str) and " " not in item for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=words)


_Written.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?i:y|n|yes|no|on|off)$"), [*"yYnNoO"])
_Written.add_multi_representer(dict, yaml.SafeDumper.represent_dict)
_Written.add_representer(list, _list)


def as_yaml(value: object) -> str:
    """A value as block YAML, its last line ended."""
    return yaml.dump(value, Dumper=_Written, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False)


@lru_cache(maxsize=4)
def text(schema: Schema) -> str:
    """The starter file: a record that passes the check once its name and summary are one's own."""
    return "\n".join([TOP, *(_part(field, schema) for field in schema.fields())])


def _part(field: Field, schema: Schema) -> str:
    """One field of a record: its help, then what to write, behind a "#" where it may be left out."""
    kind = schema.kind(field.node)
    if kind.value != "group" or kind.many:
        return _help(field, schema) + textwrap.indent(_written(field), "" if field.required else "#")
    parts = schema.fields(field.node)
    inner = (_help(part, schema, "  ") + textwrap.indent(_written(part), "#  ") for part in parts)
    return _help(field, schema) + f"#{field.key}:\n" + "".join(inner)


def _help(field: Field, schema: Schema, indent: str = "") -> str:
    """The label and the help of a field as comment lines, with its choices."""
    needed = "" if field.required or indent else " (optional)"
    told = [(indent, f"{field.label}{needed}. {field.help}")]
    told += [(f"{indent}    ", f"{each.value}: {each.help}") for each in schema.choices(schema.kind(field.node).held)]
    lines = (line for at, text in told for line in textwrap.wrap(f"{at}{text}", WIDTH, subsequent_indent=f"{at}  "))
    return "".join(f"## {line}\n" for line in lines)


def _written(field: Field) -> str:
    """A field with its example, and the one source of the starter for those it names."""
    told = STARTER.get(field.key) or (field.example if field.key == "related" else _sourced(field.example))
    return as_yaml({field.key: {SOURCE: next(iter(field.example.values()))} if field.key == "sources" else told})


def _sourced(value: object) -> object:
    if isinstance(value, dict):
        named = ("sources", "said_sources")
        return {key: [SOURCE] if key in named else _sourced(inner) for key, inner in value.items()}
    return [_sourced(item) for item in value] if isinstance(value, list) else value
