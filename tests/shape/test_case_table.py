"""The table of all records: its cells in words, what it is filtered by, and its groups."""

from __future__ import annotations

from typing import Any

import pytest

from macros.read import shown
from macros.read.schema import Schema
from macros.shape import case_table
from macros.shape.case_table import Cell
from tests.small import GONE, TODAY, fact, record


def row(changes: dict[str, Any], description: Schema) -> Any:
    (found,) = case_table.rows([record(changes)], description, TODAY)
    return found


def rows_of(changes: list[dict[str, Any]], description: Schema) -> list[Any]:
    given = [record({"name": f"A{number}", **each}, f"a{number}") for number, each in enumerate(changes)]
    return case_table.rows(given, description, TODAY)


def test_columns_have_the_labels_of_the_description(description: Schema) -> None:
    columns = {column.key: column for column in shown.fields(description, "table")}
    assert {key: column.label for key, column in columns.items()} == {
        "status": "Status",
        "sector": "Sector",
        "place": "Nation and region",
        "legal_form": "Legal form",
        "owners": "Owned by",
        "parent": "Came from",
        "started": "Started",
        "ended": "Ended",
        "contract": "Length of the first contract, in years",
        "staff": "Staff",
        "income": "Income in a year (£)",
    }
    assert {key for key, column in columns.items() if column.kind.value in ("number", "date")} == {
        "started",
        "ended",
        "contract",
        "staff",
        "income",
    }
    assert {key for key, column in columns.items() if column.options.get("hidden")} == {"parent", "contract", "income"}


def test_a_row_with_little_in_it(description: Schema) -> None:
    found = row({}, description)
    assert (found.slug, found.name, found.contrast, found.status.badge) == (
        "northmoor-leisure", "Northmoor Leisure", False, "trading",
    )  # fmt: skip
    cells = found.cells
    assert cells["status"] == Cell("Trading", "1 May 2024")
    assert cells["sector"] == Cell("Leisure and sport")
    assert cells["place"] == Cell("England")
    assert cells["started"] == Cell("2012", sort="2012")
    empty = ("legal_form", "owners", "parent", "ended", "contract", "staff", "income")
    assert [cells[key] for key in empty] == [Cell()] * len(empty)
    assert found.words == ""


def test_cells_in_words(description: Schema) -> None:
    found = row(
        {
            "other_sectors": ["housing", "transport"],
            "region": "london",
            "identity.legal_form": fact("llp"),
            "origin.parent": fact("A council"),
            "deal.first_contract_years": fact(2.5),
            "size.staff": [fact(10, 2010), fact(1200, 2014, label="All staff"), fact(20, 2013)],
            "size.income": [{"not_found": 2026}, fact(5000000, "2012/2013")],
        },
        description,
    )
    assert found.cells["sector"] == Cell("Leisure and sport", more="also Housing; Transport")
    assert found.cells["place"] == Cell("London, England")
    assert found.cells["legal_form"] == Cell("Limited liability partnership")
    assert found.cells["parent"] == Cell("A council")
    assert found.cells["contract"] == Cell("2.5 years", "2012", "", "2.5")
    assert found.cells["staff"] == Cell("1,200", "2014", "All staff", "1200")
    assert found.cells["income"] == Cell("£5,000,000", "2012 to 2013", "", "5000000")


def test_looked_for_is_not_the_same_as_not_recorded(description: Schema) -> None:
    searched = {"not_found": 2026}
    found = row({"identity.legal_form": searched, "size.staff": [searched], "origin.started": searched}, description)
    assert [found.cells[key].looked for key in ("legal_form", "staff", "started")] == [True, True, True]
    assert [found.cells[key].looked for key in ("owners", "income", "ended")] == [False, False, False]


def test_what_does_not_apply_says_so(description: Schema) -> None:
    found = row({"deal.first_contract_years": {"does_not_apply": "It was set up new."}}, description)
    assert found.cells["contract"] == Cell("Does not apply")
    assert row({"origin.started": {"does_not_apply": "It never began."}}, description).cells["started"] == Cell(
        "Does not apply"
    )


def test_an_old_status_is_put_in_order_by_its_label(description: Schema) -> None:
    found = row({"status.as_of": 2019}, description)
    assert found.cells["status"] == Cell("Trading when last seen, 2019", sort="Trading")


def test_where_sources_disagree(description: Schema) -> None:
    found = row(
        {
            "origin.started": {"rivals": [fact("2013-05"), fact("2012-12")]},
            "ownership.kind": {"rivals": [fact("employees"), fact("community")]},
            "size.staff": [{"rivals": [fact(10), fact(20)]}],
        },
        description,
    )
    assert found.cells["started"] == Cell("Sources disagree", more="May 2013 or December 2012", sort="2012")
    assert found.cells["owners"] == Cell("Sources disagree", more="Employees or Community")
    assert found.cells["staff"] == Cell("Sources disagree", more="10 or 20")
    assert found.facets["owners"] == ("employees", "community")
    assert found.facets["decade"] == ("2010s",)
    assert found.facets["size"] == ("unknown",)


@pytest.mark.parametrize(
    ("staff", "band"),
    [
        (0, "0"),
        (49, "0"),
        (49.5, "0"),
        (50, "50"),
        (249, "50"),
        (250, "250"),
        (999, "250"),
        (1000, "1000"),
        (9999, "1000"),
    ],
)
def test_bands_of_size(staff: float, band: str, description: Schema) -> None:
    assert row({"size.staff": [fact(staff)]}, description).facets["size"] == (band,)


@pytest.mark.parametrize(
    ("started", "decades"),
    [
        (fact(2009), ("2000s",)),
        (fact("2010-01"), ("2010s",)),
        ({"rivals": [fact(2010), fact(2009), fact(2011)]}, ("2010s", "2000s")),
        ({"not_found": 2026}, ("unknown",)),
    ],
)
def test_decades(started: dict[str, Any], decades: tuple[str, ...], description: Schema) -> None:
    assert row({"origin.started": started}, description).facets["decade"] == decades


def test_what_a_row_is_filtered_and_found_by(description: Schema) -> None:
    found = row(
        {
            "other_sectors": ["housing"],
            "region": "london",
            "place": "Salford",
            "role": "contrast",
            "caution": "No source we found shows that staff own it.",
            "identity": {"legal_name": fact("Northmoor Ltd"), "other_names": [fact("City Leisure"), fact("NL")]},
        },
        description,
    )
    assert found.facets == {
        "sector": ("leisure", "housing"),
        "place": ("england", "london"),
        "legal_form": ("unknown",),
        "owners": ("unknown",),
        "status": ("trading",),
        "size": ("unknown",),
        "decade": ("2010s",),
        "role": ("contrast",),
    }
    assert found.contrast is True
    assert found.words == "Salford Northmoor Ltd City Leisure NL"
    assert found.marks.startswith("sector:leisure sector:housing place:england place:london legal_form:unknown")
    assert row({}, description).facets["role"] == ("case",)


def test_who_works_everywhere_is_found_under_each_nation_and_no_region(description: Schema) -> None:
    found = rows_of([{"nation": "uk_wide"}, {"nation": "northern_ireland"}], description)
    assert found[0].facets["place"] == ("uk_wide", "england", "wales", "scotland", "northern_ireland")
    assert found[0].cells["place"].text == "UK-wide"
    assert found[1].facets["place"] == ("northern_ireland",)


def test_rows_by_name_whatever_the_capitals(description: Schema) -> None:
    given = [record({"name": name}, name) for name in ("Beta", "alpha", "Gamma")]
    assert [found.name for found in case_table.rows(given, description, TODAY)] == ["alpha", "Beta", "Gamma"]


def test_filters_count_and_leave_out_what_nobody_has(description: Schema) -> None:
    found = rows_of(
        [
            {"region": "london", "other_sectors": ["housing"], "size.staff": [fact(60)]},
            {"nation": "wales", "sector": "housing", "origin": GONE},
            {"origin.started": fact(1999), "identity.legal_form": fact("cic")},
        ],
        description,
    )
    facets = {facet.key: (facet.label, options) for facet, options in case_table.facets(found, description)}
    assert list(facets) == ["sector", "place", "legal_form", "owners", "status", "size", "decade"]
    assert {key: label for key, (label, _) in facets.items()} == {
        "sector": "Sector", "place": "Nation and region", "legal_form": "Legal form", "owners": "Owned by",
        "status": "Status", "size": "Number of staff", "decade": "Decade it started",
    }  # fmt: skip
    counted = {
        key: [(option.value, option.label, option.count, option.inner) for option in options]
        for key, (_, options) in facets.items()
    }
    assert counted["sector"] == [("leisure", "Leisure and sport", 2, False), ("housing", "Housing", 2, False)]
    assert counted["place"] == [
        ("england", "England", 2, False), ("london", "London", 1, True), ("wales", "Wales", 1, False),
    ]  # fmt: skip
    assert [option[:1] + option[2:3] for option in counted["legal_form"]] == [("cic", 1), ("unknown", 2)]
    assert counted["size"] == [("50", "50 to 249", 1, False), ("unknown", "Not known", 2, False)]
    assert counted["decade"] == [
        ("1990s", "1990s", 1, False), ("2010s", "2010s", 1, False), ("unknown", "Not known", 1, False),
    ]  # fmt: skip


def test_groups_in_the_order_of_the_description(description: Schema) -> None:
    found = rows_of(
        [{"sector": "housing"}, {"other_sectors": ["housing", "transport"]}, {"sector": "housing"}], description
    )
    by_sector = case_table.groups(found, description, "sector")
    shown = [(choice.value, [r.slug for r in own], [r.slug for r in also]) for choice, own, also in by_sector]
    assert shown == [("leisure", ["a1"], []), ("housing", ["a0", "a2"], ["a1"]), ("transport", [], ["a1"])]
    assert (by_sector[1][0].label, by_sector[1][0].help) == ("Housing", "Social housing.")
    ((trading, own, _),) = case_table.groups(found, description, "status")
    assert (trading.value, trading.label, len(own)) == ("trading", "Trading", 3)


@pytest.mark.parametrize(
    ("number", "sort"), [(1234567, "1234567"), (1234568, "1234568"), (3, "3"), (0.5, "0.5"), (0, "0"), (-3, "-3")]
)
def test_a_number_is_put_in_order_by_all_its_figures(number: float, sort: str, description: Schema) -> None:
    assert row({"size.income": [fact(number)]}, description).cells["income"].sort == sort
