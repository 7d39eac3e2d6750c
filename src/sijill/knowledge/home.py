"""Where Sijill keeps what all casebooks share: `$SIJILL_HOME`, else the platform's folder for user data."""

import os
from pathlib import Path

from platformdirs import user_data_dir


def home() -> Path:
    """The folder, made by whoever writes into it first; nothing is created here."""
    given = os.environ.get("SIJILL_HOME")
    return Path(given).expanduser() if given else Path(user_data_dir("sijill", appauthor=False))
