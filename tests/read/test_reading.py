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
        b"a: b\n" * 13_000,
        "6000: The file holds more than 12,000 values. Split or shorten it.",
    ),
    "too-many-entries": (
        b"a:\n" + b"- x\n" * 13_000,
        "502: This list has more than 500 entries. Split or shorten it.",
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
    "0.123456789": 0.123456789,
    "0.1234567891": "0.1234567891",
    "2012.0": 2012,
    "999999999999999": 999999999999999,
    "1000000000000000": "1000000000000000",
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


def nested(depth: int) -> str:
    """Lists in lists, `depth` deep, the file's own fields counted."""
    return "a: " + "[" * (depth - 1) + "]" * (depth - 1)


LIMITS = {
    "bytes": (
        "a: " + "x" * (reading.MAX_BYTES - 3),
        "a: " + "x" * (reading.MAX_BYTES - 2),
        "The file has 300,001 bytes.",
    ),
    "depth": (nested(10), nested(11), "Values are nested more than 10 deep."),
    "brackets": ('a: "' + "[{" * 3000 + '"', 'a: "' + "[{" * 3000 + '["', "The file has 6,001 opening brackets."),
}


@pytest.mark.parametrize(("inside", "outside", "sentence"), LIMITS.values(), ids=LIMITS)
def test_at_the_limit(inside: str, outside: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text(inside)
    reading.read(path)
    path.write_text(outside)
    with pytest.raises(reading.Unreadable, match=f":1: {sentence}"):
        reading.read(path)


def test_how_many_values(tmp_path: Path) -> None:
    fields = "".join(f"a{number}: [x, y, z]\n" for number in range(1_998))  # six events each
    reading.parse(f"{fields}b: x\nc: x\nd: x\n", tmp_path)
    with pytest.raises(reading.Unreadable, match=r"The file holds more than 12,000 values\."):
        reading.parse(f"{fields}b: x\nc: x\nd: x\ne: x\n", tmp_path)


def test_how_many_entries(tmp_path: Path) -> None:
    reading.parse("a:\n" + "- x\n" * 500 + "b: 1\n", tmp_path)
    with pytest.raises(reading.Unreadable, match=r":502: This list has more than 500 entries\."):
        reading.parse("a:\n" + "- x\n" * 501, tmp_path)


# What cannot be parsed, the line it is told on, and the sentence.
BROKEN = {
    "tab": ("a: 1\nb:\n\tc: 2\n", 3, "A tab stands at the start of this line. Use two spaces for each step of indent."),
    "tab on the line after": ("a:\n  b: [\n\tc", 3, "A tab stands at the start of this line."),
    "colon": (
        "a: 1\nname: one: two\n",
        2,
        'A colon followed by a space stands inside the text. Put the whole text in double quotes: name: "one: two"',
    ),
    "colon at the end": ("name: one:\n", 1, "A colon followed by a space stands inside the text."),
    "colon and quotes": ('name: a "b": c\\d\n', 1, """in double quotes: name: "a 'b': c\\\\d\""""),
    "colon in a list": ("a:\n  - b: c: d\n", 2, 'in double quotes: b: "c: d"'),
    "colon in a long text": (f"name: x: {'y' * 100}\n", 1, f'in double quotes: name: "x: {"y" * 77}"'),
    "no space on the line before": ("name:One\nsector: leisure\n", 1, "A space is missing after the colon."),
    "indented further": ("a: 1\n  b: 2\n", 2, "This line is not lined up with the fields it belongs with."),
    "two documents": ("a: 1\n---\nb: 2\n", 2, "A second '---' stands here. One file holds one record."),
    "quote open": ('a: 1\nb: "two\nc: 3\n', 2, "The quotation mark that begins this text is not closed"),
    "bracket open": ("a: [1, 2\nb: 3\n", 1, "A '[' or '{' is not closed, a comma is missing"),
    "sign first": ("a: 1\nb: @two\n", 2, "The text begins with a sign that has a meaning here."),
    "no colon": ("a: 1\nb\n", 2, "This line has no colon."),
    "does not fit": ("a: 1\n- b\n", 2, "This line does not fit the ones around it."),
    "alias": ("a: 1\nb: *two\n", 2, "'&' and '*' at the start of a value are not allowed here."),
    "anchor": ("a: 1\nb: &two 2\n", 2, "'&' and '*' at the start of a value are not allowed here."),
    "tag": ("a: 1\nb: !two 2\n", 2, "'!' at the start of a value is not allowed here."),
    "list at the top": ("\n- a\n", 2, "The file must be a list of fields, each written as 'name: value'."),
    "text at the top": ("a\n", 1, "The file must be a list of fields"),
    "not a name": ("a: 1\n[b]: 2\n", 2, "A field name must be a plain word."),
    "nothing": ("\n", 1, "The file is empty."),
}


@pytest.mark.parametrize(("text", "line", "sentence"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_parsed(text: str, line: int, sentence: str) -> None:
    with pytest.raises(reading.Unreadable) as caught:
        reading.parse(text, Path("a.yml"))
    assert str(caught.value).startswith(f"a.yml:{line}: ")
    assert sentence in str(caught.value)


def test_text_from_the_middle_of_a_file_has_the_lines_of_the_file() -> None:
    document = reading.front_matter("---\n\n\n\na: 1\nb: [x]\nb: 2\n---\n", Path("a.md"))
    assert [document.line(path) for path in ((), ("a",), ("b", 0))] == [1, 5, 6]
    assert [str(problem) for problem in document.problems] == [
        "a.md:7: 'b' is written twice (first on line 6). Keep one of them."
    ]
    with pytest.raises(reading.Unreadable, match=r"^a\.md:6: A tab"):
        reading.front_matter("---\n\n\n\na:\n\tb: 1\n---\n", Path("a.md"))


def test_front_matter_stands_between_two_lines() -> None:
    for text in ("---\na: 1\n", "# A\n---\na: 1\n---\n"):
        with pytest.raises(reading.Unreadable, match=r"A chapter begins with a line '---'"):
            reading.front_matter(text, Path("a.md"))
    assert reading.front_matter("---\na: 1\n---\n", Path("a.md")).value == {"a": 1}


@pytest.mark.parametrize(
    "code", ["0000", "0008", "007f", "0085", "00ad", "061c", "200b", "200e", "2028", "202e", "2066"]
)
def test_what_nobody_can_see(code: str, tmp_path: Path) -> None:
    letter = chr(int(code, 16))
    document = reading.parse(f'a: 1\nb: "x\\u{code}y"\n', Path("a.yml"))
    assert [str(p) for p in document.problems] == [
        "a.yml:2: An escape in this text makes an invisible character. Take it out."
    ]
    if code != "0000":
        (tmp_path / "a.yml").write_text(f"a: 1\nb: x{letter}y\n", encoding="utf-8")
        with pytest.raises(
            reading.Unreadable, match=rf":2: An invisible character \(U\+{code.upper()}\) stands here\."
        ):
            reading.read(tmp_path / "a.yml")


@pytest.mark.parametrize("letter", ["\u200c", "\u200d", "\u00a0", "é", "£"])
def test_what_some_languages_need_is_let_through(letter: str, tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(f"a: x{letter}y\n", encoding="utf-8")
    assert reading.read(tmp_path / "a.yml").value == {"a": f"x{letter}y"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a: 1")
    path.chmod(0)
    with pytest.raises(reading.Unreadable, match=r"The file cannot be opened \(Permission denied\)"):
        reading.read(path)


# Not YAML by its letter, and read by libyaml all the same, or read wrongly.
TO_THE_LETTER = {
    "list-not-indented": ("a: [x,\ny]\n", "1: A '[' or '{' is not closed"),
    "list-indented-as-its-field": ("a:\n  b: [x,\n  y]\n", "2: A '[' or '{' is not closed"),
    "quote-not-indented": ('a: "x\ny"\n', "1: The quotation mark that begins this text is not closed"),
    "tab-for-indent": ('a: "x\n\ty"\n', "2: A tab stands at the start of this line."),
    "comment-at-a-quote": ('a: "x"# y\n', "1: All from '#' on this line would be lost."),
    "comment-at-a-block": ("a: ># y\n  x\n", "1: All from '#' on this line would be lost."),
    "comment-after-a-list": ("a:\n  - [x] # y\n", "2: All from '#' on this line would be lost."),
    "spaces-before-a-block": ("a: >\n   \n  x\n", "2: This empty line has more spaces"),
    "spaces-for-a-block": ("a: >\n   \n # x\n", "2: This empty line has more spaces"),
    "question-mark": ("{ ?a: b }\n", "1: The text begins with a sign that has a meaning here."),
}


@pytest.mark.parametrize("name", TO_THE_LETTER)
def test_yaml_is_read_to_the_letter(name: str, tmp_path: Path) -> None:
    text, expected = TO_THE_LETTER[name]
    with pytest.raises(reading.Unreadable) as caught:
        reading.parse(text, tmp_path / "a.yml")
    assert f"{caught.value.problem.line}: {caught.value.problem.sentence}".startswith(expected)


READ = {
    "a: [x,\n  y]\n": {"a": ["x", "y"]},
    'a: "x\n  y"\n': {"a": "x y"},
    "# one\na: x\n# two\n": {"a": "x"},
    "a: https://www.example.org/#part\n": {"a": "https://www.example.org/#part"},
    "a: |\n  # x\n  y\nb: z\n": {"a": "# x\ny\n", "b": "z"},
    "a: |\n  x\n   ": {"a": "x\n \n"},
    "a: What? Yes\n": {"a": "What? Yes"},
    "a: x \t\n": {"a": "x"},
}


@pytest.mark.parametrize("text", READ)
def test_what_is_yaml_is_read(text: str, tmp_path: Path) -> None:
    assert reading.parse(text, tmp_path / "a.yml").value == READ[text]


def test_a_walk_meets_each_value_with_its_path() -> None:
    assert list(reading.walk({"a": [1, {"b": 2}]})) == [
        ((), {"a": [1, {"b": 2}]}), (("a",), [1, {"b": 2}]), (("a", 0), 1), (("a", 1), {"b": 2}), (("a", 1, "b"), 2),
    ]  # fmt: skip


def test_a_folder_is_looked_into_or_refused(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    reading.must_open(tmp_path)
    with pytest.raises(reading.Unreadable, match=r"nowhere:1: There is no such folder\."):
        reading.must_open(tmp_path / "nowhere")
