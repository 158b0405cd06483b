"""A template of a Word document or a workbook and its words in; the finished file out, the same for the same words.

The templates beside this file are sources: edit them in Word or Excel. Words in braces are filled in by Jinja.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from docx.opc.coreprops import CoreProperties
from docx.opc.package import OpcPackage
from docxtpl import DocxTemplate

from macros.read import dates
from macros.render import jinja
from macros.render.workbook import clean

TEMPLATES = Path(__file__).parent / "templates"
_TEXTS = "xl/sharedStrings.xml"  # where a workbook keeps every text of its cells
_OWN = ("word/document.xml", "word/header1.xml", "word/footer1.xml")  # the parts of a document that are not its looks
_PROPERTY = 255  # characters that a property of a file may have


def word(template: str, title: str, site: str, day: date, **values: object) -> bytes:
    """A Word document. `site` is the name of the site, `day` stands for the clock."""
    made = DocxTemplate(TEMPLATES / template)
    made.render({**_shared(title, site, day), **values}, jinja.for_files(clean))
    return _packed(made.docx.part.package, title, site, day, {})


def workbook(template: str, title: str, site: str, day: date, **values: str) -> bytes:
    """A workbook. Only texts are filled in: each formula keeps the value it has in the template, so that a viewer that
    does not calculate shows the truth."""
    package = OpcPackage.open(str(TEMPLATES / template))
    with zipfile.ZipFile(TEMPLATES / template) as parts:
        texts = jinja.for_files(clean).from_string(parts.read(_TEXTS).decode())
    filled = texts.render(**_shared(title, site, day), **values)
    return _packed(package, title, site, day, {_TEXTS: filled.encode()})


def from_data(title: str, site: str, day: date, **values: object) -> bytes:
    """A Word document whose words are all data: its text, header and footer are of tool/parts.xml, the rest is that of
    the gate sheet."""
    template = jinja.for_files(clean).get_template("tool/parts.xml")
    shared = {**_shared(title, site, day), **values}
    made = {part: template.render(part=part, **shared).strip().encode() for part in _OWN}
    return _packed(OpcPackage.open(str(TEMPLATES / "gate-sheet.docx")), title, site, day, made)


def _shared(title: str, site: str, day: date) -> dict[str, str]:
    """The words that every template may use."""
    return {"title": title, "site": site, "checked": dates.in_words(day)}


def _packed(package: OpcPackage, title: str, site: str, day: date, instead: Mapping[str, bytes]) -> bytes:
    """The file of a package. All its parts have the day of the document; `instead` has parts to put in their place."""
    moment = datetime(day.year, day.month, day.day)
    _describe(package.core_properties, clean(title)[:_PROPERTY], clean(site)[:_PROPERTY], moment)
    written, out = io.BytesIO(), io.BytesIO()
    package.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, instead.get(name) or old.read(name))
    return out.getvalue()


def _describe(properties: CoreProperties, title: str, site: str, moment: datetime) -> None:
    properties.title, properties.author, properties.last_modified_by = title, site, site
    properties.language, properties.comments, properties.revision = "en-GB", "", 1
    properties.created = properties.modified = moment
