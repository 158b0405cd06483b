"""A document as WeasyPrint has set it in; its HTML without the empty rows that begin a page out.

Tables to fill in by hand are offered more empty rows than fit. Which of them fit is only known when all is set.
"""

from __future__ import annotations

from typing import Any

ROW = "tr"
SPARE = "spare"


def trim(document: Any, root: Any) -> bool:
    """Take the empty rows that stand on a page after the last row with words out of the tree that a document was set
    from. Says whether there were any: then it is to be set again."""
    tables = [rows for rows in root.iter("tbody") if any(map(_spare, rows))]
    if not tables:
        return False
    pages = _pages(document)
    gone = False
    for body in tables:
        rows = list(body)
        filled = max((pages.get(row, 0) for row in rows if not _spare(row)), default=0)
        for row in rows:
            if _spare(row) and pages.get(row, 0) > filled:
                body.remove(row)
                gone = True
    return gone


def _pages(document: Any) -> dict[Any, int]:
    """The page that each row of a table ends on."""
    return {
        box.element: number
        for number, page in enumerate(document.pages, start=1)
        for box in page._page_box.descendants()
        if box.element_tag == ROW and box.element is not None
    }


def _spare(row: Any) -> bool:
    return SPARE in (row.get("class") or "").split()
