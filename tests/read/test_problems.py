"""Problems: how they are printed and sorted, what is guessed, and how values are quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.read.problems import COMPARED, GUESSES, MOST, Guesses, Problem, capped, quoted, shown


def test_a_line_for_people_and_one_for_github() -> None:
    problem = Problem("a,b:c%.yml", 3, "100% wrong\r\nand more")
    assert str(problem) == "a,b:c%.yml:3: 100% wrong\r\nand more"
    assert problem.as_annotation() == "::error file=a%2Cb%3Ac%25.yml,line=3::100%25 wrong%0D%0Aand more"


def test_in_the_order_of_files_and_lines() -> None:
    given = [Problem("b", 1, "x"), Problem("a", 10, "x"), Problem("a", 9, "z"), Problem("a", 9, "y")]
    assert [(p.path, p.line, p.sentence) for p in sorted(given)] == [
        ("a", 9, "y"), ("a", 9, "z"), ("a", 10, "x"), ("b", 1, "x"),
    ]  # fmt: skip


def test_a_path_below_here_is_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "records/a.yml") == shown(Path("records/a.yml")) == "records/a.yml"
    assert shown(tmp_path.parent / "a.yml") == (tmp_path.parent / "a.yml").as_posix()


@pytest.mark.parametrize(
    ("word", "known", "guess"),
    [
        ("sumary", ["name", "summary"], "summary"),
        ("SUMMARY", ["name", "summary"], "summary"),
        ("summary", ["Name", "Summary"], "Summary"),
        ("helth", ["leisure", "community_health"], "community_health"),
        ("helth", ["leisure", "community-health"], "community-health"),
        ("hexxh", ["leisure", "community_health"], ""),
        ("abcde", ["abcxy"], "abcxy"),
        ("abcde", ["abxyz"], ""),
        (2012, ["2013"], "2013"),
        ("x" * 99 + "a", ["x" * 99 + "b"], "x" * 99 + "b"),
        ("", ["name"], ""),
        ("name", [], ""),
    ],
)
def test_the_nearest_word(word: object, known: list[str], guess: str) -> None:
    assert Guesses().nearest(word, known) == (f" Did you mean '{guess}'?" if guess else "")


def test_no_more_than_the_start_of_a_long_word_is_looked_at() -> None:
    assert Guesses().nearest("name" + " " * 96 + "x" * 1000, ["name" + " " * 96]) == f" Did you mean 'name{' ' * 96}'?"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "'x'"),
        (12, "'12'"),
        (" two\n  words ", "'two words'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 59}…'"),
    ],
)
def test_a_value_in_quotes(value: object, text: str) -> None:
    assert quoted(value) == text


def test_a_value_in_quotes_cut_shorter() -> None:
    assert quoted("abcdef", 5) == "'abcd…'"


def test_of_many_problems_of_one_file_the_first_are_told() -> None:
    many = [Problem("a", line, "x") for line in range(MOST + 1, 0, -1)]
    other = [Problem("b", 1, "y")] * 2
    assert capped(many[1:] + other) == [*sorted(many)[:MOST], Problem("b", 1, "y")]
    *first, more, last = capped(many + other)
    assert (first, last) == (sorted(many)[:MOST], Problem("b", 1, "y"))
    assert (more.path, more.line, "1 more" in more.sentence) == ("a", MOST + 1, True)


def test_so_many_guesses_and_no_more() -> None:
    guesses = Guesses()
    assert all(guesses.nearest("sumary", ["summary"]) for _ in range(GUESSES))
    assert guesses.nearest("sumary", ["summary"]) == ""
    assert Guesses().nearest("sumary", ["summary"]), "each file has its own"


@pytest.mark.parametrize(("before", "guess"), [(COMPARED - 1, " Did you mean 'summary'?"), (COMPARED, "")])
def test_a_word_is_compared_with_so_many(before: int, guess: str) -> None:
    assert Guesses().nearest("sumary", [*(str(number) for number in range(before)), "summary"]) == guess


def test_a_path_is_one_line_in_any_letters() -> None:
    assert shown(Path("/x/môn 中\n\u202e.yml")) == "/x/môn 中\ufffd\ufffd.yml"
