"""Tables on a small screen: which of them have the name of its column in each cell."""

from __future__ import annotations

from macros.render import page_html

LONG = "A sentence of more than twenty-two characters"
HEAD = "<thead><tr><th>Option</th><th>Route</th><th>Who owns it</th></tr></thead>"


def table(*cells: str, head: str = HEAD, opened: str = "<table>") -> str:
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    return f"{opened}{head}<tbody><tr>{row}</tr></tbody></table>"


def test_each_cell_has_the_name_of_its_column() -> None:
    assert page_html.stacked(f"<p>x</p>{table('In-house', 'None', LONG)}") == (
        f'<p>x</p><table class="plain stacked">{HEAD}<tbody><tr><th scope="row">In-house</th>'
        '<td><span class="cell-label cell-label--short" aria-hidden="true">Route</span>None</td>'
        f'<td><span class="cell-label" aria-hidden="true">Who owns it</span>{LONG}</td></tr></tbody></table>'
    )


def test_what_fits_a_phone_stays_a_table() -> None:
    for fits in (table("2011", "40", "12"), table(LONG, LONG, head=HEAD.replace("<th>Route</th>", ""))):
        assert "cell-label" not in page_html.stacked(fits)


def test_a_long_word_of_a_heading_counts() -> None:
    assert "stacked" in page_html.stacked(
        table("2011", "40", "12", head=HEAD.replace("Route", "Responsibilities-of-everybody"))
    )


def test_marks_of_sources_do_not_make_a_cell_long() -> None:
    mark = f'<span class="cites"><a>1</a><span class="note">{LONG}</span></span>'
    assert page_html.stacked(table("In-house", f"None{mark}", LONG)).count("cell-label--short") == 1


def test_a_blank_has_its_label_only_where_it_is_to_be_filled_in() -> None:
    assert page_html.stacked(table("In-house", "", LONG)).count("cell-label") == 3  # one of them short
    assert ">Route</span>" not in page_html.stacked(table("In-house", "", LONG, opened='<table class="series">'))


def test_tables_that_see_to_it_themselves_stay_as_they_are() -> None:
    own = table("In-house", "None", LONG, opened='<table class="compare reference">')
    assert page_html.stacked(own) == own


def test_a_table_as_wide_as_a_phone_stays_a_table() -> None:
    room = page_html.FITS - 3 * page_html.BETWEEN - len("Option") - len("Route")
    assert "stacked" not in page_html.stacked(table("In", "None", f"\n{'x' * room} ")), "spaces take no room"
    assert "stacked" in page_html.stacked(table("In", "None", "x" * (room + 1)))


def test_a_label_stands_beside_what_takes_half_a_line_at_most() -> None:
    for longer, short in ((0, 1), (1, 0)):
        found = page_html.stacked(table("In-house", "x" * (page_html.SHORT + longer), LONG))
        assert found.count("cell-label--short") == short


def test_of_a_heading_the_longest_word_counts() -> None:
    head = HEAD.replace("Who owns it", "Who owns it and who pays for all of what it does")
    assert "stacked" not in page_html.stacked(table("In", "None", "Us", head=head))
