"""What the tests of research share: modules beside them, found by name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
