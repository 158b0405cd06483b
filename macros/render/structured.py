"""A page's place in the site in; what it is in the words of schema.org, as plain data for JSON-LD, out."""

import posixpath
from collections.abc import Iterable, Mapping

from macros.handbook import Handbook
from macros.read import dates
from macros.read.fields import Fields
from macros.read.records import Record
from macros.read.schema import Schema
from macros.read.settings import Settings
from macros.render import data_files
from macros.render.virtual_pages import Head
from macros.shape.view import View

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


class Structured:
    """Says of each page what it is. Addresses are whole where the site's own is known, else they start from the
    page (JSON-LD takes them from there)."""

    def __init__(self, book: Handbook, settings: Settings) -> None:
        self.book, self.settings, self.site = book, settings, settings.site_url
        self.parts = _parts(settings.nav)

    def page(self, source: str, address: str, head: Head) -> Fields:
        """The graph for one page. `source` is its path below docs/, `address` its own below the site, `head` its
        title, description and the day it was checked."""
        main = {
            "@type": "WebPage",
            "name": head.title,
            "description": head.description or self.settings.site_description,
            "url": self._address(address, address),
            "inLanguage": "en-GB",
            "isAccessibleForFree": True,
            "license": LICENCE,
            "dateModified": head.checked or None,
            "publisher": {"@type": "Organization", "name": self.settings.site_name},
            **self._own(source, address, head),
        }
        graph = [_filled(main)]
        if address:
            graph.append(self._crumbs(source, address, head.title))
        return {"@context": "https://schema.org", "@graph": graph}

    def _own(self, source: str, address: str, head: Head) -> dict[str, object]:
        """What is true of this kind of page alone."""
        folder, _, name = source.removesuffix(".md").rpartition("/")
        if source == "index.md":
            return {"@type": "WebSite", "name": self.settings.site_name}
        if folder == "case-studies" and name in self.book.records:
            record = self.book.records[name]
            return {
                "@type": "Article",
                "headline": head.title,
                "articleSection": View(record, self.book.schema).choice("sector"),
                "about": organisation(record, self.book.schema),
            }
        if source == "reference/glossary.md":
            return {"@type": "DefinedTermSet", "hasDefinedTerm": self._terms(address)}
        if source == "data/index.md":
            return self._dataset(address)
        if folder == "guide" and name in self.book.chapters:
            stage = self.book.chapters[name].data["stage"]
            return {"@type": "Article", "headline": head.title, "position": stage}
        if name == "index" or source == "contents.md":
            return {"@type": "CollectionPage"}
        return {"@type": "Article", "headline": head.title} if head.checked else {}

    def _terms(self, address: str) -> list[dict[str, object]]:
        terms = self.book.library.data.get("glossary", {}).get("terms", ())
        return [
            _filled(
                {
                    "@type": "DefinedTerm",
                    "name": term["term"],
                    "description": term["meaning"],
                    "alternateName": list(term.get("also", ())),
                    "inDefinedTermSet": self._address(address, address),
                }
            )
            for term in sorted(terms, key=lambda term: str(term["term"]).casefold())
        ]

    def _dataset(self, address: str) -> dict[str, object]:
        edition = data_files.version(self.book)
        downloads = [
            {"@type": "DataDownload", "name": name, "encodingFormat": kind, "contentUrl": self._address(path, address)}
            for path, (kind, name) in data_files.COLUMNS["downloads"].items()
        ]
        return {
            "@type": "Dataset",
            "name": f"{self.settings.site_name}: case-study data",
            "version": edition,
            "dateModified": edition,
            "creator": {"@type": "Organization", "name": self.settings.site_name},
            "citation": data_files.citation(self.book, self.settings),
            "spatialCoverage": "United Kingdom",
            "distribution": downloads,
        }

    def _crumbs(self, source: str, address: str, title: str) -> dict[str, object]:
        """The way to the page: home, its part of the site, itself."""
        way = [("", "Home")]
        part = source.partition("/")[0] + "/"
        if part in self.parts and part != address:
            way.append((part, self.parts[part]))
        way.append((address, title))
        steps = [
            {"@type": "ListItem", "position": number, "name": name, "item": self._address(to, address)}
            for number, (to, name) in enumerate(way, start=1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": steps}

    def _address(self, to: str, here: str) -> str:
        """The address of `to` as it is written on the page at `here`."""
        if self.site:
            return self.site + to
        way = posixpath.relpath(f"/{to}", f"/{here}")
        return way if to and not to.endswith("/") else f"{way}/"


def _parts(nav: Iterable[object]) -> dict[str, str]:
    """The parts of the site that have a front page: its address, and the name it has in the menu."""
    found = {}
    for entry in nav:
        for title, pages in entry.items() if isinstance(entry, Mapping) else ():
            first = pages[0] if isinstance(pages, list) and pages else pages
            if isinstance(first, str) and first.endswith("/index.md"):
                found[first.removesuffix("index.md")] = str(title)
    return found


def organisation(record: Record, schema: Schema) -> dict[str, object]:
    """The organisation of a record: only facts that are not in dispute."""
    ended = record.get("outcome.ended.value") if record.get("status.value") in ("closed", "insolvent") else None
    view = View(record, schema)
    places = [record.get("place"), view.choice("region"), view.choice("nation")]
    numbers = [
        {"@type": "PropertyValue", "propertyID": entry.get("label"), "value": entry["value"]}
        for entry in record.get("identity.registrations", [])
        if "value" in entry
    ]
    return _filled(
        {
            "@type": "Organization",
            "name": record.name,
            "legalName": record.get("identity.legal_name.value"),
            "foundingDate": _day(record.get("origin.started.value")),
            "dissolutionDate": _day(ended),
            "url": record.get("identity.website.value"),
            "areaServed": ", ".join(dict.fromkeys(place for place in places if place)),
            "identifier": [_filled(number) for number in numbers],
        }
    )


def _day(written: object) -> str | None:
    return str(written) if written is not None and dates.year_of(written) else None


def _filled(fields: Fields) -> dict[str, object]:
    """The fields that say something."""
    return {key: value for key, value in fields.items() if value not in (None, "", [])}
