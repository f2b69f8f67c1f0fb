"""The folder for what the running assistant writes outside the conversations."""
import os
from pathlib import Path

SETTING = "BOT_STATE_FOLDER"


def state_folder() -> Path:
    """The folder named by BOT_STATE_FOLDER, else `var`; made if missing."""
    folder = Path(os.environ.get(SETTING) or "var")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        # A read-only disk must not stop the guard: its writers report for themselves.
        pass
    return folder
