"""A template of a Word document or a workbook and its words in; the finished file out, the same for the same words.

The templates beside this file are sources: edit them in Word or Excel. Words in braces are filled in by Jinja.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from pathlib import Path

from docx.opc.coreprops import CoreProperties
from docx.opc.package import OpcPackage
from docxtpl import DocxTemplate

from macros.read import dates
from macros.render import jinja
from macros.render.packed import packed
from macros.render.spreadsheet import clean

TEMPLATES = Path(__file__).parent / "templates"
FOLDER = "documents"  # below the site's front
KINDS = {"docx": "Word document", "xlsx": "Excel workbook", "pptx": "PowerPoint slides"}
_TEXTS = "xl/sharedStrings.xml"  # where a workbook keeps every text of its cells
# The parts of a document that are not its looks.
_OWN = ("word/document.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml")
_SHEETS = "xl/worksheets/sheet"
_HEAD = 80  # characters of a text over or under a sheet
_PROPERTY = 255  # characters that a property of a file may have


@dataclass(frozen=True)
class WorkingDocument:
    """One file to fill in or to show. `used_at` is the slug of the chapter that uses it; `of` is the name of the file
    that it is a worked example of, if it is one."""

    name: str
    title: str
    use: str
    content: bytes
    used_at: str = ""
    of: str = ""

    @property
    def path(self) -> str:
        """Where it stands below the site's front."""
        return f"{FOLDER}/{self.name}"

    @property
    def kind(self) -> str:
        """The kind of file, as people call it."""
        return KINDS[self.name.rpartition(".")[2]]

    @property
    def group(self) -> str:
        """Where it is listed: tool, gate or slides."""
        return self.name.partition("-")[0] if self.name.startswith(("gate-", "slides-")) else "tool"


def word(template: str, title: str, site: str, day: date, **values: object) -> bytes:
    """A Word document. `site` is the name of the site, `day` stands for the clock."""
    made = DocxTemplate(TEMPLATES / template)
    made.render({**_shared(title, site, day), **values}, jinja.for_files(clean))
    return _packed(made.docx.part.package, title, site, day, {})


def workbook(template: str, title: str, site: str, day: date, **values: str) -> bytes:
    """A workbook. Only texts are filled in, and what stands over and under each sheet: each formula keeps the value it
    has in the template, so that a viewer that does not calculate shows the truth."""
    package = OpcPackage.open(str(TEMPLATES / template))
    shared = _shared(title, site, day)
    with zipfile.ZipFile(TEMPLATES / template) as parts:
        made = {name: parts.read(name).decode() for name in parts.namelist() if name.startswith(_SHEETS)}
        texts = jinja.for_files(clean).from_string(parts.read(_TEXTS).decode())
    for key, words in shared.items():
        plain = escape(clean(words)[:_HEAD].replace("&", "&&"))  # there, a single & begins a code
        made = {name: xml.replace(f"{{{{ {key} }}}}", plain) for name, xml in made.items()}
    made[_TEXTS] = texts.render(**shared, **values)
    return _packed(package, title, site, day, {name: xml.encode() for name, xml in made.items()})


def from_data(title: str, site: str, day: date, **values: object) -> bytes:
    """A Word document whose words are all data: its text, header and footer are of tool/parts.xml, the rest is that of
    the gate sheet."""
    template = jinja.for_files(clean).get_template("tool/parts.xml")
    shared = {**_shared(title, site[:_PROPERTY], day), "day": day, **values}
    made = {part: template.render(part=part, **shared).strip().encode() for part in _OWN}
    return dated(TEMPLATES / "gate-sheet.docx", day, made)


def _shared(title: str, site: str, day: date) -> dict[str, str]:
    """The words that every template may use."""
    return {"title": title, "site": site, "checked": dates.in_words(day)}


def _packed(package: OpcPackage, title: str, site: str, day: date, instead: Mapping[str, bytes]) -> bytes:
    """The file of a package. All its parts have the day of the document; `instead` has parts to put in their place."""
    describe(package.core_properties, title, site, day)
    written = io.BytesIO()
    package.save(written)
    return dated(written, day, instead)


def dated(package: io.BytesIO | Path, day: date, instead: Mapping[str, bytes] | None = None) -> bytes:
    """A package again, with the parts of `instead` in their place, and `day` for the clock."""
    with zipfile.ZipFile(package) as old:
        return packed(((name, (instead or {}).get(name) or old.read(name)) for name in old.namelist()), day, 0o600)


def describe(properties: CoreProperties, title: str, site: str, day: date) -> None:
    """What a file says of itself. `properties` are those of a file of any kind."""
    properties.title = clean(title)[:_PROPERTY]
    properties.author = properties.last_modified_by = clean(site)[:_PROPERTY]
    properties.language, properties.comments, properties.revision = "en-GB", "", 1
    properties.created = properties.modified = datetime(day.year, day.month, day.day)
