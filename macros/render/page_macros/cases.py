"""Records in; their pages, the table, the comparison and the pictures of all of them out."""

from collections.abc import Callable

from macros.read import shown
from macros.render import jinja
from macros.render.page_macros.group import MacroGroup
from macros.shape import case_table, comparison, gaps, outcomes, overview, record_page


class CaseMacros(MacroGroup):
    """Macros about case studies."""

    def case_study(self, slug: str) -> str:
        """The whole page of one record."""
        found = self._book.records[slug]
        values = record_page.context(found, self._schema, self._book.records, self._today)
        told = self._settings
        edit = f"{told.repository}/edit/{told.branch}/case_studies/{found.document.path.name}"
        return self._markdown("record.md", edit_url=edit if told.repository else "", **values)

    def case_study_table(self) -> str:
        """The table of all records, with what it can be filtered by."""
        rows = self._case_rows()
        facets = case_table.facets(rows, self._schema)
        return self._html("table.html", rows=rows, columns=shown.fields(self._schema, "table"), facets=facets)

    def case_study_groups(self, by: str) -> str:
        """All records under headings: by "sector" or by "status"."""
        groups = case_table.groups(self._case_rows(), self._schema, by)
        columns = [c for c in shown.fields(self._schema, "table") if not c.options.get("hidden") and c.key != by]
        return self._markdown("table_groups.md", groups=groups, columns=columns)

    def case_study_comparison(self, cases: list[str], caption: str) -> str:
        """Records (by slug) side by side, until the reader chooses others."""
        columns = [self._book.records[slug] for slug in cases]
        cells = [comparison.cells(record, self._schema, self._today) for record in columns]
        return self._html(
            "compare.html",
            columns=columns,
            cells=cells,
            filled=set().union(*cells),
            longest=comparison.longest(cells),
            sources=[comparison.sources(record, self._schema, self._today) for record in columns],
            parts=comparison.parts(self._schema),
            caption=caption,
        )

    def all_pages(self) -> str:
        """Every record, as a list of links: the way to them without search or script."""
        return self._html("all_pages.html", rows=overview.overview(self._records, self._schema, self._today))

    def record(self, slug: str) -> str:
        """The name of a record as a link, with its status and the date of that."""
        return jinja.inline("record_link.html", row=self._row(slug), root=self._root())

    def outcomes(self, part: str, named: bool = True) -> str:
        """One part of what became of all: "counts", "became" (a picture by status, `named` with a list of names below
        it), "lives", "causes" or "renewals"."""
        found, schema, today = self._records, self._schema, self._today
        shaped = outcomes.lives(found, schema, today)
        makers: dict[str, Callable[[], object]] = {
            "counts": lambda: outcomes.counts(shaped),
            "became": lambda: outcomes.endings(shaped, schema),
            "lives": lambda: shaped,
            "causes": lambda: outcomes.causes(found, schema, today),
            "renewals": lambda: list(outcomes.told(found, schema, today, "outcome.renewals")),
        }
        most = outcomes.ROWS_AT_ONCE
        return self._html("outcomes.html", part=part, named=named, many=most, **{part: makers[part]()})

    def lifelines(self) -> str:
        """The pictures of all lives by year, for wide and narrow pages."""
        shaped = outcomes.lives(self._records, self._schema, self._today)
        key = [(ending.mark, ending.label) for ending in outcomes.endings(shaped, self._schema)]
        return self._html("lifelines.html", pictures=outcomes.pictures(shaped), key=key, mark_of=outcomes.mark)

    def places(self) -> str:
        """How many records there are in each nation and region: a map of tiles, and a table."""
        areas = outcomes.areas(self._records, self._schema)
        return self._html("places.html", areas=areas, places=outcomes.PLACES)

    def gaps(self) -> str:
        """What is missing, old or in conflict, record by record."""
        return self._html("gaps.html", gaps=gaps.gaps(self._records, self._schema, self._today))

    def _case_rows(self) -> list[case_table.TableRow]:
        return case_table.rows(self._records, self._schema, self._today)
