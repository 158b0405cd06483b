"""What tests of pages share beside the site itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import small_site
from tests.conftest import built
from tests.once import once


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project as built with no repository, when every day to check again has passed: to read."""

    def make(site: Path) -> None:
        project = small_site.project(tmp_path_factory.mktemp("bare"))
        built(site, project, REPOSITORY="", CONTACT="us@example.org", HANDBOOK_TODAY="2030-01-01")

    return once(tmp_path_factory, "bare-site", make)
