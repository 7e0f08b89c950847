"""A garden of records that somebody may not see, and one reader for each role of the site."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # garden.py, walk.py

from garden import Garden  # noqa: E402


@pytest.fixture
def garden(cast):
    """Everything planted; 丁若兰 is named in the restricted records, too."""
    found = Garden(cast, cast.named("丁若兰"))
    found.plant()
    return found
