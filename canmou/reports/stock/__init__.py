"""The templates that come with the system."""

from pathlib import Path

FOLDER = Path(__file__).parent
