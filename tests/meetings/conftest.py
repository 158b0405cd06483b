"""What the tests of documents share: every working document, made once."""

from __future__ import annotations

import pytest

from macros.handbook import Handbook
from macros.meetings import documents
from macros.meetings.documents import WorkingDocument


@pytest.fixture(scope="session")
def all_documents(book: Handbook) -> tuple[WorkingDocument, ...]:
    """Every working document of our handbook."""
    return tuple(documents.make(book, "The handbook"))
