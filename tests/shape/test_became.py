"""What became of all: a row for each outcome, a mark of its own form, a place for each life."""

from __future__ import annotations

from types import SimpleNamespace

from bs4 import BeautifulSoup

from macros.read.schema import Schema
from macros.render import jinja
from macros.shape import outcomes
from tests.shape.test_outcomes import life, many

STEP = 26  # from mark to mark: each is a link, and a finger has to hit it


def test_every_status_has_a_mark_of_its_own(description: Schema) -> None:
    """So that the picture needs no colour. A ring is for those last seen long ago."""
    statuses = [choice.value for choice in description.choices(description.at(("status", "value")))]
    drawn = [outcomes.mark(life({"status.value": status}, description).status) for status in statuses]
    assert len({*drawn, "ring"}) == len(statuses) + 1
    old = life({"status.value": "trading", "status.as_of": "2010"}, description)
    assert outcomes.mark(old.status) == "ring"


def test_outcomes_stand_in_the_order_of_the_description(description: Schema) -> None:
    lives = [
        life({"name": "B", "status.value": "closed", "status.as_of": "2019"}, description),
        life({"name": "C", "status.as_of": "2010"}, description),
        life({"name": "D"}, description),
        life({"name": "A"}, description),
    ]
    rows = outcomes.endings(lives, description)
    assert [(row.mark, [each.name for each in row.lives]) for row in rows] == [
        ("disc", ["A", "D"]),
        ("ring", ["C"]),
        ("cross", ["B"]),
    ]


def test_marks_never_touch_and_stay_in_the_picture(description: Schema) -> None:
    lives = many([2012] * 40, description) + many([2012] * 3, description, **{"status.value": "closed"})
    told = {"given": ("became",), "here": SimpleNamespace(lives=lives), "outcomes": outcomes, "schema": description}
    page = BeautifulSoup(jinja.html("pages/outcomes.html", root="", **told), "html.parser")
    for drawing in page.select("svg"):
        width, height = map(int, str(drawing["viewbox"]).split()[2:])
        places = [
            (int(str(each["x"])) + 12, int(str(each["y"])) + 12) for each in drawing.select("a > rect:first-of-type")
        ]
        assert len(set(places)) == 43
        assert all(12 <= x <= width - 12 and 12 <= y <= height - 12 for x, y in places)
        apart = {abs(a[0] - b[0]) for a in places for b in places if a[1] == b[1] and a != b}
        assert min(apart) == STEP
        assert max(y for _, y in places[:40]) + STEP <= places[40][1]
