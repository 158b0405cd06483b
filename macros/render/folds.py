"""A page's HTML in; the same with long parts folded under their headings out.

A heading asks for it with the line that says what is below: `## Tests { data-fold="What the body must pass first" }`.
The heading stays in sight, for lists of contents and links; paper opens the fold.
"""

import re

from macros.render import jinja

_PART = re.compile(r'(<h2[^>]*?) data-fold="([^"]*)"([^>]*>.*?h2>)(.*?)(?=<h2[ >]|\Z)', re.DOTALL)


def fold(html: str) -> str:
    """`html` with each such part in a fold of its own. Parts end at the next heading of the second level."""
    return _PART.sub(_folded, html)


def _folded(part: re.Match[str]) -> str:
    return f"{part[1]}{part[3]}\n" + jinja.markdown("fold.html", line=part[2], body=part[4].strip())
