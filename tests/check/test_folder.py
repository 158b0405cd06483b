"""Each rule has a bad record that fails with exactly its sentence."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.__main__ import main
from macros.check import by_schema, folder, rules
from macros.check.folder import broken_in
from macros.read import addresses, records
from macros.read.problems import GUESSES, MOST, Guesses, Problem, capped
from macros.read.schema import Schema
from tests.conftest import RECORDS, ROOT

BAD = sorted((ROOT / "tests/bad_records").glob("*.yml"))
GOOD = ROOT / "tests/good_record.yml"


def problems_of(path: Path) -> list[Problem]:
    """The problems of one file that stands beside our records."""
    _, problems = folder.folder_problems(RECORDS, [path])
    return [problem for problem in problems if problem.path.endswith(path.name)]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_record_fails_with_its_sentence(path: Path) -> None:
    expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    assert [f"{p.line}: {p.sentence}" for p in problems_of(path)] == [expected]


def test_the_good_record_passes(tmp_path: Path) -> None:
    good = tmp_path / "good-record.yml"
    shutil.copy(GOOD, good)
    assert problems_of(good) == []


@pytest.mark.parametrize("rule", [*rules.WITHIN, *rules.BETWEEN, *rules.BESIDE], ids=lambda rule: rule.__name__)
def test_every_rule_has_a_bad_record(rule: Any, description: Schema) -> None:
    """A rule that no bad record breaks is a rule that cannot fail."""
    ours, _ = records.read_all(records.paths(RECORDS))
    others: list[Any] = [records.Others({record.slug: record for record in ours})] if rule in rules.BETWEEN else []
    others += [addresses.taken(RECORDS)] if rule in rules.BESIDE else []
    found, _ = records.read_all(BAD)
    described = [record for record in found if not by_schema.broken(dict(record.data), description)]
    assert any(list(rule(record, *others)) for record in described)


def own_sentences(node: Any) -> Iterator[str]:
    """Every sentence that a description holds for a rule of its own."""
    if isinstance(node, dict):
        if "errorMessage" in node:
            yield node["errorMessage"]
        for inner in node.values():
            yield from own_sentences(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from own_sentences(inner)


def test_every_rule_of_the_description_has_a_bad_record(description: Schema) -> None:
    told = [sentence for found in records.read_all(BAD)[0] for _, sentence in broken_in(found, description)]
    sentences = list(own_sentences(description.root))
    assert len(sentences) >= 7
    for sentence in sentences:
        pattern = re.escape(sentence).replace(r"\{value\}", "'.*'")
        assert any(re.fullmatch(pattern, each) for each in told), sentence


HELD = "More may show once these are mended, because some checks wait for that."


@pytest.mark.parametrize(
    ("lines", "more"),
    [
        ({"sector: leisure": "sector: leishure"}, True),
        ({"checked: 2026-": "checked: 2010-"}, False),
        ({"checked: 2026-": "checked: 2010-", "name: Northmoor Leisure": "name: Sunshine Care"}, False),
    ],
)
def test_the_check_says_when_more_may_show(
    lines: dict[str, str], more: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rules between fields wait until each field is sound; all that can be told at once is."""
    text = GOOD.read_text(encoding="utf-8")
    for given, written in lines.items():
        assert given in text
        text = text.replace(given, written, 1)
    file = tmp_path / "good-record.yml"
    file.write_text(text, encoding="utf-8")
    main(["check", str(file)])
    told = capsys.readouterr()
    assert told.err.endswith(f" to mend.{' ' + HELD if more else ''}\n")
    if "name: Northmoor Leisure" in lines:
        assert "is also the name of sunshine-care.yml" in told.out and "is later than 'checked'" in told.out


def test_many_records_do_not_each_go_through_all_others() -> None:
    class Counted(records.Others):
        """Records that count how often somebody goes through all of them."""

        times = 0

        def values(self) -> Any:
            Counted.times += 1
            return super().values()

    ours, _ = records.read_all(records.paths(RECORDS))
    all_of_them = Counted({record.slug: record for record in ours})
    for record in ours:
        for rule in rules.BETWEEN:
            assert not list(rule(record, all_of_them))
    assert Counted.times == 1


def test_all_problems_of_all_files_at_once(tmp_path: Path) -> None:
    shutil.copy(RECORDS / "schema.yml", tmp_path)
    for number in range(500):
        text = GOOD.read_text().replace("Northmoor Leisure", f"Mutual {number}").replace("leisure\n", "liesure\n")
        (tmp_path / f"mutual-{number}.yml").write_text(text)
    (tmp_path / "broken.yml").write_text("a: b: c")
    (tmp_path / "Bad Name.yml").write_text(GOOD.read_text())
    _, problems = folder.folder_problems(tmp_path)
    assert len([p for p in problems if "'liesure'" in p.sentence]) == 500
    assert len([p for p in problems if p.path.endswith("broken.yml")]) == 1
    assert [p.sentence for p in problems if "Bad Name" in p.path] == [
        "The file name 'Bad Name.yml' cannot be an address. Use small letters, digits and hyphens, "
        "at most 60, and end it in '.yml'."
    ]


@pytest.mark.parametrize(
    "name", ["Upper.yml", "two--hyphens.yml", "-first.yml", "name.yaml", "ä.yml", "x" * 61 + ".yml"]
)
def test_file_names_are_addresses(name: str, tmp_path: Path) -> None:
    shutil.copy(RECORDS / "schema.yml", tmp_path)
    shutil.copy(GOOD, tmp_path / name)
    _, problems = folder.folder_problems(tmp_path)
    assert ["cannot be an address" in p.sentence for p in problems] == [True]


@pytest.mark.parametrize("name", ["x", "a-1-b", "2012", "x" * 60])
def test_file_names_that_are(name: str, tmp_path: Path) -> None:
    shutil.copy(RECORDS / "schema.yml", tmp_path)
    shutil.copy(GOOD, tmp_path / f"{name}.yml")
    assert folder.folder_problems(tmp_path)[1] == []


def test_files_that_are_no_records_are_let_be_elsewhere(tmp_path: Path) -> None:
    """Named on the command line, a picture or a page is not taken for a record."""
    (tmp_path / "records").mkdir()
    shutil.copy(RECORDS / "schema.yml", tmp_path / "records")
    (tmp_path / "page.md").write_text("# A page")
    assert folder.folder_problems(tmp_path / "records", [tmp_path / "page.md"]) == ([], [])


def test_of_a_file_that_is_not_read_the_check_is_not_silent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever gets no answer takes it for right. A page of ours is read."""
    shutil.copy(GOOD, tmp_path / "my-mutual.yml.txt")
    for file, told in (
        (tmp_path / "my-mutual.yml.txt", "'my-mutual.yml.txt' is not read here. A record ends in '.yml'"),
        (tmp_path / "gone.txt", "There is no such file."),
        (tmp_path, "This is not a file."),
        (ROOT / "docs/index.md", ""),
    ):
        assert main(["check", str(file)]) == bool(told)
        said = capsys.readouterr().out
        assert (told in said) if told else not said


@pytest.mark.parametrize("name", ["my-mutual.yml.txt", "my-mutual", "notes.docx", "mine.yml~", "more"])
def test_a_file_that_is_not_read_is_told(name: str, tmp_path: Path) -> None:
    shutil.copy(RECORDS / "schema.yml", tmp_path)
    (tmp_path / ".DS_Store").write_text("")
    (tmp_path / name).mkdir() if name == "more" else (tmp_path / name).write_text(GOOD.read_text())
    _, problems = folder.folder_problems(tmp_path)
    assert [problem.sentence for problem in problems] == [
        f"'{name}' is not read here. A record ends in '.yml', with nothing after it; rename it, or take it out."
    ]


def test_a_file_name_with_a_line_break_is_told_on_one_line(tmp_path: Path) -> None:
    shutil.copy(RECORDS / "schema.yml", tmp_path)
    shutil.copy(GOOD, tmp_path / "my-mutual\n.yml")
    _, problems = folder.folder_problems(tmp_path)
    assert ["cannot be an address" in problem.sentence for problem in problems] == [True]
    assert "\n" not in str(problems[0])


def test_a_near_name_is_let_be_once_one_record_names_the_other(tmp_path: Path) -> None:
    shutil.copy(RECORDS / "schema.yml", tmp_path)
    one, two = GOOD.read_text(), GOOD.read_text().replace("Northmoor Leisure", "Northmoor Leisure and Libraries")
    (tmp_path / "one.yml").write_text(one)
    (tmp_path / "two.yml").write_text(two)
    _, problems = folder.folder_problems(tmp_path)
    assert ["is nearly the name of" in problem.sentence for problem in problems] == [True, True]
    (tmp_path / "two.yml").write_text(f"{two}related: [one]\n")
    assert folder.folder_problems(tmp_path)[1] == []


def test_few_guesses_are_made_however_much_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess takes long. What grows with a file is only what is cheap."""
    made: list[Any] = []

    def counted(*given: Any, **_: Any) -> list[str]:
        made.append(given)
        return []

    monkeypatch.setattr("macros.read.problems.get_close_matches", counted)
    wrong = "".join(f"  - leisre{number}\n" for number in range(400))
    fields = "".join(f"fild{number}: x\n" for number in range(3_000))
    (tmp_path / "wrong.yml").write_text(f"{GOOD.read_text()}other_sectors:\n{wrong}{fields}")
    told = problems_of(tmp_path / "wrong.yml")
    assert len(told) > 3_000
    assert len(made) <= 2 * GUESSES


def test_the_first_problems_of_a_file_are_told_and_the_rest_counted() -> None:
    many = [Problem("a.yml", line, "Mend this.") for line in range(1, MOST + 3)]
    told = capped([*many, *many, Problem("b.yml", 1, "And this.")])
    assert [str(problem) for problem in told[MOST:]] == [
        f"a.yml:{MOST + 1}: There are 2 more to mend in this file. Mend these first, then check again.",
        "b.yml:1: And this.",
    ]
    assert capped(many[:MOST]) == many[:MOST]


def test_no_record_takes_the_address_of_a_page(tmp_path: Path) -> None:
    """A page or folder put beside the records is known at once; pages made of records do not stand in their way."""
    shutil.copytree(RECORDS, tmp_path / "case_studies")
    beside = tmp_path / "docs/case-studies"
    shutil.copytree(ROOT / "docs/case-studies", beside)
    (beside / "by-weather.md").write_text("# By weather")
    (beside / "maps").mkdir()
    (beside / "explore-york.md").write_text(addresses.record_page("explore-york"))
    pages = {path.stem for path in (ROOT / "docs/case-studies").glob("*.md")} - set(ours())
    assert addresses.taken(tmp_path / "case_studies") == pages | {"by-weather", "maps", "schema"}
    shutil.copy(GOOD, tmp_path / "case_studies/by-weather.yml")
    _, problems = folder.folder_problems(tmp_path / "case_studies")
    assert ["'by-weather' is the address of another page" in problem.sentence for problem in problems] == [True]


def ours() -> list[str]:
    """The names of our records."""
    return [path.stem for path in records.paths(RECORDS)]


def test_a_deleted_record_is_missed_by_those_that_name_it(tmp_path: Path) -> None:
    shutil.copytree(RECORDS, tmp_path / "records")
    found, _ = folder.folder_problems(tmp_path / "records")
    gone = next(slug for record in found for slug in record.data.get("related", []))
    (tmp_path / f"records/{gone}.yml").unlink()
    _, problems = folder.folder_problems(tmp_path / "records")
    assert problems
    assert all(p.sentence.startswith(f"There is no record '{gone}'.") for p in problems)


def test_annotations_escape_what_github_would_read() -> None:
    problem = Problem("a,b:c.yml", 3, "100% wrong\nand more")
    assert problem.as_annotation() == "::error file=a%2Cb%3Ac.yml,line=3::100%25 wrong%0Aand more"


@pytest.mark.parametrize(
    ("word", "known", "answer"),
    [
        ("helth", ["community_health", "leisure"], " Did you mean 'community_health'?"),
        ("sumary", ["summary", "name"], " Did you mean 'summary'?"),
        ("xyz", ["summary"], ""),
        ("", ["summary"], ""),
    ],
)
def test_nearest(word: str, known: list[str], answer: str) -> None:
    assert Guesses().nearest(word, known) == answer
