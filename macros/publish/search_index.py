"""A built site in; Pagefind's search index in its pagefind/ folder, and what search has to know of words, out.

`python -m macros.publish.search_index SITE`, in the project folder. Pagefind's own filters are of no use to the
dialog: they tell how many pages have a value, and which only by a search that loads the whole index. So they are
taken out, and pages.json says what each page has. (Pagefind 1.5 also writes the values of a filter in an order that
changes from run to run; without them, two builds of one commit are the same to the byte.)
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import cbor2

from macros.publish import built, search_words
from macros.read import reading

GLOSSARY = Path("docs/_data/glossary.yml")

# The glossary's meanings are shown by the dialog itself.
LEFT_OUT = f"{built.NOISE}, .glossary"

# Every file of Pagefind's begins, unzipped, with this word.
_SIGN = b"pagefind_dcd"

# The part of its meta file that lists the pages: each an id and a number of words.
_PAGES = 1


def build(site: Path) -> str:
    """Index the site. Returns what went wrong, or nothing."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--exclude-selectors", LEFT_OUT, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"The search index could not be built:\n{done.stdout}{done.stderr}"
    take_facets(site / "pagefind")
    for unused in [*site.glob("pagefind/*ui.*"), site / "pagefind/pagefind-highlight.js"]:  # the dialog is ours
        unused.unlink()
    glossary = reading.read(GLOSSARY).value if GLOSSARY.exists() else {"terms": ()}
    (site / search_words.NAME).write_text(search_words.script(glossary, texts(site / "pagefind")), encoding="utf-8")
    return ""


def texts(folder: Path) -> list[str]:
    """The title and text of each page, as Pagefind has it."""
    pages = [_unzip(path) for path in sorted(folder.glob("fragment/*.pf_fragment"))]
    return [f"{page['meta'].get('title', '')} {page['content']}" for page in map(json.loads, pages)]


def take_facets(folder: Path) -> None:
    """Move what pages can be narrowed by from Pagefind's filters to pages.json, for docs/assets/search-engine.js.

    {"facets": [["Kind", "Guide"], ...], "pages": {"en_0123456": [0, 7], ...}}: of each page its places in `facets`.
    """
    facets: list[tuple[str, str]] = []
    pages: dict[str, list[int]] = {}
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        meta_file = folder / f"pagefind.{language['hash']}.pf_meta"
        meta = _read(meta_file)
        filters = next(part for part in meta if _names_filters(part, folder))
        ids = [page[0] for page in meta[_PAGES]]
        pages |= {page: [] for page in ids}
        for name, values in sorted(_read(folder / "filter" / f"{file}.pf_filter") for _, file in filters):
            for value, numbers in sorted(values):
                facets.append((name, value))
                for number in numbers:
                    pages[ids[number]].append(len(facets) - 1)
        filters.clear()
        meta_file.unlink()
        language["hash"] = _write(meta, folder, "pagefind.{}.pf_meta", language["wasm"], 10)
    shutil.rmtree(folder / "filter")
    for path, value in ((entry_file, entry), (folder / "pages.json", {"facets": facets, "pages": pages})):
        path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _names_filters(part: Any, folder: Path) -> bool:
    """Whether a part of the meta file is its list of filters: pairs of a name and a file that is there."""
    return isinstance(part, list) and any(
        isinstance(pair, list) and len(pair) == 2 and (folder / "filter" / f"{pair[1]}.pf_filter").exists()
        for pair in part
    )


def _read(path: Path) -> Any:
    return cbor2.loads(_unzip(path))


def _unzip(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())[len(_SIGN) :]


def _write(value: Any, folder: Path, pattern: str, language: str, length: int) -> str:
    """Write a file of Pagefind's and return the name it got from its contents."""
    packed = gzip.compress(_SIGN + cbor2.dumps(value), mtime=0)
    name = f"{language}_{hashlib.sha256(packed).hexdigest()[:length]}"
    (folder / pattern.format(name)).write_bytes(packed)
    return name


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1])) or 0)
