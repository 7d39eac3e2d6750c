"""What every test may import: `factory`, which makes model values by hand."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
