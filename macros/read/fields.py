"""What a file says, as values by their keys; and the path of a module in, the data of the .yml file beside it out.

Which keys there are, and what each may hold, is said by the file's description (a .schema.yml), and by it alone: so
Python gives such values one name, and does not repeat their shape. What our own code makes of them has dataclasses.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

Fields = Mapping[str, Any]


def beside(module: str) -> Any:
    """What stands in the file beside a module, which gives its own `__file__`. It is ours, and is not checked."""
    return yaml.load(Path(module).with_suffix(".yml").read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def pattern(written: str, pieces: Mapping[str, str]) -> str:
    """A pattern of such a file, with `pieces` in the places of their names: "^<year>$"."""
    return re.sub(r"<(\w+)>", lambda place: pieces[place[1]], written)
