"""The closed group as data: our own list is whole, and the table and the JSON say the same."""

from __future__ import annotations

import csv
import io
import json

import pytest

from macros.handbook import Handbook
from macros.render import data_files
from tests.small import settings_of


@pytest.fixture(scope="module")
def found(book: Handbook) -> dict[str, str]:
    return data_files.of_group(book, settings_of())


def test_table_and_json_hold_every_member_in_one_order(book: Handbook, found: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(found["data/pathfinders.csv"].removeprefix("\ufeff"))))
    whole = json.loads(found["data/pathfinders.json"])
    members = book.library.one("closed_group")["members"]
    assert [row["key"] for row in rows] == [each["key"] for each in whole["members"]] == [m["key"] for m in members]
    for row, each in zip(rows, members, strict=True):
        assert list(row) == list(data_files.COLUMNS["members"])
        assert (row["became"], row["planned"], row["what"], row["as_of"]) == (
            each["became"], each["planned"]["value"], each["what"]["value"], str(each["what"]["as_of"]),
        )  # fmt: skip
        assert row["source_addresses"].split() == [whole["sources"][key]["url"] for key in each["what"]["sources"]]
        assert row["began"] == str(each.get("began", ""))


def test_the_list_has_the_twelve_names_that_it_says(book: Handbook, found: dict[str, str]) -> None:
    group = book.library.one("closed_group")
    assert "twelve" in group["list"]["value"]
    assert len({each["key"] for each in group["members"]}) == len(group["members"]) == 12


def test_a_range_goes_up_and_never_beyond_the_list(found: dict[str, str]) -> None:
    whole = json.loads(found["data/pathfinders.json"])
    assert len(whole["ranges"]) == 3
    for each in whole["ranges"]:
        assert 0 <= each["least"] <= each["most"] <= len(whole["members"])


def test_without_a_group_there_are_no_files(book: Handbook) -> None:
    bare = Handbook(book.records, book.schema, book.chapters, type(book.library)())
    assert data_files.of_group(bare, settings_of()) == {}
