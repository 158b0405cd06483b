"""The description of a record in; the form, the starter, the field reference and what data files hold out."""

from macros.render import data_files, group_files
from macros.render.page_macros.group import MacroGroup
from macros.shape import form, starter


class ContributeMacros(MacroGroup):
    """Macros for who adds a record or takes the data."""

    def case_study_form(self) -> str:
        """The form that makes or corrects a record."""
        return self._html(
            "case_study_form.html",
            form=form.Form(self._schema),
            data=form.data(self._schema, self._records, self._book.taken, self._settings),
            key_help=self._schema.root["definitions"]["source_key"]["description"],
        )

    def field_reference(self) -> str:
        """Every field that a record may have."""
        shaped = form.Form(self._schema)
        examples = {path: starter.as_yaml(value) for path, value in form.examples(self._schema)}
        return self._html("field_reference.html", form=shaped, fact=shaped.fact(), examples=examples)

    def starter_file(self) -> str:
        """The annotated starter file, to download and to read."""
        text = starter.text(self._schema)
        return self._html("starter.html", text=text, kilobytes=round(len(text.encode()) / 1000))

    def doors_out(self) -> str:
        """Where to send a file, as far as the site's settings say."""
        told = self._settings
        return self._html("doors_out.html", repository=told.repository, branch=told.branch, contact=told.contact)

    def data_citation(self) -> str:
        """How to cite the data."""
        return self._html("citation.html", citation=data_files.citation(self._book, self._settings))

    def data_columns(self, file: str) -> str:
        """What each column of a table holds: "records", "facts" or "members of the closed group"."""
        tables = {
            "records": data_files.columns(self._schema),
            "facts": data_files.COLUMNS["facts"],
            "members of the closed group": group_files.COLUMNS,
        }
        return self._html("data_columns.html", columns=tables[file], file=file)

    def data_fields(self) -> str:
        """Every field of a record, and the parts of a fact, in the words of the description."""
        return self._html("data_fields.html", schema=self._schema)
