"""Records in; their pages, the table, the comparison, the pictures of all of them, and the ways to add one out."""

from collections.abc import Callable
from functools import cached_property

from macros.read import shown
from macros.render import data_files, group_files, jinja
from macros.render.page_macros.desk import Desk
from macros.shape import case_table, comparison, form, gaps, outcomes, overview, record_page, starter
from macros.shape.outcomes import Life

# How many lessons a chapter shows before the reader opens the rest, and how many it tells before it only says where
# the others are: a chapter is to load quickly, however many records there are.
LESSONS_OPEN = 2
LESSONS_TOLD = 60


class CaseMacros(Desk):
    """Macros about case studies."""

    def case_study(self, slug: str) -> str:
        """The whole page of one record."""
        found, told = self.book.records[slug], self.settings
        values = record_page.context(found, self.schema, self.book.records, self.today)
        edit = f"{told.repository}/edit/{told.branch}/case_studies/{found.document.path.name}"
        return self.markdown("record.md", edit_url=edit if told.repository else "", **values)

    def case_study_table(self) -> str:
        """The table of all records, with what it can be filtered by."""
        facets = case_table.facets(self._rows, self.schema)
        return self.html("table.html", rows=self._rows, columns=shown.fields(self.schema, "table"), facets=facets)

    def case_study_groups(self, by: str) -> str:
        """All records under headings: by "sector" or by "status"."""
        groups = case_table.groups(self._rows, self.schema, by)
        columns = [c for c in shown.fields(self.schema, "table") if not c.options.get("hidden") and c.key != by]
        return self.markdown("table_groups.md", groups=groups, columns=columns)

    def case_study_comparison(self, cases: list[str], caption: str) -> str:
        """Records (by slug) side by side, until the reader chooses others."""
        columns = [self.book.records[slug] for slug in cases]
        cells = [comparison.cells(record, self.schema, self.today) for record in columns]
        return self.html(
            "compare.html",
            columns=columns,
            cells=cells,
            filled=set().union(*cells),
            longest=comparison.longest(cells),
            sources=[comparison.sources(record, self.schema, self.today) for record in columns],
            parts=comparison.parts(self.schema),
            caption=caption,
        )

    def all_pages(self) -> str:
        """Every record, as a list of links: the way to them without search or script."""
        return self.html("all_pages.html", rows=overview.overview(*self.all))

    def record(self, slug: str) -> str:
        """The name of a record as a link, with its status and the date of that."""
        return jinja.inline("record_link.html", row=self.row(slug), root=self.root)

    def case_lessons(self) -> str:
        """What records show of this stage: lessons of it, and where the others are."""
        found = overview.lessons_of(self.records, self.schema, self.stage, self.today)
        others = {lesson.record.slug: lesson.record for lesson in found[LESSONS_TOLD:]}
        elsewhere = sorted(others.values(), key=lambda row: row.name.casefold())
        return self.html("case_lessons.html", lessons=found[:LESSONS_TOLD], first=LESSONS_OPEN, elsewhere=elsewhere)

    def outcomes(self, part: str) -> str:
        """One part of what became of all: "counts", "became" (a picture by status), "lives", "causes" or "renewals"."""
        made: dict[str, Callable[[], object]] = {
            "counts": lambda: outcomes.counts(self._lives),
            "became": lambda: outcomes.endings(self._lives, self.schema),
            "lives": lambda: self._lives,
            "causes": lambda: outcomes.causes(*self.all),
            "renewals": lambda: list(outcomes.told(*self.all, "outcome.renewals")),
        }
        return self.html("outcomes.html", part=part, many=outcomes.LIVES_AT_ONCE, **{part: made[part]()})

    def lifelines(self) -> str:
        """The pictures of all lives by year, for wide and narrow pages."""
        key = [(ending.mark, ending.label) for ending in outcomes.endings(self._lives, self.schema)]
        return self.html("lifelines.html", pictures=outcomes.pictures(self._lives), key=key, mark_of=outcomes.mark)

    def places(self) -> str:
        """How many records there are in each nation and region: a map of tiles, and a table."""
        return self.html("places.html", areas=outcomes.areas(self.records, self.schema), places=outcomes.PLACES)

    def gaps(self) -> str:
        """What is missing, old or in conflict, record by record."""
        return self.html("gaps.html", gaps=gaps.gaps(*self.all))

    def case_study_form(self) -> str:
        """The form that makes or corrects a record."""
        data = form.data(self.schema, self.records, self.book.taken, self.settings)
        key_help = self.schema.root["definitions"]["source_key"]["description"]
        return self.html("case_study_form.html", form=form.Form(self.schema), data=data, key_help=key_help)

    def field_reference(self) -> str:
        """Every field that a record may have."""
        shaped = form.Form(self.schema)
        examples = {path: starter.as_yaml(value) for path, value in form.examples(self.schema)}
        return self.html("field_reference.html", form=shaped, fact=shaped.fact(), examples=examples)

    def starter_file(self) -> str:
        """The annotated starter file, to download and to read."""
        return self.html("starter.html", text=starter.text(self.schema))

    def data_citation(self) -> str:
        """How to cite the data."""
        return self.html("citation.html", citation=data_files.citation(self.book, self.settings))

    def data_columns(self, file: str) -> str:
        """What each column of a table holds: "records", "facts" or "members of the closed group"."""
        tables = {
            "records": data_files.columns(self.schema),
            "facts": data_files.COLUMNS["facts"],
            "members of the closed group": group_files.COLUMNS,
        }
        return self.html("data_columns.html", columns=tables[file], file=file)

    @cached_property
    def _rows(self) -> list[case_table.TableRow]:
        return case_table.rows(*self.all)

    @cached_property
    def _lives(self) -> list[Life]:
        return outcomes.lives(*self.all)
