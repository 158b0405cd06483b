"""The strict reader: what it refuses, in which words, and what it leaves as it was written."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from macros.read import reading

REFUSED = {
    "empty": (b"", "1: The file is empty. Start from the starter file."),
    "comment-only": (b"# nothing yet\n", "1: The file is empty. Start from the starter file."),
    "binary": (
        bytes(range(256)) * 4,
        "1: This is not a text file. Start from the starter file and save it as plain text.",
    ),
    "latin-1": (b"a: x\nname: caf\xe9\n", "2: A character here is not UTF-8. Save the file again as UTF-8."),
    "utf-16": (
        "name: x".encode("utf-16"),
        "1: The file is saved as UTF-16. Save it again as UTF-8 (in Notepad: Save as, Encoding).",
    ),
    "too-large": (
        b"name: " + b"x" * 50_000_000,
        "1: The file has 50,000,006 bytes. Keep it under 300,000: a record is text, not a document.",
    ),
    "brackets": (b"name: " + b"[" * 100_000, "1: The file has 100,000 opening brackets. No record needs so many."),
    "brackets-below-the-count": (
        b"name: " + b"[" * 5_000,
        "1: Values are nested more than 10 deep. Check the indent and the brackets.",
    ),
    "dashes": (b"- " * 50_000, "1: Values are nested more than 10 deep. Check the indent and the brackets."),
    "alias-bomb": (
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "1: '&' and '*' at the start of a value are not allowed here. Put the value in quotes.",
    ),
    "too-many-values": (
        b"a:\n" + b"- x\n" * 13_000,
        "11998: The file holds more than 12,000 values. Split or shorten it.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_sentence_and_at_once(name: str, tmp_path: Path) -> None:
    raw, expected = REFUSED[name]
    path = tmp_path / f"{name}.yml"
    path.write_bytes(raw)
    began = time.perf_counter()
    with pytest.raises(reading.Unreadable) as caught:
        reading.read(path)
    assert str(caught.value) == f"{path}:{expected}"
    assert time.perf_counter() - began < 20  # a guard against hanging, not a measure of speed


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real.yml").write_text("name: x")
    link = tmp_path / "link.yml"
    link.symlink_to(tmp_path / "real.yml")
    with pytest.raises(reading.Unreadable, match=r"This is a link to another file. Put the file itself here\."):
        reading.read(link)


@pytest.mark.parametrize("missing", ["nowhere.yml"])
def test_a_missing_file_is_named(missing: str, tmp_path: Path) -> None:
    with pytest.raises(reading.Unreadable, match=r"nowhere.yml:1: There is no such file. Check the name"):
        reading.read(tmp_path / missing)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "folder.yml").mkdir()
    with pytest.raises(reading.Unreadable, match=r"This is not a file\."):
        reading.read(tmp_path / "folder.yml")


AS_WRITTEN = {
    "NO": "NO",
    "yes": "yes",
    "on": "on",
    "12:30": "12:30",
    "017": "017",
    "05944408": "05944408",
    "0x1f": "0x1f",
    "1_000": "1_000",
    "+5": "+5",
    "1e5": "1e5",
    ".5": ".5",
    "2024-02-30": "2024-02-30",
    "2003-10-01": "2003-10-01",
    "2003-10-01/2004-03-31": "2003-10-01/2004-03-31",
    "9" * 5000: "9" * 5000,
    ".inf": ".inf",
    "<<": "<<",
    "1200000": 1200000,
    "-71501": -71501,
    "2.5": 2.5,
    "true": True,
    "null": None,
    "~": None,
    '"2012"': "2012",
}


@pytest.mark.parametrize("written", AS_WRITTEN, ids=lambda text: text[:20])
def test_values_stay_as_written(written: str, tmp_path: Path) -> None:
    path = tmp_path / "value.yml"
    path.write_text(f"value: {written}\n")
    assert reading.read(path).value == {"value": AS_WRITTEN[written]}


def test_every_value_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "lines.yml"
    path.write_text("a: 1\nb:\n  c: [x,\n    y]\n  d:\n    - e: 2\n    - f: 3\n")
    document = reading.read(path)
    assert document.line(("a",)) == 1
    assert document.line(("b", "c", 1)) == 4
    assert document.line(("b", "d", 1, "f")) == 7
    assert document.line(("b", "nothing", "here")) == 2


def test_what_was_read_is_kept_until_the_text_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("name: One", encoding="utf-8")
    once = reading.read(path)
    assert reading.read(path) is once
    stamp = path.stat().st_mtime_ns
    path.write_text("name: Two", encoding="utf-8")  # as long, and within one tick of the clock
    os.utime(path, ns=(stamp, stamp))
    assert reading.read(path).value == {"name": "Two"}


def test_a_mark_of_windows_notepad_is_let_through(tmp_path: Path) -> None:
    path = tmp_path / "bom.yml"
    path.write_bytes(b"\xef\xbb\xbfname: x\n")
    assert reading.read(path).value == {"name": "x"}
