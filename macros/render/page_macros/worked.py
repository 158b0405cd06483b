"""Records and the library in; what pages show of them out, where more is worked out than a template can."""

from functools import cached_property

from macros.read import shown
from macros.render import jinja
from macros.render.page_macros.desk import Desk
from macros.shape import case_table, comparison, form, overview, record_page, starter

# How many lessons a chapter shows before the reader opens the rest, and how many it tells before it only says where
# the others are: a chapter is to load quickly, however many records there are.
LESSONS_OPEN = 2
LESSONS_TOLD = 60


class PageMacros(Desk):
    """Macros about records, and about sources, words and contacts of the library."""

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

    def record(self, slug: str) -> str:
        """The name of a record as a link, with its status and the date of that."""
        return jinja.inline("record_link.html", row=self.row(slug), root=self.root)

    def case_lessons(self) -> str:
        """What records show of this stage: lessons of it, and where the others are."""
        found = overview.lessons_of(self.records, self.schema, self.stage, self.today)
        others = {lesson.record.slug: lesson.record for lesson in found[LESSONS_TOLD:]}
        elsewhere = sorted(others.values(), key=lambda row: row.name.casefold())
        return self.html("case_lessons.html", lessons=found[:LESSONS_TOLD], first=LESSONS_OPEN, elsewhere=elsewhere)

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

    def cite(self, *keys: str, sure: str = "high") -> str:
        """Marks that lead to sources of the library. `sure` is "high" or "medium"."""
        if sure not in ("high", "medium"):
            raise ValueError(f'cite(…, sure="{sure}"): write "high" or "medium".')
        words = {**self.schema.labels(self.schema.root["definitions"]["confidence"]), "high": ""}[sure].lower()
        return jinja.inline("cite.html", marks=self.notes.marks(list(keys)), sure=words)

    def term(self, word: str, shown: str = "") -> str:
        """A word of the glossary, explained on hover and focus, and listed at the end of the page."""
        entry = self.book.library.term(word)
        if entry is None:
            raise ValueError(f'term("{word}"): the glossary does not have this word.')
        return jinja.inline("term.html", entry=entry, shown=shown or word, use=self.notes.word(entry), root=self.root)

    def contacts(self) -> str:
        """Whom to ask, by worry and by kind of help."""
        contacts, kinds = self.book.library.contacts, self.choices("contacts", "contacts", "any", "group").values()
        marks = {key: self.notes.marks(held.get("sources", ())) for key, held in contacts.items()}
        nations = self.readers("home_nation")
        return self.markdown("contacts.md", contacts=contacts, kinds=kinds, marks=marks, nations=nations)

    @cached_property
    def _rows(self) -> list[case_table.TableRow]:
        return case_table.rows(*self.all)
