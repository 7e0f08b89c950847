"""House tests read the repository; they import what they share by its path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
