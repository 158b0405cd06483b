"""The form reads like a person: it names fields and choices by their labels, and no name of a file stands in it."""

from __future__ import annotations

import copy
import functools
import json
import operator
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from macros.handbook import Handbook
from macros.read import reading
from macros.read.reading import Path_
from macros.read.schema import Schema
from macros.shape import form, starter
from tests.conftest import ROOT
from tests.small import settings_of

TOLD = yaml.safe_load((ROOT / "tests/form_sentences.yml").read_text(encoding="utf-8"))
WRONG = ("x" * 3000, "zz", "Spring 2031", "31 Feb 2014", -5)  # what a field can hold
# Sentences of what only a file or a setting can get wrong, which no form says.
OF_FILES = re.compile(
    r"line_|indent|quote|bracket|comment|tag|alias|tab|bullet|special|colon|setting_|file|_read|"
    r"not_a_field|format|look_up|number$|no_register|no_number|place|option|shown|described|bands|document|"
    r"utf|text$|too_(many|deep|big)|open|cannot_open|is_a_link|space|sign_first|fit|key_twice|not_fields|not_a_name|"
    r"escape|break_written|may_be_a_year|date_meant|example|under|whole_file|number_meant|put_in_quotes|two_ways|not_the_one"
)
needs_node = pytest.mark.skipif(
    not shutil.which("node") and "GITHUB_ACTIONS" not in os.environ, reason="node is not installed"
)


def asked(book: Handbook, records: list[Any]) -> dict[str, Any]:
    """What the form says of records, and all that it can say."""
    given = {"data": form.data(book.schema, book.records.values(), book.taken, settings_of()), "records": records}
    node = ["node", str(ROOT / "tests/form_in_node.mjs")]
    done = subprocess.run(node, input=json.dumps(given), capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def keys(description: Schema) -> set[str]:
    """The names that fields and choices have in a file."""
    found: set[str] = set()

    def look(node: Any) -> None:
        if isinstance(node, dict):
            found.update(node.get("properties", {}))
            found.update(filter(None, [str(node["const"])] if "const" in node else []))
            for inner in node.values():
                look(inner)
        elif isinstance(node, list):
            for inner in node:
                look(inner)

    look(description.root)
    return found


def named(sentence: str, known: set[str]) -> list[str]:
    """The names of a file in a sentence: a field or a choice in quotes, two words tied together, nothing in quotes."""
    quoted = [word for word in re.findall(r"['\"]([\w-]*)['\"]", sentence) if not word or word in known]
    tied = re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", sentence)
    return [*quoted, *tied, *re.findall(r"under ''|\.yml|\d{4}-\d\d-\d\d|: true\b|'- '", sentence)]


def at(record: Any, path: Path_) -> Any:
    return functools.reduce(operator.getitem, path, record)


def put(record: Any, path: Path_, value: Any) -> Any:
    """The record with another value at a place; without that place, for `...`."""
    changed = copy.deepcopy(record)
    holder = at(changed, path[:-1])
    if value is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return changed


@needs_node
def test_of_each_bad_record_the_form_says_what_stands_in_the_list(book: Handbook) -> None:
    """tests/form_sentences.yml, to be read by a person: the place, and the sentence beside it."""
    paths = [ROOT / f"tests/bad_records/{name}.yml" for name in TOLD]
    told = asked(book, [dict(reading.read(path).value) for path in paths])["told"]
    assert dict(zip(TOLD, told, strict=True)) == TOLD
    known = keys(book.schema)
    assert [each for found in TOLD.values() for each in found if named(each[1], known)] == []


@needs_node
def test_no_name_of_a_file_stands_in_what_the_form_says(book: Handbook, tmp_path: Path) -> None:
    """Each place of a record that has every field, left out and filled with what is wrong; and every sentence alone."""
    lines = [line.removeprefix("#") for line in starter.text(book.schema).splitlines() if not line.startswith("##")]
    (tmp_path / "whole.yml").write_text("\n".join(lines), encoding="utf-8")
    whole = dict(reading.read(tmp_path / "whole.yml").value)
    tried = [put(whole, path, ...) for path, _ in reading.walk(whole) if path]
    tried += [
        put(whole, path, wrong)
        for path, value in reading.walk(whole)
        if not isinstance(value, dict | list)
        for wrong in WRONG
    ]
    answer = asked(book, tried)
    known = keys(book.schema) - {"7", "-5"}
    said = {sentence for found in answer["told"] for _, sentence in found}
    said |= {text for name, text in answer["every"].items() if not OF_FILES.search(name)}
    assert len(said) > 100
    assert {sentence: names for sentence in said if (names := named(sentence, known))} == {}


DIGITS = "Write it in digits, such as 1200000 or £1.2m, and what else there is to say in a note."
NUMBERS = {
    "about 40 staff": "Write 40 here, and choose “about” under “How exact”.",
    "c. 40": "Write 40 here, and choose “about” under “How exact”.",
    "40+": "Write 40 here, and choose “more than” under “How exact”.",
    "over 200": "Write 200 here, and choose “more than” under “How exact”.",
    "up to 1,200": "Write 1,200 here, and choose “up to” under “How exact”.",
    "fewer than 50": "Write 50 here, and choose “fewer than” under “How exact”.",
    "40-50": "Write 40 here, and 50 under “Up to”.",
    "between 40 and 50": "Write 40 here, and 50 under “Up to”.",
    "£1.2m a year": "Write £1.2m here, and what else there is to say in a note.",
    "1.2 mil a year": "Write 1.2 mil here, and what else there is to say in a note.",
    "£3m loss": "Write -£3m here, and what else there is to say in a note.",
    "forty": DIGITS,
    "40 staff and 12 volunteers": DIGITS,
    "40 (FTE 25.5)": DIGITS,
    "50-40": DIGITS,
    "£1-2m": DIGITS,
    "1, 2 and 3": DIGITS,
}


@needs_node
def test_of_a_number_with_words_the_form_says_where_each_goes(book: Handbook) -> None:
    record = dict(reading.read(ROOT / "tests/good_record.yml").value)
    entry = {"as_of": 2024, "sources": list(record["sources"])[:1]}
    tried = [{**record, "size": {"staff": [{**entry, "value": written}]}} for written in NUMBERS]
    told = asked(book, tried)["told"]
    wanted = [[["size.staff.0.value", f"This must be a number, not '{each}'. {NUMBERS[each]}"]] for each in NUMBERS]
    assert told == wanted


@needs_node
def test_a_year_of_two_digits_and_a_short_name_are_told_once(book: Handbook) -> None:
    record = dict(reading.read(ROOT / "tests/good_record.yml").value)
    (key,) = record["sources"]
    short = put(record, ("status", "as_of"), "1/4/12")
    word = put(record, ("status", "as_of"), "Mar-15")  # as Excel writes a month
    named = json.loads(json.dumps(record, default=str).replace(f'"{key}"', '"My source!"'))
    first, second, third = asked(book, [short, named, word])["told"]
    assert third[0][1].startswith("We cannot tell the year of 'Mar-15'.")
    assert first == [
        ["status.as_of", "We cannot tell the year of '1/4/12'. Write all four digits of it, as in 1 April 2012."]
    ]
    assert [place for place, _ in second] == ["sources.My source!"]


def test_no_name_of_a_file_stands_below_a_label(site: Path, description: Schema) -> None:
    html = (site / "contribute/case-study/index.html").read_text(encoding="utf-8")
    page = LexborHTMLParser(html.replace("<template", "<div"))  # whose words the parser keeps to itself
    told = [part.text() for part in page.css(".field__help, .part__help, .field__pair, legend, option, label")]
    assert len(told) > 400
    known = keys(description) - {"undated"}
    assert {text: names for text in told if (names := named(text, known)) and "https://" not in text} == {}
