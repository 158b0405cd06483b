"""What became of all: a row for each outcome, a mark of its own form, a place for each life; causes and renewals."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from bs4 import BeautifulSoup

from macros.read.schema import Schema
from macros.render import jinja
from macros.shape import endings
from tests.shape.test_lives import life, many
from tests.small import TODAY, fact, record

STEP = 26  # from mark to mark: each is a link, and a finger has to hit it


def test_every_status_has_a_mark_of_its_own(description: Schema) -> None:
    """So that the picture needs no colour. A ring is for those last seen long ago."""
    statuses = [choice.value for choice in description.choices(description.at(("status", "value")))]
    drawn = [endings.mark(life({"status.value": status}, description).status) for status in statuses]
    assert len({*drawn, "ring"}) == len(statuses) + 1
    old = life({"status.value": "trading", "status.as_of": "2010"}, description)
    assert endings.mark(old.status) == "ring"
    proposed = life({"status.value": "return_proposed", "status.as_of": "2010"}, description).status
    assert (proposed.badge, endings.mark(proposed)) == ("old", "frame"), "a ring is for those that traded"


def test_outcomes_stand_in_the_order_of_the_description(description: Schema) -> None:
    lives = [
        life({"name": "B", "status.value": "closed", "status.as_of": "2019"}, description),
        life({"name": "C", "status.as_of": "2010"}, description),
        life({"name": "D"}, description),
        life({"name": "A"}, description),
    ]
    rows = endings.endings(lives, description)
    assert [(row.mark, [each.name for each in row.lives]) for row in rows] == [
        ("disc", ["A", "D"]),
        ("ring", ["C"]),
        ("cross", ["B"]),
    ]


def test_marks_never_touch_and_stay_in_the_picture(description: Schema) -> None:
    lives = many([2012] * 40, description) + many([2012] * 3, description, **{"status.value": "closed"})
    told = {"given": ("became",), "here": SimpleNamespace(lives=lives), "endings": endings, "schema": description}
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
        few = drawing.select("text")[1]  # their words stand beside them, on a phone too
        assert abs(int(str(few["y"])) - places[40][1]) < 12 and few.get_text() == "3Closed"


def test_causes_with_most_cases_first(description: Schema) -> None:
    def caused(name: str, *causes: str) -> Any:
        return record({"name": name, "outcome": {"causes": [fact(cause) for cause in causes]}}, name.lower())

    given = [caused("Zed", "quality", "price"), caused("amber", "funding_cut", "quality"), record()]
    shaped = endings.causes(given, description, TODAY)
    assert [(choice.value, choice.label) for choice, _ in shaped] == [
        ("quality", "Quality or regulator"),
        ("price", "Price"),
        ("funding_cut", "Funding cut"),
    ]
    assert [(row.name, said.text) for row, said in shaped[0][1]] == [
        ("amber", "Quality or regulator"),
        ("Zed", "Quality or regulator"),
    ]


def test_renewals_leave_out_what_was_not_found(description: Schema) -> None:
    renewed = {"outcome": {"renewals": [fact("In 2019."), {"not_found": 2026}]}}
    given = [
        record({"name": "Zed", **renewed}, "zed"),
        record({"name": "amber", **renewed}, "amber"),
        record({"name": "None", "outcome": {"renewals": [{"not_found": 2026}]}}, "none"),
    ]
    shaped = endings.told(given, description, TODAY, "outcome.renewals")
    assert [(row.name, [f.text for f in facts]) for row, facts in shaped] == [
        ("amber", ["In 2019."]),
        ("Zed", ["In 2019."]),
    ]
