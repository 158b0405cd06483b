"""The path of a page in; its address out. And the names that no record can have, since a page of ours has them.

Read from the pages themselves, so that a page put beside the records is known here without being told.
"""

from pathlib import Path, PurePath

from macros.read.records import SCHEMA

DOCS = "docs"
RECORDS = "case_studies"
BESIDE = "case-studies"  # the folder below docs/, and below the site's front, where the pages of records stand


def record_page(slug: str) -> str:
    """The text of a record's own page."""
    return f'{{{{ case_study("{slug}") }}}}\n'


def of_page(path: PurePath) -> str:
    """The address of a page below the site's front: guide/find-out.md is guide/find-out/."""
    folder = path.parent if path.stem == "index" else path.with_suffix("")
    return "" if folder == PurePath() else f"{folder.as_posix()}/"


def taken(folder: Path) -> frozenset[str]:
    """What stands beside the pages of records, less what `python -m macros pages` wrote there; and the description."""
    beside = (folder.parent / DOCS / BESIDE).glob("*")
    return frozenset(path.stem for path in beside if not _of_a_record(path)) | {Path(SCHEMA).stem}


def _of_a_record(path: Path) -> bool:
    return path.is_file() and path.read_bytes().strip() == record_page(path.stem).strip().encode()
