"""A record's values in; the text of its file out. What reading.py reads back is equal to what came in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

HEAD = "# yaml-language-server: $schema=schema.yml\n"


class _Dumper(yaml.SafeDumper):
    """Block style, with short lists of keys on one line, as people write them."""


def _list(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.Node:
    words = all(isinstance(item, str) and len(item) <= 60 and " " not in item for item in value)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=words)


_Dumper.add_representer(list, _list)


def text(values: Mapping[str, Any]) -> str:
    """The values as YAML, in their order. Whatever could be read as something else stands in quotes."""
    dumped = yaml.dump(
        dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100, default_flow_style=False
    )
    return HEAD + str(dumped)
