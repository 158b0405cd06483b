"""What a file says, as values by their keys.

Which keys there are, and what each may hold, is said by the file's description (a .schema.yml), and by it alone: so
Python gives such values one name, and does not repeat their shape. What our own code makes of them has dataclasses.
"""

from collections.abc import Mapping
from typing import Any

Fields = Mapping[str, Any]
