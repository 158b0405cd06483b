"""Files by their names in; one zip file out, the same bytes for the same files: no name of this machine, no clock."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date


def packed(parts: Iterable[tuple[str, bytes | str]], day: date = date(1980, 1, 1), mode: int = 0) -> bytes:
    """The zip file. `day` stands for the clock, `mode` is what each file permits."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = mode << 16
            made.writestr(entry, content)
    return out.getvalue()
